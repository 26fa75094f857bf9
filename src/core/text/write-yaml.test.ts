import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml, readQuickly } from './yaml.ts';
import { yamlBlock, yamlText } from './write-yaml.ts';

describe('scalars of YAML', () => {
  it.each([
    ['MIT', 'MIT'], ['pkg:npm/%40scope/name@1.0.0', 'pkg:npm/%40scope/name@1.0.0'], ['vers:npm/>=1.0.0|<2.0.0', 'vers:npm/>=1.0.0|<2.0.0'], ['GPL-2.0-only WITH x', 'GPL-2.0-only WITH x'],
    ['1.10', '"1.10"'], ['yes', '"yes"'], ['null', '"null"'], ['a: b', '"a: b"'], ['a:', '"a:"'], ['a #b', '"a #b"'], [' a', '" a"'], ['a ', '"a "'], ['', '""'], ['- a', '"- a"'], ['*a', '"*a"'], ['a\tb', String.raw`"a\tb"`], ['a\u0085b\u2028', String.raw`"a\u0085b\u2028"`],
  ])('%j', (text, written) => {
    expect(yamlText(text)).toBe(written);
  });

  it('of several lines stand as such, where nothing is lost', () => {
    expect([yamlBlock('a\n\n  b', 4), yamlBlock('a\n\nb: # c', 4), yamlBlock('a\n', 4), yamlBlock('a \nb', 4)]).toEqual(['|-\n    a\n\n      b', '|-\n    a\n\n    b: # c', String.raw`"a\n"`, String.raw`"a \nb"`]);
  });

  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', ':', '#', '-', '|', '"', '\\', '\u00e9', '\r', '\t') }));

  it('are read as they were, by both readers, as keys and as values', () => {
    fc.assert(fc.property(texts, texts, (key, value) => {
      fc.pre(key !== 'last');
      const written = `list:\n  - ${yamlText(key)}: ${yamlBlock(value, 6)}\n    last: x\n`;
      const expected = { list: [Object.fromEntries([[key, value], ['last', 'x']])] };
      expect(parseYaml(written, { strings: true }).value).toEqual(expected);
      expect(readQuickly(written, { strings: true })?.documents[0]).toEqual(expected);
    }), { numRuns: 500 });
  });
});
