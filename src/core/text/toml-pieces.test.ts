import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextSyntaxError } from './position.ts';
import { quickToml } from './quick-toml.ts';
import { tomlPieces } from './toml-pieces.ts';
import { parseToml } from './toml.ts';
import { get, list } from './value.ts';

const key = fc.constantFrom('name', 'version', 'a-b', '"q.r"', "'l'", 'deep.er', '__proto__', '1');
const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('"text"', "'literal'", '"esc\\"aped"', '""', '0', '12', '-1', '1_000', '1.5', 'true', 'false', '2024-01-01', '""" x """', '"a # b"', '[]', '{}', '{ }', '12345678901234567890', '01'),
    fc.array(tie('value'), { maxLength: 3 }).chain((items) => fc.constantFrom(`[${items.join(', ')}]`, `[\n${items.map((item) => `  ${item},\n`).join('')}]`, `[ # comment\n${items.join(',\n')} ]`)),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((pairs) => `{ ${pairs.map(([name, item]) => `${name} = ${item}`).join(', ')} }`),
  ),
})).value;
const members = fc.array(fc.tuple(key, value), { maxLength: 4 }).map((pairs) => pairs.map(([name, item]) => `${name} = ${item}\n`).join(''));
const header = fc.constantFrom('[[package]]', '[package.sub]', '[[package.list]]', '[metadata]', '[[patch.unused]]', '[package."x"]', '  [odd]', '# comment', '[a', '[package.name]');
const document = fc.tuple(members, fc.array(fc.tuple(header, members), { maxLength: 6 }), fc.constantFrom('\n', '\r\n')).map(([head, tables, end]) =>
  `${head}\n${tables.map(([name, body]) => `${name}\n${body}\n`).join('')}`.replaceAll('\n', end));

function fully(text: string) {
  try {
    return parseToml(text);
  } catch (error) {
    if (error instanceof TextSyntaxError) return undefined;
    throw error;
  }
}

const plain = (found: unknown): string => JSON.stringify(found, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item));

describe('quick reading of TOML', () => {
  it('gives what the full reader gives, or nothing', () => {
    fc.assert(fc.property(document, (text) => {
      const quick = quickToml(text);
      if (quick !== undefined) expect(plain(quick)).toBe(plain(fully(text)?.value));
    }), { numRuns: 2000 });
  });

  it('does not give up on what package managers write', () => {
    expect(quickToml('[[package]]\nname = "a"\nfiles = [\n    {file = "a.tar.gz", hash = "sha256:00"},\n]\ndependencies = [\n "b",\n]\n\n[package.extras]\nx = ["y (>=1)"]\n')).toEqual({
      package: [{ name: 'a', files: [{ file: 'a.tar.gz', hash: 'sha256:00' }], dependencies: ['b'], extras: { x: ['y (>=1)'] } }],
    });
  });
});

describe('TOML in pieces', () => {
  it('tells apart what package managers write', () => {
    const text = 'version = 4\n\n[[package]]\nname = "a"\ndependencies = [\n "b",\n]\n\n[package.extras]\nx = 1\n\n[[package]]\nname = "b"\n\n[metadata]\nkey = "c"\n';
    const pieces = tomlPieces(text.split('\n'), 'package')!;
    expect([...pieces.items()]).toEqual([{ value: { name: 'a', dependencies: ['b'], extras: { x: 1 } }, line: 3 }, { value: { name: 'b' }, line: 12 }]);
    expect(plain(pieces.head.value)).toBe('{"version":4,"metadata":{"key":"c"}}');
    expect(pieces.head.line('metadata')).toBe(15);
  });

  it('gives what the whole gives, with the same lines, where that can be read', () => {
    fc.assert(fc.property(document, (text) => {
      const whole = fully(text);
      if (whole === undefined) return;
      const pieces = tomlPieces(text.split(/\r?\n/), 'package');
      if (pieces === undefined || !Array.isArray(get(whole.value, 'package'))) return;
      expect(plain([...pieces.items()])).toBe(plain(list(whole.value, 'package').map((item, index) => ({ value: item, line: whole.line('package', index) }))));
      expect(plain(pieces.head.value)).toBe(plain(Object.fromEntries(Object.entries(whole.value as object).filter(([name]) => name !== 'package'))));
    }), { numRuns: 2000 });
  });
});
