import { encodeUtf8 } from '../binary/encode-utf8.ts';

const [opening, closing] = ['REUSE-IgnoreStart', 'REUSE-IgnoreEnd'];

/** From the first to the last character, both markers included. */
export interface IgnoredBlock {
  readonly start: number;
  readonly end: number;
}

/**
 * What stands between `REUSE-IgnoreStart` and `REUSE-IgnoreEnd` speaks of no file (REUSE 3.3, "Ignore block"). A marker that nothing closes opens no block: to
 * leave out the rest of a file for a word in its prose would hide what it says.
 */
export function ignoredBlocks(text: string): IgnoredBlock[] {
  const blocks: IgnoredBlock[] = [];
  for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at)) {
    const end = text.indexOf(closing, at + opening.length);
    if (end === -1) break;
    blocks.push({ start: at, end: end + closing.length });
    at = end + closing.length;
  }
  return blocks;
}

/** The same text with blanks in the blocks: lines and places stay as they are. */
export function withoutIgnoredBlocks(text: string): string {
  const blocks = ignoredBlocks(text);
  if (blocks.length === 0) return text;
  let rest = '';
  let from = 0;
  for (const { start, end } of blocks) {
    rest += text.slice(from, start) + text.slice(start, end).replace(/[^\n\r]/g, ' ');
    from = end;
  }
  return rest + text.slice(from);
}

const [first, ...others] = encodeUtf8(opening) as unknown as [number, ...number[]];
const closingBytes = encodeUtf8(closing);
const blank = 0x20;

/** As `withoutIgnoredBlocks`, for bytes in UTF-8; the same ones when there are none. */
export function bytesWithoutIgnoredBlocks(bytes: Uint8Array): Uint8Array {
  let copy: Uint8Array | undefined;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (!others.every((code, index) => bytes[at + 1 + index] === code)) continue;
    const end = endOf(bytes, at);
    if (end === -1) break;
    copy ??= bytes.slice();
    for (let place = at; place < end; place++) if (copy[place] !== 10 && copy[place] !== 13) copy[place] = blank;
    // the next one may open right there
    at = end - 1;
  }
  return copy ?? bytes;
}

function endOf(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(closingBytes[0]!, from + 1); at !== -1; at = bytes.indexOf(closingBytes[0]!, at + 1)) {
    if (closingBytes.every((code, index) => bytes[at + index] === code)) return at + closingBytes.length;
  }
  return -1;
}
