import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyValueBlocks } from './key-value-blocks.ts';
import { eachLine } from './lines.ts';

describe('lines', () => {
  it('have numbers and no ends', () => {
    expect([...eachLine('a\r\n\n b\rc \r\nlast')].map(({ number, text }) => [number, text])).toEqual([[1, 'a'], [2, ''], [3, ' b\rc '], [4, 'last']]);
    expect([...eachLine('')]).toEqual([]);
  });

  it('are those of the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a\r\n ]*$/), (text) => {
        const lines = text.split('\n').map((line, index, all) => (index < all.length - 1 && line.endsWith('\r') ? line.slice(0, -1) : line));
        if (lines.at(-1) === '') lines.pop();
        const read = [...eachLine(text)];
        expect(read.map((line) => line.text)).toEqual(lines);
        expect(read.map((line) => line.number)).toEqual(lines.map((_line, index) => index + 1));
        read.forEach(({ next }, index) => expect(text.slice(next)).toBe(text.split('\n').slice(index + 1).join('\n')));
      }),
    );
  });
});

describe('blocks of keys and values', () => {
  const STATUS = `Package: left
Status: install ok installed
Description: one line
 more lines
 .
   indented
Depends: a,
\tb

# comment
Package:right\r
stray
Version : 1.0
`;

  it('hold fields with continuation lines and line numbers', () => {
    const [left, right, ...rest] = keyValueBlocks(STATUS, { comments: true });
    expect(rest).toEqual([]);
    expect(left!.fields.map(({ name, line }) => [name, line])).toEqual([['Package', 1], ['Status', 2], ['Description', 3], ['Depends', 7]]);
    expect(left!.get('description')).toBe('one line\nmore lines\n.\n  indented');
    expect(left!.get('Depends')).toBe('a,\nb');
    expect([right!.line, right!.get('package'), right!.get('VERSION'), right!.get('toString')]).toEqual([11, 'right', '1.0', undefined]);
    expect(right!.stray).toMatchObject([{ number: 12, text: 'stray' }]);
  });

  it('keep fields of one name, and letters of both cases where they differ', () => {
    const [metadata] = keyValueBlocks('Classifier: a\nName: x\nclassifier: b\n\nThe body: of it\n');
    expect(metadata!.all('Classifier').map(({ value, line }) => [value, line])).toEqual([['a', 1], ['b', 3]]);
    const [apk] = keyValueBlocks('P:musl\np:so:libc\n\n', { caseSensitive: true });
    expect([apk!.get('P'), apk!.get('p'), apk!.get('V')]).toEqual(['musl', 'so:libc', undefined]);
  });

  it('tell where the body starts', () => {
    const text = 'Name: x\r\n\r\nThe body\n\nof it';
    const [metadata] = keyValueBlocks(text);
    expect(text.slice(metadata!.end)).toBe('The body\n\nof it');
  });

  it('take any text, in proportion to its length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a:# \t\r\n]*$/), (text) => {
        const blocks = [...keyValueBlocks(text)];
        const lines = text.split('\n').filter((line) => line.trim() !== '').length;
        const held = blocks.flatMap(({ fields, stray }) => [...fields.map(({ value }) => value.split('\n').length), ...stray.map(() => 1)]);
        expect(held.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(lines);
      }),
    );
    expect([...keyValueBlocks('a: b\n' + ' c\n'.repeat(200_000))]).toHaveLength(1);
    expect([...keyValueBlocks('a: b\n\n'.repeat(100_000))]).toHaveLength(100_000);
    expect([...keyValueBlocks('__proto__: x')][0]?.get('__proto__')).toBe('x');
  });
});
