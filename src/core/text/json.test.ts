import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutated } from '../../../test/support/mutated.ts';
import { refusal } from '../../../test/support/refusal.ts';
import { jsonFault } from './json-fault.ts';
import { parseJson } from './json.ts';
import { TextSyntaxError, withoutByteOrderMark } from './position.ts';
import type { Value } from './value.ts';

type Path = (string | number)[];

const LOCK = `{
  "name": "shop", "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "a": "^1.0.0" } },
    "node_modules/a": {
      "version": "1.2.3", "license": "MIT",
      "cpu": ["x64",
        "arm64"]
    },
    "node_modules/\\u0062\\n": { "version": "2.0.0", "dependencies": {} }
  }
}
`;

/** Writes the value with random space, and remembers the line of every key and item. */
function print(value: Value, space: () => string, blank: (beforeClosing: boolean) => string): { text: string; lines: [Path, number][] } {
  let text = '';
  const lines: [Path, number][] = [];
  const line = () => text.split('\n').length;
  const write = (part: Value, path: Path) => {
    if (typeof part !== 'object' || part === null) {
      text += JSON.stringify(part);
      return;
    }
    const isList = Array.isArray(part);
    text += isList ? '[' : '{';
    Object.entries(part).forEach(([key, item], position) => {
      text += (position > 0 ? ',' : '') + space();
      const at = [...path, isList ? position : key];
      lines.push([at, line()]);
      if (!isList) text += JSON.stringify(key) + space() + ':' + space();
      write(item, at);
      text += space();
    });
    text += blank(Object.keys(part).length > 0) + (isList ? ']' : '}');
  };
  text += space();
  write(value, []);
  text += space();
  return { text, lines };
}

/** No key starts with a backslash: V8 (of Node 24) mistakes another escaped key of the same length for such a key that it has seen before. */
const keys = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom('__proto__', 'constructor', 'a', '1', '"', 'a\\', 'a"b', '\ud800'))
  .filter((key) => !key.startsWith('\\'));
const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.constantFrom(null, true, false, 0, -1.5e300), fc.string({ unit: 'binary' }), fc.constantFrom('{', '[,', '\\', '//x', '/*')),
    fc.array(tie('value'), { maxLength: 12 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 12 }),
  ),
})).value;
const spaces = (choices: readonly string[]) => fc.infiniteStream(fc.constantFrom(...choices));

