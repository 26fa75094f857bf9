import { TextSyntaxError } from './position.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const STAR = 42;
const COMMA = 44;
const SLASH = 47;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN = 123;
const CLOSE = 125;

/**
 * As `withoutComments`, for JSON that comes in pieces: what is left is on the line where it was, but not at the same offset.
 * A piece is good until the one after the next is asked for. Throws `TextSyntaxError` for a comment without end.
 */
export function* piecesWithoutComments(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const eraser = new CommentEraser();
  for (const chunk of chunks) yield eraser.feed(chunk);
  yield eraser.end();
}

type Place = 'between' | 'slash' | 'line comment' | 'block comment' | 'star' | 'string' | 'escape';

class CommentEraser {
  #place: Place = 'between';
  /** A comma is held back until it is known what follows it. */
  #isCommaOpen = false;
  /** Whether a value stands before: a comma after an opening bracket or another comma is an error, not a trailing one. */
  #isAfterValue = false;
  #line = 1;
  #commentLine = 1;
  /** They take turns. */
  #out = new Uint8Array(0);
  #other = new Uint8Array(0);
  #length = 0;

  feed(chunk: Uint8Array): Uint8Array {
    // what was held back comes on top
    this.#start(chunk.length + 2);
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk[at]!;
      if (code === NEWLINE) this.#line++;
      switch (this.#place) {
        case 'string':
          this.#out[this.#length++] = code;
          if (code === QUOTE) this.#place = 'between';
          else if (code === BACKSLASH) this.#place = 'escape';
          break;
        case 'escape':
          this.#out[this.#length++] = code;
          this.#place = 'string';
          break;
        case 'between':
          this.#between(code);
          break;
        case 'slash':
          this.#afterSlash(code);
          break;
        default:
          this.#inComment(code);
      }
    }
    return this.#out.subarray(0, this.#length);
  }

  end(): Uint8Array {
    this.#start(2);
    if (this.#place === 'block comment' || this.#place === 'star') throw new TextSyntaxError('a comment starts here and never ends', this.#commentLine);
    if (this.#place === 'slash') this.#significant(SLASH);
    if (this.#isCommaOpen) this.#out[this.#length++] = COMMA;
    return this.#out.subarray(0, this.#length);
  }

  #start(most: number): void {
    const next = this.#other.length < most ? new Uint8Array(most) : this.#other;
    this.#other = this.#out;
    this.#out = next;
    this.#length = 0;
  }

  #between(code: number): void {
    if (code === SPACE || code === NEWLINE || code === RETURN || code === TAB) this.#out[this.#length++] = code;
    else if (code === SLASH) this.#place = 'slash';
    else this.#significant(code);
  }

  #afterSlash(code: number): void {
    if (code === SLASH || code === STAR) {
      this.#place = code === SLASH ? 'line comment' : 'block comment';
      this.#commentLine = this.#line;
      this.#out[this.#length++] = SPACE;
      return;
    }
    this.#place = 'between';
    this.#significant(SLASH);
    this.#between(code);
  }

  #inComment(code: number): void {
    if (code === NEWLINE) this.#out[this.#length++] = NEWLINE;
    if (this.#place === 'line comment') {
      if (code === NEWLINE) this.#place = 'between';
    } else if (code === STAR) this.#place = 'star';
    else this.#place = this.#place === 'star' && code === SLASH ? 'between' : 'block comment';
  }

  #significant(code: number): void {
    if (this.#isCommaOpen && code !== CLOSE_ARRAY && code !== CLOSE) this.#out[this.#length++] = COMMA;
    this.#isCommaOpen = code === COMMA && this.#isAfterValue;
    if (!this.#isCommaOpen) this.#out[this.#length++] = code;
    this.#isAfterValue = code !== COMMA && code !== COLON && code !== OPEN && code !== OPEN_ARRAY;
    if (code === QUOTE) this.#place = 'string';
  }
}
