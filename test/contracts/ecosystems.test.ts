import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookedUpTypes } from '#core/gate/looked-up-types.data.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { extractFromMemory } from '../support/memory-scan.ts';
import { mutated } from '../support/mutated.ts';
import { scanInProcess } from '../support/scan-in-process.ts';
import { summarize } from '../support/summarize.ts';

const folder = join(import.meta.dirname, '../../src/plugins/ecosystems');

const fixturesOf = ({ id }: Ecosystem): string[] => {
  const path = join(folder, id, 'fixtures');
  return existsSync(path) ? readdirSync(path).filter((name) => existsSync(join(path, name, 'input'))).sort() : [];
};

/** All files of a fixture by path. */
function filesOf(input: string): Map<string, Uint8Array> {
  const files = readdirSync(input, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return new Map(files.map((item) => {
    const path = join(item.parentPath, item.name);
    return [relative(input, path), readFileSync(path)] as const;
  }));
}

const faults = (extractions: Awaited<ReturnType<typeof extractFromMemory>>) => extractions.flatMap(({ issues }) => issues).filter(({ code }) => code === 'fault');

it('with a registry are known to the gate, which then advises to ask it', () => {
  expect([...lookedUpTypes].toSorted()).toEqual(ecosystems.filter(({ registry }) => registry !== undefined).map(({ id }) => id).toSorted());
});

describe.each(ecosystems.map((ecosystem) => [ecosystem.id, ecosystem] as const))('ecosystem %s', (id, ecosystem) => {
  it('names its folder, and its sources are told apart', () => {
    expect(existsSync(join(folder, id, 'index.ts'))).toBe(true);
    const sources = ecosystem.sources.map((source) => source.id);
    expect(new Set(sources).size).toBe(sources.length);
    for (const source of ecosystem.sources) expect(source.files.length, `${id}/${source.id} names its files`).toBeGreaterThan(0);
  });

  it('says of every manifest what tells the further needs of what it names', () => {
    for (const { id: source, kind, furtherNeeds } of ecosystem.sources) expect(furtherNeeds === undefined, `${id}/${source}`).toBe(kind !== 'manifest');
  });

  it('has fixtures', () => {
    expect(fixturesOf(ecosystem).length).toBeGreaterThan(0);
  });

  it('loads every source, and fixtures exercise every one', async () => {
    const used = new Set<string>();
    for (const name of fixturesOf(ecosystem)) {
      for (const extraction of await extractFromMemory(ecosystem, filesOf(join(folder, id, 'fixtures', name, 'input')))) used.add(extraction.source);
    }
    for (const source of ecosystem.sources) expect(typeof (await source.load()).default).toBe('function');
    expect(ecosystem.sources.map((source) => `${id}/${source.id}`).filter((source) => !used.has(source))).toEqual([]);
  });

  it.each(fixturesOf(ecosystem))('reads fixture %s as its golden file says, twice the same', async (name) => {
    const fixture = join(folder, id, 'fixtures', name);
    const found = summarize(await scanInProcess(join(fixture, 'input'), [ecosystem]));
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(join(fixture, 'expected.json'), 'utf8')));
    expect(summarize(await scanInProcess(join(fixture, 'input'), [ecosystem]))).toEqual(found);
  });

  it.each(ecosystem.sources.filter(({ marks }) => marks !== undefined).map((source) => [source.id, source] as const))('tells a %s that is something else', async (_, { files }) => {
    for (const text of ['', '{}\n', '[]\n', '{"a":1}\n', 'a = 1\n', 'a: 1\n']) {
      const name = files[0]!.replaceAll('*', 'x');
      const [extraction] = await extractFromMemory(ecosystem, new Map([[`app/${name}`, Buffer.from(text)]]));
      expect(extraction?.issues.length, `${name}: ${text}`).toBeGreaterThan(0);
    }
  });

  it('survives damaged input: whatever is wrong becomes an issue and never a fault', async () => {
    const fixtures = fixturesOf(ecosystem).map((name) => filesOf(join(folder, id, 'fixtures', name, 'input')));
    const candidates = fixtures.flatMap((files) => [...files.keys()].map((path) => ({ files, path })));
    if (candidates.length === 0) return;
    const decoder = new TextDecoder('utf-8');
    const damaged = fc.constantFrom(...candidates).chain(({ files, path }) =>
      mutated([decoder.decode(files.get(path)!)]).map((text) => ({ path, files: new Map([...files, [path, new TextEncoder().encode(text)]]) })));
    await fc.assert(fc.asyncProperty(damaged, async ({ files }) => {
      expect(faults(await extractFromMemory(ecosystem, files))).toEqual([]);
    }), { numRuns: Number(process.env['MUSTER_FUZZ_RUNS'] ?? 60) });
  });

  it('survives cut-off and random bytes', async () => {
    const fixtures = fixturesOf(ecosystem).map((name) => filesOf(join(folder, id, 'fixtures', name, 'input')));
    const candidates = fixtures.flatMap((files) => [...files.keys()].map((path) => ({ files, path })));
    if (candidates.length === 0) return;
    const bytes = fc.constantFrom(...candidates).chain(({ files, path }) => {
      const whole = files.get(path)!;
      const cut = fc.nat({ max: whole.length }).map((end) => whole.subarray(0, end));
      const flipped = fc.array(fc.tuple(fc.nat({ max: Math.max(0, whole.length - 1) }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }).map((changes) => {
        const copy = Uint8Array.from(whole);
        for (const [at, value] of changes) copy[at] = value;
        return copy;
      });
      return fc.oneof(cut, flipped, fc.uint8Array({ maxLength: 300 })).map((content) => new Map([...files, [path, content]]));
    });
    await fc.assert(fc.asyncProperty(bytes, async (files) => {
      expect(faults(await extractFromMemory(ecosystem, files))).toEqual([]);
    }), { numRuns: Number(process.env['MUSTER_FUZZ_RUNS'] ?? 60) });
  });
});
