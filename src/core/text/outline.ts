/** Numbers per entry of a tape: its key, its line (1-based), the index of the entry that follows its last descendant. */
export const ENTRY = 3;
const LINE = 1;
const END = 2;
/** In place of a key: the entry is an item of an array, or the root. */
export const NO_KEY = -1;

/** From this number of entries on a container gets a table of its keys. */
const FEW = 8;

/** How the numbers that stand for keys in a tape are understood. */
export interface OutlineKeys {
  of(key: number): string;
  /** Only true when `of(key) === name`; found out without making a string, and false where that is not possible. */
  is(key: number, name: string): boolean;
}

/** `path` leads to the key and is good until the listener returns; `line` is where it stands again, `earlier` where it stood before. */
export type RepeatedKeyListener = (path: readonly (string | number)[], line: number, earlier: number) => void;

/**
 * Where every member and item of a document stands: entries in document order, each followed by its descendants. A child is looked up behind the one
 * that was asked for last, or by a table made at the first question out of order, so that all questions together cost about one pass.
 */
export class Outline {
  readonly #tape: Int32Array;
  readonly #keys: OutlineKeys;
  readonly #root: number;
  readonly #latest = new Map<number, number>();
  readonly #tables = new Map<number, Map<string, number>>();

  /** `tape` is made of `ENTRY` numbers per entry; `root` is the index of the entry where paths start. */
  constructor(tape: Int32Array, keys: OutlineKeys, root = 0) {
    this.#tape = tape;
    this.#keys = keys;
    this.#root = root;
  }

  /** 1-based line of the key or item at the path; of several equal keys it may be any. */
  line(path: readonly (string | number)[]): number | undefined {
    let at = this.#root;
    if (at >= this.#tape.length) return undefined;
    for (const key of path) {
      const next = this.#child(at, typeof key === 'string' ? key : String(key));
      if (next === undefined) return undefined;
      at = next;
    }
    return this.#tape[at + LINE];
  }

  /** Tells each key that stands in its object already, in the order of the document. */
  eachRepeated(tell: RepeatedKeyListener): void {
    const path: (string | number)[] = [];
    const open: { readonly end: number; readonly seen: Map<string, number>; items: number }[] = [];
    for (let at = this.#root; at < this.#tape.length; at += ENTRY) {
      while (open.length > 0 && at >= open.at(-1)!.end) open.pop();
      const around = open.at(-1);
      path.length = open.length;
      if (around !== undefined) {
        const [key, line] = [this.#tape[at]!, this.#tape[at + LINE]!];
        const name = key === NO_KEY ? around.items++ : this.#keys.of(key);
        path[open.length - 1] = name;
        if (typeof name === 'string') {
          const earlier = around.seen.get(name);
          if (earlier !== undefined) tell(path, line, earlier);
          around.seen.set(name, line);
        }
      }
      const end = this.#tape[at + END]!;
      if (end > at + ENTRY) open.push({ end, seen: new Map(), items: 0 });
    }
  }

  #child(parent: number, name: string): number | undefined {
    const first = parent + ENTRY;
    const end = this.#tape[parent + END]!;
    if (first >= end) return undefined;
    if (this.#tape[first] === NO_KEY) return this.#lookUp(parent, name);
    const latest = this.#latest.get(parent);
    const next = latest === undefined ? first : this.#tape[latest + END]!;
    if (next < end && this.#keys.is(this.#tape[next]!, name)) {
      this.#latest.set(parent, next);
      return next;
    }
    if (latest !== undefined && this.#keys.is(this.#tape[latest]!, name)) return latest;
    return this.#lookUp(parent, name);
  }

  #lookUp(parent: number, name: string): number | undefined {
    const table = this.#tables.get(parent);
    if (table !== undefined) return table.get(name);
    const end = this.#tape[parent + END]!;
    let position = 0;
    for (let at = parent + ENTRY; at < end; at = this.#tape[at + END]!) {
      if (position === FEW) return this.#tabulate(parent).get(name);
      const key = this.#tape[at]!;
      if (key === NO_KEY ? String(position) === name : this.#keys.is(key, name)) {
        if (key !== NO_KEY) this.#latest.set(parent, at);
        return at;
      }
      position++;
    }
    return this.#tabulate(parent).get(name);
  }

  #tabulate(parent: number): Map<string, number> {
    const table = new Map<string, number>();
    const end = this.#tape[parent + END]!;
    let position = 0;
    for (let at = parent + ENTRY; at < end; at = this.#tape[at + END]!) {
      const key = this.#tape[at]!;
      table.set(key === NO_KEY ? String(position++) : this.#keys.of(key), at);
    }
    this.#tables.set(parent, table);
    return table;
  }
}
