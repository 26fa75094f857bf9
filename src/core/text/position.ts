/** 1-based lines of character offsets; offsets asked in ascending order cost one pass over the text in all. */
export class LineCounter {
  readonly #text: string;
  #offset = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  lineAt(offset: number): number {
    if (offset < this.#offset) {
      this.#offset = 0;
      this.#line = 1;
    }
    let next = this.#text.indexOf('\n', this.#offset);
    while (next !== -1 && next < offset) {
      this.#line++;
      this.#offset = next + 1;
      next = this.#text.indexOf('\n', this.#offset);
    }
    return this.#line;
  }
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
