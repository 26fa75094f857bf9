/**
 * 1-based lines of character offsets. Offsets asked in ascending order cost one pass over the text in all;
 * the first offset that goes back makes a table of line starts, from then on any order is cheap.
 */
export class LineCounter {
  readonly #text: string;
  #lineStart = 0;
  #line = 1;
  /** Offset of the next line feed, -1 when there is none: kept, because finding it may mean reading a line of many megabytes. */
  #lineEnd: number;
  #starts: Int32Array | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = text.indexOf('\n');
  }

  lineAt(offset: number): number {
    if (this.#starts === undefined && offset >= this.#lineStart) return this.#advance(offset);
    this.#starts ??= lineStarts(this.#text);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  #advance(offset: number): number {
    while (this.#lineEnd !== -1 && this.#lineEnd < offset) {
      this.#line++;
      this.#lineStart = this.#lineEnd + 1;
      this.#lineEnd = this.#text.indexOf('\n', this.#lineStart);
    }
    return this.#line;
  }
}

function lineStarts(text: string): Int32Array {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  const starts = new Int32Array(count);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts[line++] = at + 1;
  return starts;
}

/** A syntax error in a text, with its place where known. */
export class TextSyntaxError extends Error {
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(message);
    this.name = 'TextSyntaxError';
    this.line = line;
  }
}

/** The error with the line of the offset, and its column (1-based) in the message. */
export function syntaxErrorAt(text: string, offset: number, message: string): TextSyntaxError {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = at + 1;
  }
  return new TextSyntaxError(`${message} (column ${offset - lineStart + 1})`, line);
}

/** Texts of a tree come without byte order mark; those of other places may have one. */
export const withoutByteOrderMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
