import { decodeUtf8 } from '../binary/utf8.ts';
import type { SourceFile } from '../plugin/source-file.ts';

/** From this size on a file is read in pieces and never held as a whole. */
export const LARGE = 4 * 2 ** 20;

/** Lines of a file without their ends (`\n`, `\r\n`); can be gone through several times. */
export function textLines(file: SourceFile): Iterable<string> {
  if (file.size >= LARGE) return { [Symbol.iterator]: () => linesOf(textPieces(file)) };
  const text = file.text();
  return { [Symbol.iterator]: () => wholeLines(text) };
}

/** The text of a large file in pieces that end with a line. Throws `UnreadableFile`. */
export const textPieces = (file: SourceFile): Iterable<string> => file.texts?.() ?? lineTexts(file.chunks(), decodeUtf8);

function* wholeLines(text: string): Generator<string> {
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    yield text.slice(start, text.charCodeAt(end - 1) === RETURN && end > start ? end - 1 : end);
    start = end + 1;
  }
  // cut off between the two
  if (start < text.length) yield text.slice(start, text.charCodeAt(text.length - 1) === RETURN ? -1 : undefined);
}

function* linesOf(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield* wholeLines(text);
}

/** Bytes as text in pieces that end with a line, without byte order mark. */
export function* lineTexts(chunks: Iterable<Uint8Array>, decode: (bytes: Uint8Array) => string): Generator<string> {
  let rest: Uint8Array[] = [];
  let isFirst = true;
  const take = (last: Uint8Array): string => {
    const bytes = rest.length === 0 ? last : joined([...rest, last]);
    const hasMark = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    rest = [];
    isFirst = false;
    return decode(hasMark ? bytes.subarray(3) : bytes);
  };
  for (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield take(chunk.subarray(0, end));
    // the bytes of a chunk are not there for long
    if (end < chunk.length) rest.push(chunk.slice(end));
  }
  if (rest.length > 0) yield take(new Uint8Array(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const NEWLINE = 10;
const RETURN = 13;
