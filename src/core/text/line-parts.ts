import { IntList } from '../inventory/int-list.ts';
import type { DocumentBytes } from './document-bytes.ts';

/** Parts of a text that is too long to be held, each from one line to another; where they stand is known, and each is read when it is asked for. */
export class LineParts {
  readonly #bytes: DocumentBytes;
  /** In bytes. */
  readonly #starts: IntList;
  readonly #ends: IntList;
  readonly #lines: IntList;

  /** `lines` are those at which the parts begin, `ends` those behind them, both 1-based and rising. Throws `UnreadableFile`. */
  constructor(bytes: DocumentBytes, lines: IntList, ends: IntList) {
    this.#bytes = bytes;
    this.#lines = lines;
    this.#starts = offsetsOf(bytes, lines);
    this.#ends = offsetsOf(bytes, ends);
  }

  get length(): number {
    return this.#lines.length;
  }

  line(number: number): number {
    return this.#lines.at(number);
  }

  text(number: number): string {
    return this.#bytes.text(this.#starts.at(number), this.#ends.at(number));
  }
}

const NEWLINE = 10;

/** Where the lines begin; the end of the text for those behind it. */
function offsetsOf(bytes: DocumentBytes, lines: IntList): IntList {
  const offsets = new IntList();
  let line = 1;
  let base = 0;
  let wanted = lines.at(0);
  const take = (offset: number): void => {
    for (; offsets.length < lines.length && wanted <= line; wanted = lines.at(offsets.length)) offsets.push(offset);
  };
  for (const chunk of bytes.chunks()) {
    // the mark at the very beginning is no part of the text
    if (base === 0) take(chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0);
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) {
      line++;
      if (line === wanted) take(base + at + 1);
    }
    base += chunk.length;
  }
  line = Infinity;
  take(base);
  return offsets;
}
