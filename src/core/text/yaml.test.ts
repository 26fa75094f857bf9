import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { mutated } from '../../../test/support/mutated.ts';
import { refusal } from '../../../test/support/refusal.ts';
import { hasShared, sharedPath } from '../../../test/support/shared.ts';
import type { Value } from './value.ts';
import { readWithPackage } from './yaml-package.ts';
import { parseYaml, readQuickly } from './yaml.ts';

const PNPM = `lockfileVersion: '9.0'   # written by a tool

importers:

  .:
    dependencies:
      left:
        specifier: ^1.0.0
        version: 1.0.0(@types/node@20.1.0)

packages:

  '@scope/left@1.0.0':
    resolution: {integrity: sha512-abc/def+123==, tarball: https://files.example/left-1.0.0.tgz}
    engines: {node: '>=18', npm: "~9"}
    cpu: [x64, arm64]
    deprecated: |-
      Use right instead.

      See https://docs.example/right
    hasBin: true
  right@1.10.0:
    resolution: {}
`;
const PODS = `PODS:
  - Core (4.0.1):
    - Core/Network (= 4.0.1)
    - "Core/UI+Kit (~> 4.0)"
  - Other (1.0)

SPEC CHECKSUMS:
  Core: 7864c38297c79aaca1500c33288e429c3451fdce

COCOAPODS: 1.11.2
`;
const WORKFLOW = `name: build
on: {push: {branches: [main, 'v*']}}
env: &env
  A: 1
jobs:
  one:
    env: *env
    steps:
    - uses: actions/checkout@v4 # pinned later
    - run: >
        one
        two

          three
      with:
        ? long
        : 'it''s'
  two: {env: {<<: *env, B: "\\u00e9\\
    x"}}
`;
/** Anchors, merge keys, explicit keys and quoted scalars over several lines. */
const PEOPLE = [
  'x: &defaults\n  image: alpine:3.20\n  env: {A: 1}\nlist: &list\n  - 1\n  - &two {b: 2}\none:\n  <<: *defaults\n  image: b\ntwo:\n  <<: [*defaults, *two]\n  all: *list\n  own: &none\n  again: [*none, *two]\n',
  '? first\n: a\n? "second"\n: - b\n',
  'd:\n  k: "one \\\n    two\\tthree  \n\n    four\\n\n    \\  five\\\n    "\n',
];
const SAMPLES = [PNPM, PODS, WORKFLOW, ...PEOPLE];

/** JSON that tells numbers apart that JSON does not know. */
const spelled = (value: Value): string => JSON.stringify(value, (_key, item: unknown) => (typeof item === 'number' && !Number.isFinite(item) ? String(item) : item));

/** What the package itself makes of the text, with merge keys left alone; `undefined` for an error. */
function oracle(text: string, strings: boolean): Value[] | undefined {
  const documents = parseAllDocuments(text, { schema: strings ? 'failsafe' : 'core', stringKeys: true, prettyErrors: false, logLevel: 'silent' });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    return documents.map((document) => document.toJS() as Value);
  } catch {
    return undefined;
  }
}

type Places = readonly [number | undefined, number | undefined];

/** Every path in the value with the line that each of the two outlines gives. */
function* lines(value: Value, path: string[], ask: (path: string[]) => Places): Generator<readonly [string[], ...Places]> {
  yield [path, ...ask(path)];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* lines(item, [...path, key], ask);
}

/** Both readers say the same, and the quick one never takes what the package refuses. Whether the quick one did it. */
function compare(text: string, strings: boolean): boolean {
  const quick = readQuickly(text, { strings });
  if (quick === undefined) return false;
  const thorough = readWithPackage(text, { strings });
  expect(spelled(quick.documents)).toBe(spelled(thorough.documents));
  // the package alone merges nothing
  if (!text.includes('<<')) expect(spelled(thorough.documents)).toBe(spelled(oracle(text, strings)));
  quick.documents.forEach((document, index) => {
    const quickly = quick.outline.outline(quick.roots[index]!);
    const thoroughly = thorough.outline.outline(thorough.roots[index]!);
    for (const [path, ours, theirs] of lines(document, [], (at): Places => [quickly.line(at), thoroughly.line(at)])) {
      // The package does not say where the dash of an item is when its content starts on a later line.
      if (ours !== theirs && !(ours! < theirs! && /^\d+$/.test(path.at(-1) ?? ''))) expect([path, ours]).toEqual([path, theirs]);
    }
  });
  return true;
}

