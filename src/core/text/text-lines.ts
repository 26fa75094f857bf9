import { decodeUtf8 } from '../binary/utf8.ts';
import type { SourceFile } from '../plugin/source-file.ts';

/** From this size on a file is read in pieces and never held as a whole. */
export const LARGE = 4 * 2 ** 20;

/** Lines of a file without their ends (`\n`, `\r\n`); can be gone through several times. */
export function textLines(file: SourceFile): Iterable<string> {
  if (file.size >= LARGE) return { [Symbol.iterator]: () => chunkLines(file.chunks()) };
  const text = file.text();
  return { [Symbol.iterator]: () => wholeLines(text) };
}

function* wholeLines(text: string): Generator<string> {
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    yield text.slice(start, text.charCodeAt(end - 1) === RETURN && end > start ? end - 1 : end);
    start = end + 1;
  }
  if (start < text.length) yield text.slice(start);
}

/** Each line is decoded by itself, so that what is kept of it does not keep the piece of the file alive. */
function* chunkLines(chunks: Iterable<Uint8Array>): Generator<string> {
  let rest: Uint8Array = new Uint8Array(0);
  let isFirst = true;
  for (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end === -1) break;
      const part = chunk.subarray(start, end);
      yield decodeLine(rest.length === 0 ? part : joined(rest, part), isFirst);
      rest = rest.length === 0 ? rest : new Uint8Array(0);
      isFirst = false;
      start = end + 1;
    }
    if (start < chunk.length) rest = joined(rest, chunk.subarray(start));
  }
  if (rest.length > 0) yield decodeLine(rest, isFirst);
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

const NEWLINE = 10;
const RETURN = 13;

function decodeLine(bytes: Uint8Array, isFirst: boolean): string {
  const hasMark = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const end = bytes[bytes.length - 1] === RETURN ? bytes.length - 1 : bytes.length;
  const content = bytes.subarray(hasMark ? 3 : 0, end);
  return content.length <= AT_ONCE && isAscii(content) ? String.fromCharCode.apply(null, content as unknown as number[]) : decodeUtf8(content);
}

const AT_ONCE = 8192;

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false;
  return true;
}
