import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../support/shared.ts';
import { scanInProcess } from '../support/scan-in-process.ts';

/** A second reading by other means than our parsers: plain JSON.parse and regular expressions over the text. */
const readings: Readonly<Record<string, (text: string) => string[]>> = {
  'package-lock.json': (text) => Object.entries((JSON.parse(text) as { packages?: Record<string, { name?: string; version?: string; link?: boolean; resolved?: string }> }).packages ?? {})
    .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true && entry.version !== undefined && entry.resolved?.startsWith('http'))
    .map(([path, entry]) => `npm ${entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 13)} ${entry.version}`),
  'Cargo.lock': (text) => [...text.matchAll(/\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"\nsource = "registry/g)].map(([, name, version]) => `cargo ${name} ${version}`),
  'go.mod': (text) => {
    // modules that are replaced by a directory of the tree are the tree's own
    const local = new Set([...text.matchAll(/^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+\.{1,2}\//gm)].map(([, name]) => name));
    return [...text.replaceAll(/\/\/.*$/gm, '').matchAll(/^\s*(?:require\s+)?([a-z0-9.-]+\.[a-z]+\/\S+)\s+(v\S+)\s*$/gm)]
      .filter(([, name]) => !local.has(name!)).map(([, name, version]) => `golang ${name} ${version}`);
  },
};

const isFile = (name: string): boolean => Object.hasOwn(readings, name);

describe.runIf(hasShared)('the estate, read a second time', () => {
  const root = sharedPath('estate');
  const repositories = hasShared ? readdirSync(root, { withFileTypes: true }).filter((item) => item.isDirectory()).map(({ name }) => name) : [];
  let checked = 0;

  it.each(repositories)('%s: nothing that a lockfile names is missing', async (repository) => {
    const folder = join(root, repository);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile() && isFile(item.name)).map((item) => relative(folder, join(item.parentPath, item.name)));
    const inventory = await scanInProcess(folder);
    const found = new Set(inventory.components.map(({ purl, group, name, version }) => `${purl.slice(4, purl.indexOf('/'))} ${group === undefined ? name : `${group}/${name}`} ${version}`));
    for (const file of files) {
      const expected = readings[file.split('/').at(-1)!]!(readFileSync(join(folder, file), 'utf8'));
      checked += expected.length;
      expect(expected.filter((item) => !found.has(item)), file).toEqual([]);
    }
  });

  it('looked at thousands of packages', () => {
    expect(checked).toBeGreaterThan(15_000);
  });
});
