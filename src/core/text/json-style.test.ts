import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { densePythonStyle, goStyle, phpStyle, pythonStyle, writeJson } from './json-style.ts';

const value = { b: ['x/y', true, null], a: { 'é': '<a>\u007f\n', '': [] }, empty: {} };

it.each([
  ['Python', pythonStyle, String.raw`{"a": {"": [], "\u00e9": "<a>\u007f\n"}, "b": ["x/y", true, null], "empty": {}}`],
  ['Python without spaces', densePythonStyle, String.raw`{"a":{"":[],"\u00e9":"<a>\u007f\n"},"b":["x/y",true,null],"empty":{}}`],
  ['PHP', phpStyle, `${String.raw`{"b":["x\/y",true,null],"a":{"\u00e9":"<a>`}\u007f${String.raw`\n","":[]},"empty":[]}`}`],
  ['Go', goStyle, `${String.raw`{"b":["x/y",true,null],"a":{"é":"\u003ca\u003e`}\u007f${String.raw`\n","":[]},"empty":{}}`}`],
])('as %s writes it', (_, style, expected) => {
  expect(writeJson(value, style)).toBe(expected);
});

it.each([1, 1n, new Date(0), { 1: 'a' }, [{ a: 2 }], undefined])('%o is not written', (odd) => {
  expect(writeJson(odd, pythonStyle)).toBeUndefined();
});

it('means what it was, or nothing', () => {
  fc.assert(fc.property(fc.jsonValue(), (given) => {
    for (const style of [pythonStyle, densePythonStyle, goStyle]) {
      const written = writeJson(given, style);
      if (written !== undefined) expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(given)));
    }
  }));
});
