import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutated } from '../../../test/support/mutated.ts';
import { refusal } from '../../../test/support/refusal.ts';
import { hasShared, sharedPath } from '../../../test/support/shared.ts';
import { parseToml, type TomlText } from './toml.ts';
import type { Value } from './value.ts';

const LOCK = `# written by a tool
version = 4

[[package]]
name = "a"
version = "1.0.0"

[[package]]
name = "b" # "]]
dependencies = [
  "a", # first
  { name = 'c', extra = ["x"], marker = """
two lines ["" """" },
]
[package.metadata.'x.y']
"quoted \\u00e9" = { deep.er = 1, "=" = 2 }

[tool.later.inner]
when = 1979-05-27T07:32:00Z
[tool]
big = 12345678901234567890
`;

function* paths(value: Value, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  for (const [key, item] of Object.entries(value)) yield* paths(item, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** Every key stands on its line, and what it holds not before it. */
function expectLines(toml: TomlText, text: string): void {
  const lines = text.split('\n');
  for (const path of paths(toml.value)) {
    const line = toml.line(...path);
    const key = path.at(-1);
    const spelling = typeof key === 'number' ? '' : JSON.stringify(key).slice(1, -1);
    expect([path, line, lines[(line ?? 0) - 1]]).toEqual([path, line, typeof key === 'number' ? expect.any(String) : expect.stringMatching(/./)]);
    if (/^[\w-]*$/.test(spelling)) expect(lines[line! - 1]).toContain(spelling);
  }
}

describe('TOML', () => {
  it('gives the line of every table, element and key', () => {
    const toml = parseToml(LOCK);
    const ask = (...path: (string | number)[]) => toml.line(...path);
    expect([ask('version'), ask('package'), ask('package', 0), ask('package', 1), ask('package', 1, 'name')]).toEqual([2, 4, 4, 8, 9]);
    expect([ask('package', 1, 'dependencies', 0), ask('package', 1, 'dependencies', 1), ask('package', 1, 'dependencies', 1, 'marker')]).toEqual([11, 12, 12]);
    expect([ask('package', 1, 'metadata', 'x.y'), ask('package', 1, 'metadata', 'x.y', 'quoted é', 'deep', 'er')]).toEqual([15, 16]);
    expect([ask('tool'), ask('tool', 'later'), ask('tool', 'later', 'inner', 'when'), ask('tool', 'big')]).toEqual([20, 18, 19, 21]);
    expect([ask('package', 2), ask('toString'), ask('version', 'length'), ask()]).toEqual([undefined, undefined, undefined, 1]);
    expectLines(toml, LOCK);
  });

  it('keeps integers that are too big for a number', () => {
    expect(parseToml(LOCK).value).toMatchObject({ tool: { big: 12345678901234567890n } });
  });

  it('takes CRLF and a byte order mark', () => {
    expect(parseToml(`\ufeff${LOCK.replaceAll('\n', '\r\n')}`).line('package', 1, 'metadata', 'x.y')).toBe(15);
  });

  it.each([
    ['a = 1\nb = ', 2, 'invalid value (column 5)'],
    ['a = 1\na = 2', 2, 'trying to redefine an already defined table or value (column 1)'],
    ['a = """\n\n', 1, 'unfinished string (column 5)'],
  ])('says where %j is wrong', (text, line, message) => {
    const error = refusal(() => parseToml(text));
    expect([error?.line, error?.message]).toEqual([line, message]);
  });

  it('has own properties only', () => {
    const { value } = parseToml('[__proto__]\npolluted = 1\n[constructor]\na.__proto__ = 1');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('gives the lines of any text', () => {
    // Keys are unique, so that the first line with a key is the line of the key.
    let count = 0;
    const key = fc.constantFrom('k', '"k"', "'k'").map((form) => form.replace('k', () => `k${count++}x`));
    const dotted = fc.array(key, { minLength: 1, maxLength: 3 }).map((keys) => keys.join(' . '));
    const { value } = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('1', 'true', '1979-05-27 07:32:00', '-0.5e3', '"#"', "'[['", '"\\"]"', '"""\n"" \\"""]\n"""', "'''\n''\n'''", '""', '"\\\\"'),
        fc.array(tie('value'), { maxLength: 4 }).map((items) => `[ # [\n${items.join('\n,\n')}\n]`),
        fc.array(fc.tuple(dotted, tie('value')), { maxLength: 3 }).map((members) => `{ ${members.map(([name, item]) => `${name} = ${item}`).join(', ')} }`),
      ),
    }));
    const statement = fc.oneof(
      fc.tuple(dotted, value).map(([name, item]) => `${name} = ${item} # ]`),
      dotted.map((name) => `[ ${name} ]`),
      dotted.map((name) => `[[${name}]]`),
      fc.constant(''),
    );
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), (statements) => {
        const text = statements.join('\n');
        const toml = parseToml(text);
        for (const path of paths(toml.value)) {
          const name = path.at(-1);
          if (typeof name === 'string') expect([path, toml.line(...path)]).toEqual([path, text.slice(0, text.indexOf(name)).split('\n').length]);
        }
      }),
    );
  });

  it('lets nothing but TextSyntaxError out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[[\]{}="'.,#a1\n\\ ]*$/), mutated([LOCK])), (text) => {
        refusal(() => {
          const toml = parseToml(text);
          for (const path of paths(toml.value)) expect([path, toml.line(...path)]).toEqual([path, expect.any(Number)]);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it.runIf(hasShared)('gives the lines of the lockfiles and manifests at hand', () => {
    for (const folder of [sharedPath('inventory', 'cases'), sharedPath('estate')]) {
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile() || !/\.toml$|^(?:Cargo|uv|poetry|pdm)\.lock$/.test(file.name)) continue;
        const text = readFileSync(join(file.parentPath, file.name), 'utf8');
        if (text.length < 100_000) refusal(() => expectLines(parseToml(text), text));
      }
    }
  });
});

describe('hostile TOML', () => {
  const MANY = 100_000;

  it.each([
    ['brackets', () => `a = ${'['.repeat(MANY)}`],
    ['tables', () => `a = ${'{a='.repeat(MANY)}`],
    ['dots in a header', () => `[${'a.'.repeat(MANY)}a]`],
    ['dots in a key', () => `${'a.'.repeat(MANY)}a = 1`],
  ])('with very many %s is refused', (_name, make) => {
    expect(refusal(() => parseToml(make()))?.message).toMatch(/nested/);
  });

  it.each([
    ['tables of one name', () => '[[a]]\n'.repeat(MANY)],
    ['tables in the latest element', () => '[[a]]\n[a.b]\n'.repeat(MANY)],
    ['comments', () => '#\n'.repeat(MANY)],
    ['quotes', () => `a = "${'\\"'.repeat(MANY)}"`],
    ['quotes without end', () => `a = """${'\\"""'.repeat(MANY)}`],
    ['strings of lines', () => `a = [${'"""\n""",'.repeat(MANY)}]`],
    ['keys', () => Array.from({ length: MANY }, (_, at) => `k${at} = 1`).join('\n')],
    ['one huge key', () => `${'k'.repeat(MANY * 10)} = 1`],
    ['numbers', () => `a = ${'1'.repeat(1000)}\nb = [${'1,'.repeat(MANY)}]`],
    ['lone surrogates', () => `a = "${'\ud800'.repeat(MANY)}"`],
  ])('with very many %s takes time in proportion', (_name, make) => {
    refusal(() => parseToml(make()).line('a', 0));
  });
});
