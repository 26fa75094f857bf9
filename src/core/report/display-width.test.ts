import { describe, expect, it } from 'vitest';
import { cut, displayWidth } from './display-width.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';
import { textTable } from './text-table.ts';

const red = (text: string): string => `\u001B[31m${text}\u001B[0m`;

describe('displayWidth', () => {
  it.each([['', 0], ['abc', 3], [red('abc'), 3], ['漢字', 4], ['e\u0301', 1], ['한글', 4], ['Ａ', 2], ['…', 1], ['🙂', 2], ['a\u200Bb', 2]])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('cut', () => {
  it('does not count colour codes, and closes what is open', () => {
    expect(cut(red('abc'), 3)).toBe(red('abc'));
    expect(cut(`${red('abcdef')} tail`, 4)).toBe(`\u001B[31mabc…\u001B[0m`);
    expect(cut(`${red('ab')}cdef`, 4)).toBe(`${red('ab')}c…`);
  });

  it('never splits a character nor exceeds the width', () => {
    expect(cut('漢字漢字', 4)).toBe('漢…');
    expect(cut('🙂🙂🙂', 3)).toBe('🙂…');
    for (let width = 1; width < 12; width++) expect(displayWidth(cut(`a漢${red('b字c')}d`.repeat(3), width))).toBeLessThanOrEqual(width);
  });
});

describe('textTable', () => {
  const columns = [{ title: 'Name', shrinks: true }, { title: 'Count', align: 'right' as const, drop: 1 }, { title: 'Place', drop: 2 }];
  const rows = [['a long name', '1', 'here'], [red('b'), '10', 'there']];

  it('aligns cells by what is seen', () => {
    expect(textTable(columns, rows)).toEqual(['Name         Count  Place', 'a long name      1  here', `${red('b')}               10  there`]);
  });

  it('drops columns, then shortens one', () => {
    expect(textTable(columns, rows, 20)[1]).toBe('a long name      1');
    expect(textTable(columns, rows, 9)[1]).toBe('a long n…');
  });
});

describe('codeSpan', () => {
  it.each([
    ['@scope/name', '`@scope/name`'], ['a_b*c', '`a_b*c`'], ['', ''], ['a|b', '<code>a&#124;b</code>'], ['`', '<code>&#96;</code>'], ['\\', '<code>&#92;</code>'], [' a ', '<code> a </code>'], ['a\n| b', '<code>a &#124; b</code>'],
  ])('of %j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['a *b* _c_ `d`', String.raw`a \*b\* \_c\_ \`d\``], ['<b>&amp;', '&lt;b&gt;&amp;amp;'], ['@acme', '@\u200Bacme'], ['https://x.example', 'https:\u200B//x.example'], ['#12', '\\#\u200B12'], [':+1:', ':\u200B\\+1:'],
    ['a:b', 'a:b'], ['12:30', '12:30'], ['one\ntwo', 'one two'],
  ])('of %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});
