import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

/** Who may import whom: `core ← plugins ← features ← platform ← cli`. Plugins never import each other. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  plugins: ['core', 'plugins'],
  features: ['core', 'plugins', 'features'],
  platform: ['core', 'plugins', 'features', 'platform'],
  cli: ['core', 'plugins', 'features', 'platform', 'cli'],
  web: ['core', 'web'],
};

/** npm packages by layer; a new one is a decision (docs/decisions/). */
const packages: Readonly<Record<string, readonly string[]>> = {
  core: ['zod', 'fflate', 'yaml', 'smol-toml', 'saxes', 'spdx-license-ids', 'ajv'],
  plugins: [],
  features: [],
  platform: [],
  cli: ['commander', 'zod'],
  web: [],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((item) => item.isFile() && /\.tsx?$/.test(item.name) && !item.parentPath.includes('/fixtures'))
  .map((item) => relative(source, join(item.parentPath, item.name)))
  .sort();

const production = files.filter((file) => !/\.test\.tsx?$/.test(file));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found: Import[] = [];
  const statement = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  for (const match of text.matchAll(statement)) found.push({ from: file, to: match[2]!, typeOnly: match[1] !== undefined });
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) found.push({ from: file, to: match[1]!, typeOnly: true });
  return found;
}

/** Path below src of what a file imports; `undefined` for packages. */
function target({ from, to }: Import): string | undefined {
  if (to.startsWith('#')) return to.slice(1);
  return to.startsWith('.') ? relative(source, resolve(source, dirname(from), to)) : undefined;
}

const all = production.flatMap(importsOf);
const layerOf = (path: string): string => path.split('/')[0]!;

describe('the architecture', () => {
  it('is looked at at all', () => {
    expect(production.length).toBeGreaterThan(100);
    expect(all.length).toBeGreaterThan(200);
  });

  it('has layers that only look to the left', () => {
    const wrong = all.filter((item) => {
      const path = target(item);
      return path !== undefined && !path.startsWith('..') && !layers[layerOf(item.from)]?.includes(layerOf(path));
    });
    expect(wrong).toEqual([]);
  });

  it('has plugins that do not know each other', () => {
    const pluginOf = (path: string): string => path.split('/').slice(0, 3).join('/');
    const wrong = all.filter((item) => {
      const path = target(item);
      return path !== undefined && item.from.startsWith('plugins/') && path.startsWith('plugins/')
        && !item.from.endsWith('registry.generated.ts') && pluginOf(item.from) !== pluginOf(path);
    });
    expect(wrong).toEqual([]);
  });

  it('uses only the packages that were decided on, each in its layer', () => {
    const wrong = all.filter((item) => {
      if (target(item) !== undefined || item.to.startsWith('node:')) return false;
      const name = item.to.startsWith('@') ? item.to.split('/').slice(0, 2).join('/') : item.to.split('/')[0]!;
      return !packages[layerOf(item.from)]?.includes(name);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the world out of core, plugins and features', () => {
    const pure = production.filter((file) => ['core', 'plugins', 'features'].includes(layerOf(file)));
    const wrong = pure.filter((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      return /from 'node:/.test(text) || /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/.test(text);
    });
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    const edges = new Map<string, string[]>();
    for (const item of all) {
      const path = target(item);
      if (path !== undefined && !path.startsWith('..') && !item.typeOnly) edges.set(item.from, [...(edges.get(item.from) ?? []), path]);
    }
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of production) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('has files of one idea each', () => {
    const long = production.filter((file) => !/\.(?:generated|data)\.ts$/.test(file) && readFileSync(join(source, file), 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('has no names that say nothing', () => {
    const vague = production.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|managers?|services?|misc)(?:\/|\.ts|-|$)/.test(file));
    expect(vague).toEqual([]);
  });
});
