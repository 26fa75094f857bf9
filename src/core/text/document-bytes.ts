/** The UTF-8 bytes of a document too long to be held, within reach in any order. */
export interface DocumentBytes {
  readonly size: number;
  /** Text of the bytes from `start` to `end`; what is not UTF-8 becomes U+FFFD as it does in the text as a whole. Throws `UnreadableFile`. */
  text(start: number, end: number): string;
  /** All of them in order; a piece is good until the one after the next is asked for. Throws `UnreadableFile`. */
  chunks(): Iterable<Uint8Array>;
  /** All of them as text, without byte order mark, in pieces that end with a line. Throws `UnreadableFile`. */
  texts(): Iterable<string>;
}