describe('YAML', () => {
  it('is read with the line of every key and item', () => {
    const yaml = parseYaml(PNPM);
    expect(yaml.value).toMatchObject({ packages: { '@scope/left@1.0.0': { cpu: ['x64', 'arm64'], hasBin: true, engines: { node: '>=18' } } } });
    expect(yaml.line('packages', '@scope/left@1.0.0')).toBe(13);
    expect(yaml.line('packages', '@scope/left@1.0.0', 'cpu', 1)).toBe(16);
    expect(yaml.line('packages', 'right@1.10.0', 'resolution')).toBe(23);
    expect(yaml.line('packages', 'wrong')).toBeUndefined();
    expect(parseYaml(PODS).line('PODS', 0, 'Core (4.0.1)', 1)).toBe(4);
    expect(parseYaml(PODS).line('SPEC CHECKSUMS', 'Core')).toBe(8);
  });

  it('keeps scalars as written when asked to, and keys always', () => {
    expect(parseYaml('1.10: 1.10\nb: [1e3, ~]\nc:\n').value).toEqual({ '1.10': 1.1, b: [1000, null], c: null });
    expect(parseYaml('1.10: 1.10\nb: [1e3, ~]\nc:\n', { strings: true }).value).toEqual({ '1.10': '1.10', b: ['1e3', '~'], c: '' });
    for (const tag of ['', '!x ']) expect(parseYaml(`a: ${tag}b\nv: 1.10\nw: [1e3, 0x1F]\nyes: true\nno: ~\n`, { writtenNumbers: true }).value).toEqual({ a: 'b', v: '1.10', w: ['1e3', '0x1F'], yes: true, no: null });
    expect(parseYaml('1.10: !x 1.10\n', { strings: true }).value).toEqual({ '1.10': '1.10' });
  });

  it('expands aliases and merge keys', () => {
    const yaml = parseYaml(WORKFLOW);
    expect(yaml.value).toMatchObject({ jobs: { one: { env: { A: 1 }, steps: [{}, { run: 'one two\n\n  three\n', with: { long: "it's" } }] } } });
    expect(yaml.value).toMatchObject({ jobs: { two: { env: { A: 1, B: 'éx' } } } });
    expect(yaml.line('jobs', 'one', 'steps', 1, 'with')).toBe(15);
    expect(parseYaml('a: &a {x: 1, y: 1}\nb: {x: 2, <<: [*a, {z: 3, y: 9}]}').value).toMatchObject({ b: { x: 2, y: 1, z: 3 } });
  });

  it('gives the lines of every document', () => {
    const yaml = parseYaml('# c\n---\na: 1\n---\n\nb: 2\n');
    expect(yaml.documents).toEqual([{ a: 1 }, { b: 2 }]);
    expect([yaml.line('a'), yaml.lineIn(0, 'a'), yaml.lineIn(1, 'b'), yaml.lineIn(2)]).toEqual([3, 3, 6, undefined]);
  });

  it('takes CRLF and a byte order mark', () => {
    const yaml = parseYaml(`\ufeff${PNPM.replaceAll('\n', '\r\n')}`);
    expect(yaml.value).toEqual(parseYaml(PNPM).value);
    expect(yaml.line('packages', 'right@1.10.0')).toBe(22);
  });

  it('has no document in an empty text', () => {
    for (const text of ['', '\n', '# nothing\n']) expect(parseYaml(text)).toMatchObject({ value: undefined, documents: [] });
  });

  it.each([
    ['a: 1\na: 2', 2, 'the key a stands twice in one mapping'],
    ['a:\n  b: [1', 2, 'Flow sequence'],
    ['a: b: c', 1, 'Nested mappings'],
    ['a:\n  - *b', 2, 'the alias *b stands for nothing before it'],
    ['&a [*a]', 1, 'the alias *a stands for nothing before it'],
    ['{[a]: b}', 1, 'not plain text'],
    ['a: "b', 1, 'closing'],
  ])('refuses %j with its line', (text, line, message) => {
    const error = refusal(() => parseYaml(text));
    expect([error?.line, error?.message]).toEqual([line, expect.stringContaining(message)]);
  });

  it('has own properties only', () => {
    for (const text of ['__proto__: {polluted: 1}\nconstructor: 2', '&x __proto__: {polluted: 1}\nconstructor: 2']) {
      const { value } = parseYaml(text);
      expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
  });
});

describe('the quick reader of YAML', () => {
  const pieces = ['', ' ', '\n', '\n  ', '- ', '-', ': ', ':', '# c', ' # c', '"', "'", '"a b"', 'a', 'b c', 'x: 1', '{', '}', '[', ']',
    '{a: 1}', '[a, "b"]', ', ', '|', '>-\n', '|2', '\\', '\\n', '\\u00e9',
    '\\\n', '"a\n  b\\tc \n\n d"', '? k\n: ', '<<: ', '<<: *a\n', '&a\n  ', '&a b: 1', '&b {a: 1}\n', '- &a x\n', '*b', '[*a, *b]', '1.10', '0x1F', '0o7', '.5', '1e3', '-.inf', '.NaN', 'null', '~', 'true', '? ', '\n: ', '&a', '*a', '!t', '---', '\n---\n', '\n...\n', '%',
    '@', '\t', '\r\n', '\u0085', '\u2028', '\ufeff', '\ud800', '\0', '__proto__: 1', 'constructor'];
  const line = fc
    .tuple(fc.nat(5), fc.constantFrom('', '', '- ', '- - '), fc.constantFrom('a', 'b', '"q"', "'s'", 'k k', '? x', '<<', '&x', '*x'), fc.constantFrom(': ', ':', ' : ', ''),
      fc.constantFrom('', 'v', 'v w', '"x y"', "'z'", '|', '>', '>-', '|+', '[a, b]', '{a: b, c}', '[', '{a: 1,', ']', '&x', '&y {z: 1}', '&y', '*x', '*y', '[*x, *y]', '{*x : 1}', '"a\\t', '  \\  b"', 'x # c', '# c', '1.0',
        '- z', '"u', 'v"', '"a\\', '\\ b"', 'a: b', '|2', '>1'),
      fc.constantFrom('', '', ' ', '\n', '\n\n', '\n   '))
    .map(([indent, ...parts]) => ' '.repeat(indent) + parts.join(''));
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((chosen) => chosen.join('')),
    fc.array(line, { maxLength: 7 }).map((chosen) => chosen.join('\n')),
    mutated(SAMPLES),
  );

  it('says what the package says, or leaves it to the package', () => {
    fc.assert(fc.property(texts, fc.boolean(), (text, strings) => void compare(text, strings)), { numRuns: 3000 });
  });

  it('reads a block whose last line is of spaces alone as the package does, with and without a line break', () => {
    for (const header of ['|', '|+', '|-', '>', '>+', '|2', '|2+']) for (const end of ['   ', '   \n', '', '\n', '  \n   ']) compare(`a: ${header}\n   b\n${end}`, false);
  });

  it('lets nothing but TextSyntaxError out, whoever reads', () => {
    fc.assert(fc.property(texts, fc.boolean(), (text, strings) => void refusal(() => parseYaml(text, { strings }).line('a', 0, 'b'))), { numRuns: 1000 });
  });

  it('understands what tools write', () => {
    expect([PNPM, PODS].map((text) => compare(text, true) && compare(text, false))).toEqual([true, true]);
    expect(PEOPLE.map((text) => compare(text, true) && compare(text, false))).toEqual(PEOPLE.map(() => true));
  });

  it.runIf(hasShared)('reads nearly every lockfile at hand, all as the package does', () => {
    const names = /^(?:pubspec\.lock|Podfile\.lock|yarn\.lock|Chart\.lock|stack\.yaml\.lock|.*\.ya?ml)$/;
    let quick = 0;
    let all = 0;
    for (const folder of [sharedPath('inventory', 'cases'), sharedPath('estate')]) {
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && names.test(entry.name))) {
        const text = readFileSync(join(file.parentPath, file.name), 'utf8').replace(/^\ufeff/, '');
        // Of the first version of yarn, which is not YAML.
        if (text.length > 300_000 || text.includes('# yarn lockfile v1')) continue;
        if (refusal(() => parseYaml(text)) !== undefined) continue;
        all++;
        if (compare(text, all % 2 === 0)) quick++;
      }
    }
    expect(quick / all).toBeGreaterThan(0.95);
  }, 60_000);
});

