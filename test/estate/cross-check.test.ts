import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import { hasShared, sharedPath } from '../support/shared.ts';
import { scanInProcess } from '../support/scan-in-process.ts';
import { raisedByGoWork, secondReadingOf } from './second-reading.ts';

/** `type name version` and `type name` of everything in an inventory; a module of a reactor that another one needs is a project. */
function allNames({ components, projects }: Inventory): Set<string> {
  const names = new Set<string>();
  const add = (purl: string, name: string, version: string | undefined): void => {
    const type = purl.slice(4, purl.indexOf('/'));
    names.add(`${type} ${name}`).add(`${type} ${name} ${version}`);
  };
  for (const { purl, group, name, version } of components) add(purl, group === undefined ? name : `${group}/${name}`, version);
  for (const { purl, version } of projects) {
    if (purl !== undefined) add(purl, decodeURIComponent(purl.slice(purl.indexOf('/') + 1).replace(/@[^/]*$/, '')), version);
  }
  return names;
}

describe.runIf(hasShared)('the estate, read a second time', () => {
  const root = sharedPath('estate');
  const repositories = hasShared ? readdirSync(root, { withFileTypes: true }).filter((item) => item.isDirectory()).map(({ name }) => name) : [];
  const checked = new Map<string, number>();

  it.each(repositories)('%s: nothing that a lockfile or a POM names is missing', async (repository) => {
    const folder = join(root, repository);
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => relative(folder, join(item.parentPath, item.name)));
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    const raised = raisedByGoWork(all, read);
    const files = all.filter((file) => secondReadingOf(basename(file)) !== undefined);
    const found = allNames(await scanInProcess(folder));
    for (const file of files) {
      const name = basename(file);
      const expected = secondReadingOf(name)!(read(file)).map((item) => raised.get(item) ?? item);
      checked.set(name, (checked.get(name) ?? 0) + expected.length);
      expect(expected.filter((item) => !found.has(item)), file).toEqual([]);
    }
  });

  it('looked at thousands of packages, and some of every kind', () => {
    const atLeast = { 'package-lock.json': 15_000, 'yarn.lock': 3000, 'pnpm-lock.yaml': 1800, 'Cargo.lock': 1600, 'go.mod': 500, 'poetry.lock': 15, 'requirements.txt': 25, 'pom.xml': 9000 };
    for (const [name, least] of Object.entries(atLeast)) expect(checked.get(name), name).toBeGreaterThan(least);
  });
});
