import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemble } from '#core/inventory/assemble.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { extractFromMemory, LargeFile } from '../support/memory-scan.ts';
import { hasShared, sharedPath } from '../support/shared.ts';
import { summarize } from '../support/summarize.ts';

/** Files of the inputs in a folder of cases, by the name of the case. */
function inputsIn(folder: string): [string, Map<string, Uint8Array>][] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'input'))).sort() : [];
  return names.map((name) => {
    const input = join(folder, name, 'input');
    const files = readdirSync(input, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
    return [name, new Map(files.map((item) => [relative(input, join(item.parentPath, item.name)), readFileSync(join(item.parentPath, item.name))] as const))];
  });
}

/** Of a damaged file each reader says in its own words what is wrong. */
function inventoryOf(extractions: Awaited<ReturnType<typeof extractFromMemory>>): string {
  const damaged = new Set(extractions.flatMap(({ issues }) => issues).filter(isDamage).map(({ path }) => path));
  const read = extractions.map((extraction) => ({ ...extraction, issues: extraction.issues.filter((issue) => !damaged.has(issue.path)) }));
  const inventory = assemble({ name: 'test', kind: 'directory', location: '.', owners: [] }, read, { files: 0, directories: 0, recognized: 0, ignored: 0 });
  // in pieces a nested entry of version 1 has the line of the entry around it
  return JSON.stringify({ ...summarize(inventory), damaged: [...damaged].sort() }, null, 1).replaceAll(/\n *"[^"\n]*(?:package-lock|npm-shrinkwrap)\.json(?::\d+)?",?(?=\n)/g, '');
}

const isDamage = ({ code, message }: Issue): boolean => code === 'malformed' || message.includes('is not a mapping');

/** Ecosystems with sources that read large files in pieces, and their folder among the labelled cases. */
const withPieces: Readonly<Record<string, string>> = {
  apk: 'apk', deb: 'deb', opkg: 'opkg', conan: 'conan',
  npm: 'npm', cargo: 'cargo', pypi: 'pypi', gem: 'gem', composer: 'composer', maven: 'maven', nuget: 'nuget', golang: 'golang',
  hex: 'hex', pub: 'pub', cocoapods: 'cocoapods', conda: 'conda',
  cpan: 'cpan', vcpkg: 'vcpkg', brew: 'brew', crystal: '', julia: 'julia', mise: 'mise', cos: 'cos', cran: 'cran', dub: 'dub', elm: 'elm', hackage: 'hackage', nim: 'nim', nix: 'nix', spack: 'spack', swift: 'swift', vscode: 'vscode',
};

/** Environments of any name are known by what is in them, and none of them is long. */
class LargeList extends LargeFile {
  override get size(): number {
    return /\.ya?ml$/.test(this.path) ? this.bytes().length : super.size;
  }
}

const ecosystemOf = (id: string): Ecosystem => ecosystems.find((ecosystem) => ecosystem.id === id)!;

describe.each(Object.entries(withPieces))('large files of %s', (id, labelled) => {
  const fixtures = inputsIn(join(import.meta.dirname, '../../src/plugins/ecosystems', id, 'fixtures'));
  const cases = hasShared && labelled !== '' ? inputsIn(sharedPath('inventory', 'cases', labelled)) : [];

  it('give in pieces what they give as a whole', async () => {
    expect(fixtures.length).toBeGreaterThan(0);
    for (const [name, files] of [...fixtures, ...cases]) {
      const whole = inventoryOf(await extractFromMemory(ecosystemOf(id), files));
      const inPieces = inventoryOf(await extractFromMemory(ecosystemOf(id), files, id === 'conda' ? LargeList : LargeFile));
      expect(inPieces, name).toBe(whole);
    }
  });
});
