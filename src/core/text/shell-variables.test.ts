import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandAll, expandVariables } from './shell-variables.ts';

const values = new Map([['A', 'one'], ['EMPTY', '']]);
const lookup = (name: string): string | undefined => values.get(name);

test.each([
  ['$A-${A}', 'one-one', []],
  ['${B:-two}', 'two', []],
  ['${EMPTY-two}|${EMPTY:-two}', '|two', []],
  ['${B:-${C:-deep}}', 'deep', []],
  ['${A:+set}${B+not}', 'set', []],
  ['${B:?must be}', '${B:?must be}', ['B']],
  ['$$A $', '$A $', []],
  ['x:${{ matrix.v }}', 'x:${{ matrix.v }}', ['matrix.v']],
  ['${A', 'one', []],
  ['$B/$C', '$B/$C', ['B', 'C']],
])('%s', (source, text, missing) => expect(expandVariables(source, lookup)).toEqual({ text, missing }));

test('text without dollar signs is left alone, and nothing throws', () => {
  fc.assert(fc.property(fc.string(), (source) => {
    const expansion = expandVariables(source, lookup);
    if (!source.includes('$')) expect(expansion).toEqual({ text: source, missing: [] });
  }));
});

test('what a value holds without value is missing too', () => {
  const values = new Map([['IMAGE', 'x/y:${V}-z'], ['WHOLE', 'x/y:1']]);
  const known = (name: string) => values.get(name);
  expect(expandAll('${IMAGE}', known)).toEqual({ text: 'x/y:${V}-z', missing: ['V'] });
  expect(expandAll('${OTHER}/${IMAGE}', known)).toEqual({ text: '${OTHER}/x/y:${V}-z', missing: ['OTHER'] });
  expect(expandAll('$WHOLE', known)).toEqual({ text: 'x/y:1', missing: [] });
});
