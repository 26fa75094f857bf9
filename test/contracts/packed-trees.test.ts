import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import { scanArchive } from '#platform/archive/scan-archive.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { makeTar, paxRecord } from '../support/make-tar.ts';
import { zipOf } from '../support/make-zip.ts';
import { scanInProcess } from '../support/scan-in-process.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const folder = join(import.meta.dirname, '../../src/plugins/ecosystems');

const hasLinks = (input: string): boolean => readdirSync(input, { recursive: true, withFileTypes: true }).some((item) => item.isSymbolicLink());

/** Some fixtures of each ecosystem, without those that have links: how these are packed is for the packer to say. */
const inputs = ecosystems.flatMap(({ id }) => {
  const fixtures = join(folder, id, 'fixtures');
  if (!existsSync(fixtures)) return [];
  return readdirSync(fixtures).map((name) => join(fixtures, name, 'input')).filter((input) => existsSync(input) && !hasLinks(input)).slice(0, 3).map((input) => [relative(folder, input), input] as const);
});

/** With pax records: some paths are longer than the first header holds. */
const tarOf = (files: Readonly<Record<string, Uint8Array>>): Buffer => makeTar(Object.entries(files).flatMap(([name, content]) => [{ name: 'pax', type: 'x', content: paxRecord('path', name) }, { name, content }]));

const purlsOf = ({ components }: Inventory): string[] => components.map(({ purl }) => purl);
const scanPacked = (name: string, bytes: Uint8Array): Promise<Inventory> => scanArchive(work.file(name, bytes), { subject: { name, kind: 'archive', location: '.', owners: [] }, ecosystems, exclude: [] }).then(({ inventory }) => inventory);

describe('a tree that is packed', () => {
  it('is tested of most ecosystems', () => expect(inputs.length).toBeGreaterThan(60));

  it.each(inputs)('of %s has the components of the directory', async (_, input) => {
    const files = Object.fromEntries(readdirSync(input, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => {
      const path = join(item.parentPath, item.name);
      return [relative(input, path).replaceAll('\\', '/'), readFileSync(path)];
    }));
    const expected = purlsOf(await scanInProcess(input));
    for (const [name, bytes] of [['a.zip', zipOf(files)], ['a.tgz', gzipSync(tarOf(files))]] as const) expect(purlsOf(await scanPacked(name, bytes))).toEqual(expected);
  }, 60_000);
});