describe('hostile YAML', () => {
  const MANY = 50_000;

  it.each([
    ['[', () => '['.repeat(MANY)],
    ['{a: ', () => '{a: '.repeat(MANY)],
    ['- ', () => `${'- '.repeat(MANY)}x`],
    ['? ', () => '? '.repeat(MANY)],
    ['&a [', () => '&a ['.repeat(MANY)],
    ['deeper and deeper lines', () => Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('nested by %s is refused', (_name, make) => {
    expect(refusal(() => parseYaml(make()))?.message).toMatch(/^nested /);
  });

  it.each([
    ['line breaks', () => `a: b${'\n'.repeat(MANY)} c`],
    ['colons', () => 'a: '.repeat(MANY)],
    ['commas', () => `[${','.repeat(MANY)}`],
    ['quotes', () => `"${'\\"'.repeat(MANY)}`],
    ['apostrophes', () => `'${"''".repeat(MANY)}'`],
    ['tags', () => '!a '.repeat(MANY)],
    ['anchors', () => '&a '.repeat(MANY)],
    ['spaces', () => `a: b${' '.repeat(MANY)}c`],
    ['scalars without colon', () => '- a\n'.repeat(MANY)],
    ['lines of a block', () => `a: >\n${' b\n\n  c\n'.repeat(MANY)}`],
    ['keys', () => `&x k: 1\n${Array.from({ length: MANY / 4 }, (_, at) => `k${at}: 1`).join('\n')}`],
    ['closing brackets', () => ']'.repeat(MANY)],
    ['one huge key', () => `${'k'.repeat(MANY)}: 1`],
    ['lone surrogates', () => `a: ${'\ud800'.repeat(MANY)}`],
  ])('of very many %s takes time in proportion', (_name, make) => {
    refusal(() => parseYaml(make(), { strings: true }));
  });

  it('with aliases of aliases is refused', () => {
    const bomb = ['a0: &a0 [x]', ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`)].join('\n');
    for (const text of [bomb, `${bomb}\nt: !tag x`]) expect(refusal(() => parseYaml(text))).toMatchObject({ message: 'aliases repeat too much' });
  });

  it('stops at the first error, and is not read by the package when it is huge', () => {
    expect(refusal(() => parseYaml('[,'.repeat(MANY)))).toBeDefined();
    for (const start of ['? first\n: 1\n', 'd: &d {a: 1}\ne: *d\n', 'd:\n  k: "a\n    6m\\n  t"\n']) expect(parseYaml(`${start}list:\n${'- b\n'.repeat(300_000)}`).value).toHaveProperty('list.299999', 'b');
    expect(refusal(() => parseYaml(`&x a:\n${'- b\n'.repeat(300_000)}`))?.message).toContain('longer than');
    expect(refusal(() => parseYaml(`a:\n  b: 1\n  c: 2\n  b: 3\nlist:\n${'- b\n'.repeat(300_000)}`))).toMatchObject({ line: 4, message: 'the key b stands twice in one mapping' });
  });
});
