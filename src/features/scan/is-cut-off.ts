import type { SourceFile } from '#core/plugin/source-file.ts';

/** Bytes at the end of a file in which its last line break is looked for; what follows it is blank in a whole file. */
const tail = 200;

/** Tools end every line with a line break, the last one too: does the file stop in the middle of a line? Documents in braces say themselves where they end. */
export function isCutOff(file: SourceFile): boolean {
  if (file.size === 0) return false;
  const [start, end] = file.range === undefined ? partsOf(file.bytes()) : [file.range(0, tail), file.range(Math.max(0, file.size - tail), tail)];
  if (start.find((byte) => !isBlank(byte)) === BRACE) return false;
  for (let at = end.length - 1; at >= 0; at--) {
    if (end[at] === LINE_FEED) return false;
    if (!isBlank(end[at]!)) return true;
  }
  return false;
}

const partsOf = (bytes: Uint8Array): [Uint8Array, Uint8Array] => [bytes.subarray(0, tail), bytes.subarray(Math.max(0, bytes.length - tail))];

const BRACE = 0x7b;
const LINE_FEED = 0x0a;

/** Spaces, and what UTF-16 and a byte order mark put around them. */
const isBlank = (byte: number): boolean => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0xfe || byte === 0xff;
