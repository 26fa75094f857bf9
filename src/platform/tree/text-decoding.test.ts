import { expect, it } from 'vitest';
import { decodeText } from './text-decoding.ts';

it('tells the first line with bytes that are no UTF-8, or with a NUL character', () => {
  expect(decodeText(Buffer.from('a\nb\n\xff\n', 'latin1')).flaw).toEqual({ kind: 'encoding', line: 3 });
  expect(decodeText(Buffer.from('a\nb\0\n')).flaw).toEqual({ kind: 'nul', line: 2 });
  expect(decodeText(Buffer.from('p\0a\0c\0')).flaw).toEqual({ kind: 'nul', line: 1 });
});

it('finds nothing wrong with texts, with or without a mark, and in UTF-16 with one', () => {
  for (const bytes of [Buffer.from('ä\r\n'), Buffer.from('\uFEFFä'), Buffer.from('\uFFFD'), Buffer.from('\uFEFFa', 'utf16le')]) expect(decodeText(bytes).flaw).toBeUndefined();
});
