/** A line of a text, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Offset of the line that follows. */
  readonly next: number;
}

/** The lines of a text one at a time, ended by LF or CRLF; nothing follows the last line end. A line is a view of the text, not a copy. */
export function* eachLine(text: string): Generator<Line> {
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const next = end + 1;
    const isCrlf = newline !== -1 && end > start && text.charCodeAt(end - 1) === 13;
    yield { number: ++number, text: text.slice(start, isCrlf ? end - 1 : end), next };
    start = next;
  }
}
