import { ENTRY, NO_KEY, Outline } from './outline.ts';

/** Writes the outline of a document while it is read: `open` an entry, read what it holds, `close` it. */
export class OutlineBuilder {
  #tape = new Int32Array(ENTRY * 64);
  #size = 0;
  readonly #names: string[] = [];

  /** Without a name the entry is an item of a list, or the root of a document. */
  open(name: string | undefined, line: number): number {
    const entry = this.#size;
    if (entry + ENTRY > this.#tape.length) {
      const grown = new Int32Array(this.#tape.length * 2);
      grown.set(this.#tape);
      this.#tape = grown;
    }
    this.#tape[entry] = name === undefined ? NO_KEY : this.#names.push(name) - 1;
    this.#tape[entry + 1] = line;
    this.#size = entry + ENTRY;
    return entry;
  }

  close(entry: number): void {
    this.#tape[entry + 2] = this.#size;
  }

  /** The outline under a closed entry. */
  outline(root: number): Outline {
    const names = this.#names;
    return new Outline(this.#tape.subarray(0, this.#size), { of: (key) => names[key]!, is: (key, name) => names[key] === name }, root);
  }
}
