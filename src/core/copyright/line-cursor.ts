export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Offset behind comment signs and spaces. */
  readonly body: number;
  /** Offset of the line break, or earlier: of long lines only the beginning is looked at. */
  readonly end: number;
  /** Spaces stand before anything else. */
  readonly isIndented: boolean;
}

/** What one look takes in: statements are short, lines of generated files are not. */
const reach = 600;

const leader = /^(?:[\s*#;%!|/\\<>+=~.:-]|dnl\b|REM\b|rem\b|\.\\"|\/\/|--)+/;

/** Lines by offset. Offsets may only grow, so that all look-ups together read the text once. */
export class LineCursor {
  readonly #source: string;
  #number = 1;
  /** Offset of the next line break; kept, because a line of a generated file may have a thousand look-ups. */
  #next: number;

  constructor(source: string) {
    this.#source = source;
    this.#next = this.#lineBreak(0);
  }

  /** The line from the offset on. */
  at(offset: number): Line {
    while (this.#next < offset) {
      this.#number++;
      this.#next = this.#lineBreak(this.#next + 1);
    }
    return { number: this.#number, body: offset, end: this.#end(offset), isIndented: false };
  }

  /** What stands on the line before the offset, as far as one look reaches. */
  before(offset: number): string {
    const piece = this.#source.slice(Math.max(0, offset - 120), offset);
    return piece.slice(piece.lastIndexOf('\n') + 1);
  }

  next({ number, end }: { readonly number: number; readonly end: number }): Line | undefined {
    const mark = this.#source[end];
    if (mark !== '\n' && mark !== '\r') return undefined;
    const start = end + (mark === '\r' && this.#source[end + 1] === '\n' ? 2 : 1);
    if (start >= this.#source.length) return undefined;
    const lineEnd = this.#end(start);
    const skipped = leader.exec(this.#source.slice(start, lineEnd))?.[0] ?? '';
    return { number: number + 1, body: Math.min(lineEnd, start + skipped.length), end: lineEnd, isIndented: /^[ \t]/.test(skipped) };
  }

  #lineBreak(from: number): number {
    const found = this.#source.indexOf('\n', from);
    return found === -1 ? Infinity : found;
  }

  #end(offset: number): number {
    const limit = Math.min(this.#source.length, offset + reach);
    const piece = this.#source.slice(offset, limit);
    const end = piece.search(/[\n\r]/);
    return end === -1 ? limit : offset + end;
  }
}