describe('JSON', () => {
  it('gives the line of every key and item', () => {
    const json = parseJson(LOCK);
    expect(json.line('packages', 'node_modules/a', 'license')).toBe(6);
    expect(json.line('packages', 'node_modules/a', 'cpu', 1)).toBe(8);
    expect(json.line('packages', 'node_modules/b\n', 'version')).toBe(10);
    expect(json.line('packages', '')).toBe(4);
    expect(json.line('packages', 'toString')).toBeUndefined();
    expect(json.line('name', 'length')).toBeUndefined();
    expect(json.line()).toBe(1);
  });

  it('gives them for any value, asked in any order', () => {
    fc.assert(
      fc.property(values, spaces(['', '', ' ', '\n', '\r\n\t', '\n\n  ']), fc.boolean(), (value, stream, backwards) => {
        const { text, lines } = print(value, () => stream.next().value as string, () => '');
        const json = parseJson(text);
        expect(JSON.stringify(json.value)).toBe(JSON.stringify(value));
        if (backwards) lines.reverse();
        for (const [path, line] of lines) expect([path, json.line(...path)]).toEqual([path, line]);
      }),
    );
  });

  it('reads comments and trailing commas where allowed, and keeps the lines', () => {
    const choices = ['', ' ', '\n', '// , ] }\n', '/* "a": 1,\n*/', '/**/', '//\r\n'];
    fc.assert(
      fc.property(values, spaces(choices), spaces(['', ',', ',\n', ', // x\n', '/*,*/,']), (value, stream, commas) => {
        const { text, lines } = print(value, () => stream.next().value as string, (filled) => (filled ? (commas.next().value as string) : ''));
        const json = parseJson(text, { comments: true });
        expect(JSON.stringify(json.value)).toBe(JSON.stringify(value));
        for (const [path, line] of lines) expect([path, json.line(...path)]).toEqual([path, line]);
      }),
    );
  });

  it.each(['[,]', '{,}', '[1,,]', '{"a":,}', '[1 /* ]', '/', '[1 2] // x', "{'a': 1}", '// nothing', '["a" "b",]'])('refuses %s even with comments allowed', (text) => {
    expect(refusal(() => parseJson(text, { comments: true }))).toBeDefined();
  });

  it('reads a text with a byte order mark', () => {
    expect(parseJson('\ufeff{"a":\n1}').value).toEqual({ a: 1 });
  });

  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 'expected a comma or } (column 3)'],
    ['{"a": nul}', 1, 'expected a value (column 7)'],
    ['[1,\n\n', 3, 'expected a value (column 1)'],
    ['[1', 1, 'the text ends before the closing ] (column 3)'],
    ['{"a\nb": 1}', 1, 'a string holds a line break or another control character (column 4)'],
    ['{a: 1}', 1, 'expected a key in double quotes (column 2)'],
    ['{"a" 1}', 1, 'expected a colon after the key (column 6)'],
    ['{} {}', 1, 'there is more text after the end of the value (column 4)'],
    ['["\\x"]', 1, 'a string holds an unknown escape sequence (column 4)'],
    ['', 1, 'expected a value (column 1)'],
  ])('says where %j is wrong', (text, line, message) => {
    const error = refusal(() => parseJson(text));
    expect([error?.line, error?.message]).toEqual([line, message]);
  });

  it('refuses exactly what JSON.parse refuses, with a line', () => {
    const damaged = mutated([LOCK, '{"a":[1,-0.5e+7,true,null,{"b":"\\u00e9\\n"}]}', '[[],{},"",0]']);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[{}[\],:"\\u0-9.eE+\- tfn]*$/), damaged), (given) => {
        const text = withoutByteOrderMark(given);
        const fault = jsonFault(text);
        const expected = refusal(() => {
          try {
            return JSON.parse(text);
          } catch {
            throw new TextSyntaxError('refused');
          }
        });
        expect(fault !== undefined).toBe(expected !== undefined);
        const error = refusal(() => parseJson(text).line('a', 'b'));
        expect(error?.line !== undefined).toBe(expected !== undefined);
        refusal(() => parseJson(text, { comments: true }).line('packages'));
      }),
      { numRuns: 1000 },
    );
  });

  it('has own properties only', () => {
    const json = parseJson('{"__proto__": {"polluted": 1}, "a": 1}');
    expect(Object.keys(json.value as object)).toEqual(['__proto__', 'a']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(json.line('__proto__', 'polluted')).toBe(1);
  });
});

describe('hostile JSON', () => {
  const MANY = 1_000_000;

  it('is refused when nested too deep', () => {
    expect(refusal(() => parseJson('\n' + '['.repeat(100_000) + ']'.repeat(100_000)))).toMatchObject({ line: 2, message: expect.stringContaining('2000 deep') });
    expect(refusal(() => parseJson('{"a":'.repeat(2001) + '1' + '}'.repeat(2001)))).toBeDefined();
    expect(refusal(() => parseJson('{"a":'.repeat(2000) + '1' + '}'.repeat(2000)))).toBeUndefined();
    expect(refusal(() => parseJson('['.repeat(MANY)))).toBeDefined();
  });

  it.each([
    ['backslashes', () => `["${'\\\\'.repeat(MANY)}"]`],
    ['escaped quotes', () => `["${'\\"'.repeat(MANY)}"]`],
    ['escaped quotes without end', () => `["${'\\"'.repeat(MANY)}`],
    ['comments', () => `[1,${'/**/'.repeat(MANY)}]`],
    ['comments and commas', () => `[1${'/**/,'.repeat(MANY)}]`],
    ['open comments', () => '/*'.repeat(MANY)],
    ['one huge key', () => `{"${'k'.repeat(MANY)}": 1}`],
    ['line breaks', () => `[${'\n'.repeat(MANY)}`],
    ['equal keys', () => `{${'"a":[],'.repeat(MANY)}"a":1}`],
  ])('of a million %s takes time in proportion', (_name, make) => {
    refusal(() => parseJson(make(), { comments: true }).line('a', 0, 'b'));
  });

  it('answers many questions in about one pass', () => {
    const text = `{"p":{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":{"v":[${at}]}`).join(',\n')}}}`;
    const json = parseJson(text);
    for (let at = 0; at < 100_000; at++) expect(json.line('p', `k${at}`, 'v', 0) === at + 1).toBe(true);
    for (let at = 99_999; at >= 0; at -= 7) expect(json.line('p', `k${at}`) === at + 1).toBe(true);
  });
});
