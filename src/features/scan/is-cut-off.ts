import type { SourceFile } from '#core/plugin/source-file.ts';

/** Tools end every line with a line break, the last one too: does the file stop in the middle of a line? Documents in braces say themselves where they end. */
export function stopsWithinLine(file: SourceFile): boolean {
  if (file.size === 0) return false;
  const start = partOf(file, 0, 64);
  if (start.find((byte) => byte > SPACE && byte < 0x80) === BRACE) return false;
  const end = partOf(file, Math.max(0, file.size - 2), 2);
  const last = end.at(-1);
  return last !== LINE_FEED && !(last === 0 && end[0] === LINE_FEED);
}

const partOf = (file: SourceFile, offset: number, length: number): Uint8Array => file.range?.(offset, length) ?? file.bytes().subarray(offset, offset + length);

const SPACE = 0x20;
const BRACE = 0x7b;
const LINE_FEED = 0x0a;

/** Lacks the file all of what each of its kind has at its end? Of a large one only the end is looked at. */
export function lacksClosing(file: SourceFile, closing: readonly string[]): boolean {
  const text = file.size <= looked || file.range === undefined ? file.text() : new TextDecoder().decode(file.range(file.size - looked, looked));
  return text.trim() !== '' && !closing.some((mark) => text.includes(mark));
}

/** In bytes. */
const looked = 2 ** 22;
