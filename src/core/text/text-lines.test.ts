import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SourceFile } from '../plugin/source-file.ts';
import { LARGE, textLines } from './text-lines.ts';

/** A file that says it is large and comes in pieces of any size. */
const inPieces = (text: string, size: number): SourceFile => {
  const bytes = new TextEncoder().encode(text);
  return {
    path: 'yarn.lock', name: 'yarn.lock', directory: '.', size: LARGE, text: () => text, bytes: () => bytes,
    *chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
};

it('gives the same lines in pieces as from the whole', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'ä', '€', '🦊', ' ', ':') });
  fc.assert(fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), fc.boolean(), (lines, end, size, closed) => {
    const text = lines.join(end) + (closed ? end : '');
    const large = inPieces(text, size);
    expect([...textLines(large)]).toEqual([...textLines({ ...large, size: 1 })]);
  }));
});

it('leaves out the byte order mark', () => {
  expect([...textLines(inPieces('﻿a\nb', 2))]).toEqual(['a', 'b']);
});
