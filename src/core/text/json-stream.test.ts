import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutated } from '../../../test/support/mutated.ts';
import { refusal } from '../../../test/support/refusal.ts';
import { ANY_KEY, jsonEntries, jsonMatches, type JsonEntry, type JsonPattern } from './json-stream.ts';
import { parseJson } from './json.ts';

const LOCK = `{
  "name": "größe", "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "a": "^1.0.0" } },
    "node_modules/a": { "version": "1.2.3",
      "cpu": ["x64", "arm64"] },
    "node_modules/\\u0062\\n😀": { "version": "2.0.0" }
  },
  "list": [ [1, 2],
    {"x": {}} ]
}
`;

/** The text in chunks of the sizes, over and over; each chunk is overwritten when the next one is asked for, as readers with one buffer do. */
function* cut(text: string, sizes: readonly number[] = [7]): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    const chunk = bytes.slice(at, at + size);
    yield chunk;
    chunk.fill(0);
    at += size;
  }
}

/** What the patterns match in a value that is in memory. */
function* expected(value: unknown, patterns: readonly JsonPattern[], path: (string | number)[] = []): Generator<Pick<JsonEntry, 'path' | 'value'>> {
  const fits = (pattern: JsonPattern) => path.every((key, index) => pattern[index] === ANY_KEY || String(pattern[index]) === String(key));
  const alive = patterns.filter((pattern) => pattern.length >= path.length && fits(pattern));
  if (alive.some(({ length }) => length === path.length)) yield { path, value };
  else if (alive.length > 0 && typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* expected(item, alive, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

describe('a stream of JSON', () => {
  it('gives the members of one object with their lines', () => {
    const entries = [...jsonEntries(cut(LOCK), ['packages'])].map(({ key, line, value }) => [key, line, value]);
    expect(entries).toEqual([
      ['', 4, { dependencies: { a: '^1.0.0' } }],
      ['node_modules/a', 5, { version: '1.2.3', cpu: ['x64', 'arm64'] }],
      ['node_modules/b\n😀', 7, { version: '2.0.0' }],
    ]);
  });

  it('gives several things in one pass', () => {
    const patterns: JsonPattern[] = [['lockfileVersion'], ['packages', ANY_KEY, 'version'], ['list', 1], ['name'], ['nothing', 'here']];
    expect([...jsonMatches(cut(LOCK), patterns)].map(({ path, line, value }) => [path.join(' '), line, value])).toEqual([
      ['name', 2, 'größe'],
      ['lockfileVersion', 2, 3],
      ['packages node_modules/a version', 5, '1.2.3'],
      ['packages node_modules/b\n😀 version', 7, '2.0.0'],
      ['list 1', 10, { x: {} }],
    ]);
  });

  it('gives items of arrays and the whole document', () => {
    expect([...jsonEntries(cut(LOCK), ['list'])].map(({ key, line }) => [key, line])).toEqual([[0, 9], [1, 10]]);
    expect([...jsonMatches(cut('\ufeff [1]'), [[]])]).toEqual([{ path: [], key: '', value: [1], line: 1 }]);
    expect([...jsonEntries(cut('{"a":1}'))].map(({ key }) => key)).toEqual(['a']);
    expect([...jsonEntries(cut('"a"'))]).toEqual([]);
  });

  it('says the same as the reader in memory, wherever chunks end', () => {
    const key = fc
      .oneof(fc.constantFrom('a', 'b', '__proto__', 'é', 'c"d', 'a\\'), fc.string({ unit: 'binary', maxLength: 3 }))
      .filter((name) => !name.startsWith('\\'));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.constantFrom(null, true, -1.5e3, '{"', '\\', '😀'), fc.string()),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const pattern = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'é', 0, 1), fc.constant(ANY_KEY)), { maxLength: 3 });
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(value, fc.array(pattern, { minLength: 1, maxLength: 3 }), sizes, fc.constantFrom(0, 1, 2), (given, patterns, chunks, indent) => {
        const text = JSON.stringify(given, null, indent);
        const json = parseJson(text);
        const read = [...jsonMatches(cut(text, chunks), patterns)];
        const plain = (entries: readonly Pick<JsonEntry, 'path' | 'value'>[]) => JSON.stringify(entries.map(({ path, value: found }) => [path, found]).sort());
        expect(plain(read)).toBe(plain([...expected(JSON.parse(text), patterns)]));
        for (const { path, line } of read) expect([path, line]).toEqual([path, json.line(...path)]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{\n"a": 1\n"b": 2}', 3, 'expected a comma or }'],
    ['{"a": [1, 2}', 1, 'expected a comma or ]'],
    ['{"a":\n\n nul}', 3, 'expected a value'],
    ['{"a": {"b":\n 1', 2, 'the text ends inside of a value'],
    ['{"a": "b', 1, 'the text ends inside a string'],
    ['{"a": 1} x', 1, 'there is more text'],
    ['{"a": 1,}', 1, 'expected a key in double quotes'],
    ['[1,]', 1, 'expected a value'],
    ['', 1, 'the text ends inside of a value'],
    ['{"a"\n1}', 2, 'expected a colon after the key'],
  ])('says where %j is wrong', (text, line, message) => {
    const error = refusal(() => [...jsonEntries(cut(text))]);
    expect([error?.line, error?.message]).toEqual([line, expect.stringContaining(message)]);
  });

  it('lets nothing but TextSyntaxError out, and takes what JSON.parse takes', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[{}[\],:"\\u0-9 \ntrue]*$/), mutated([LOCK]));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const error = refusal(() => [...jsonMatches(cut(text, [size]), [['packages', ANY_KEY], ['a']])]);
        if (error !== undefined) expect(refusal(() => parseJson(text))).toBeDefined();
        else expect(refusal(() => [...jsonMatches(cut(text, [size]), [[]])]) === undefined).toBe(refusal(() => parseJson(text.toWellFormed())) === undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('can be left early', () => {
    let ended = false;
    const chunks = (function* () {
      try {
        yield* cut(LOCK);
      } finally {
        ended = true;
      }
    })();
    for (const { key } of jsonEntries(chunks, ['packages'])) if (key !== '') break;
    expect(ended).toBe(true);
  });

  it('refuses what is nested too deep, wanted or not', () => {
    for (const pattern of [['x'], ['a']]) {
      expect(refusal(() => [...jsonMatches(cut(`{"a":${'['.repeat(100_000)}`, [1000]), [pattern])])?.message).toBe('nested more than 2000 deep');
    }
  });

  it('holds one member at a time', () => {
    let longest = 0;
    const members = function* (): Generator<Uint8Array> {
      const encoder = new TextEncoder();
      yield encoder.encode('{"packages":{"first":0');
      for (let at = 0; at < 40; at++) yield encoder.encode(`,"${at}":"${'x'.repeat(500_000)}"`);
      yield encoder.encode('}}');
    };
    for (const { value } of jsonEntries(members(), ['packages'])) longest = Math.max(longest, String(value).length);
    expect(longest).toBe(500_000);
    const huge = function* (): Generator<Uint8Array> {
      yield new TextEncoder().encode('{"a":"');
      for (let at = 0; at < 80; at++) yield new Uint8Array(1_000_000).fill(0x78);
    };
    expect(refusal(() => [...jsonEntries(huge())])?.message).toContain('longer than');
  });
});
