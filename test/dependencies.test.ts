import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { placesOf, repository, scan, type Scan } from './support/muster.ts';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  /** For development, and what a package of the program can do without. */
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

const readText = (path: string): string => readFileSync(join(repository, path), 'utf8');
const manifest = JSON.parse(readText('package.json')) as Readonly<Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>>>;
const { packages } = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> };
const direct = { ...manifest.devDependencies, ...manifest.dependencies };
const locked = Object.entries(packages).filter(([place]) => place !== '');

/** May be distributed with us: they ask for no more than that notices are kept. */
const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Zlib', 'Python-2.0'];

/** May serve us while we build and test, unmodified, and never leaves this repository. */
const forTools = [...permissive, 'MPL-2.0', 'CC-BY-4.0'];

describe('what we depend on', () => {
  it('is under licences that we allow', () => {
    const wrong = locked.filter(([, { license, dev }]) => !(dev ? forTools : permissive).includes(license ?? 'none'));
    expect(wrong.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });

  it('says the same licence in the package as in the lockfile', () => {
    const wrong = locked.filter(([place, { license }]) => {
      const path = join(repository, place, 'package.json');
      // packages for other platforms are locked and not installed
      return existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as { license?: string }).license !== license;
    });
    expect(wrong.map(([place]) => place)).toEqual([]);
  });

  it('is pinned to one version', () => {
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('runs no script when it is installed, but for Node and esbuild', () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => place);
    // fsevents is optional and only for macOS
    expect(scripted.filter((place) => place !== 'node_modules/fsevents')).toEqual(['node_modules/esbuild', 'node_modules/node']);
  });

  it('is used', () => {
    const used = usedPackages();
    const isTypesOfUsed = (name: string): boolean => name.startsWith('@types/') && (name === '@types/node' || used.has(name.slice('@types/'.length)));
    expect(Object.keys(direct).filter((name) => !used.has(name) && !isTypesOfUsed(name))).toEqual([]);
  });

  it('is only for development when only tests and tools use it', () => {
    const inProgram = usedBy(['src'], (path) => !path.endsWith('.test.ts'));
    expect(Object.keys(manifest.dependencies).filter((name) => !inProgram.has(name))).toEqual([]);
  });

  it('stands in the decision record with its licence', () => {
    const record = readText('docs/decisions/0050-dependencies.md');
    const cells = record.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').map((cell) => cell.trim()));
    const rows = new Map(cells.map(([, name, , license]) => [name!.slice(1, -1), license]));
    expect(rows).toEqual(new Map(Object.keys(direct).map((name) => [name, packages[`node_modules/${name}`]?.license])));
  });
});

describe('what we find in ourselves', () => {
  let own: Scan;
  beforeAll(async () => {
    own = await scan([repository]);
  });

  it('is complete', () => {
    expect(placesOf(own.inventory)).toEqual([]);
  });

  it('is every package of the lockfile', () => {
    const found = new Set(own.inventory.components.map((component) => `${placeOf(component)} ${component.version}`));
    const plain = locked.filter(([place]) => place.lastIndexOf('node_modules/') === 0).map(([place, { version }]) => `${place} ${version}`);
    expect(plain.filter((item) => !found.has(item))).toEqual([]);
  });

  it('has the licence and the scope that the lockfile says', () => {
    const wrong = own.inventory.components.filter((component) => {
      const entry = packages[placeOf(component)];
      if (entry?.version !== component.version) return false;
      return (component.scope === 'runtime') === (entry?.dev === true || entry?.devOptional === true) || !component.declaredLicenses.some(({ value }) => value === entry?.license);
    });
    expect(wrong.map(({ purl, scope }) => `${purl} ${scope}`)).toEqual([]);
  });
});

const placeOf = ({ group, name }: { group?: string | undefined; name: string }): string => `node_modules/${group === undefined ? '' : `${group}/`}${name}`;

function usedPackages(): Set<string> {
  const used = usedBy(['src', 'tools', 'test', 'bench'], () => true);
  // programs are called by their names: tsc of typescript, vitest
  const calls = [...Object.values(manifest.scripts), readText('tools/test.mjs'), readText('tools/set-up.sh')].join('\n');
  for (const name of Object.keys(direct)) {
    const { bin } = JSON.parse(readText(`node_modules/${name}/package.json`)) as { bin?: string | Record<string, string> };
    const programs = typeof bin === 'string' ? [name] : Object.keys(bin ?? {});
    if (programs.some((program) => new RegExp(`(?:^|[\\s'"/])${program}(?:[\\s'"/.]|$)`, 'm').test(calls))) used.add(name);
  }
  return used;
}

/** Packages that modules import, or of which they name themselves the reader of files (`const packageName = …`). */
function usedBy(folders: readonly string[], counts: (path: string) => boolean): Set<string> {
  const files = folders.flatMap((folder) => readdirSync(join(repository, folder), { recursive: true, withFileTypes: true }))
    .filter((item) => item.isFile() && /\.(?:ts|tsx|mjs)$/.test(item.name) && !item.parentPath.includes('/fixtures') && counts(item.name));
  const used = new Set<string>();
  for (const file of files) {
    const text = readFileSync(join(file.parentPath, file.name), 'utf8');
    for (const name of Object.keys(direct)) {
      const isImported = new RegExp(`(?:from|import|import\\()\\s*'${name}['/]`).test(text);
      const isReadFrom = new RegExp(`packageName = '${name}'`).test(text);
      if (isImported || isReadFrom) used.add(name);
    }
  }
  return used;
}
