import { IntList } from '../../inventory/int-list.ts';
import { TextIndex } from '../../inventory/text-index.ts';
import { ItemsOnce } from '../../text/json-pieces.ts';

export type RowKind = 'dependsOn' | 'provides';

/** What is known of a ref, in bits. */
const NAMED = 1;
const HAS_ENTRY = 2;

/** A row from this length on is told item by item. */
const longRow = 10_000;

/** What each `ref` depends on and provides, without repetition, in order of telling; a million edges take 20 MB outside of the heap. */
export class DependencyRows {
  readonly #refs: TextIndex;
  readonly #rows: Readonly<Record<RowKind, Rows>> = { dependsOn: new Rows(), provides: new Rows() };
  /** By number of the ref. */
  readonly #marks = new IntList();
  /** Numbers of refs that have an entry, in order. */
  readonly #entries = new IntList();
  /** Numbers of refs that need or provide something, in order. */
  readonly #sources = new IntList();

  /** `refs` may be shared with others. */
  constructor(refs: TextIndex) {
    this.#refs = refs;
  }

  add(from: string, to: string, kind: RowKind): void {
    const [source, target] = [this.#refs.number(from), this.#refs.number(to)];
    if (!this.#rows.dependsOn.has(source) && !this.#rows.provides.has(source)) this.#sources.push(source);
    for (const number of [source, target]) this.#marks.set(number, this.#marks.at(number) | NAMED);
    this.#rows[kind].add(source, target);
  }

  /** Is it named on any side? */
  names(ref: string): boolean {
    const number = this.#refs.find(ref);
    return number !== undefined && (this.#marks.at(number) & NAMED) !== 0;
  }

  /** It gets an entry, behind those of others so far. */
  addEntry(ref: string): void {
    this.#addEntry(this.#refs.number(ref));
  }

  /** So do all that need or provide something. */
  addEntriesOfSources(): void {
    for (const source of this.#sources) this.#addEntry(source);
  }

  #addEntry(number: number): void {
    if ((this.#marks.at(number) & HAS_ENTRY) !== 0) return;
    this.#marks.set(number, this.#marks.at(number) | HAS_ENTRY);
    this.#entries.push(number);
  }

  get entryCount(): number {
    return this.#entries.length;
  }

  *entries(): Generator<{ readonly ref: string; readonly dependsOn: Row; readonly provides: Row }> {
    for (const number of this.#entries) yield { ref: this.#refs.text(number), dependsOn: this.#row(number, 'dependsOn'), provides: this.#row(number, 'provides') };
  }

  #row(source: number, kind: RowKind): Row {
    const targets = this.#rows[kind].of(source);
    const texts = Iterator.from(targets).map((target) => this.#refs.text(target));
    return targets.length < longRow ? [...texts] : new ItemsOnce(texts);
  }
}

export type Row = readonly string[] | ItemsOnce<string>;

/** Lists that are linked: each item knows the next one of its row. */
class Rows {
  /** By source: number of its first and last item + 1. */
  readonly #first = new IntList();
  readonly #last = new IntList();
  readonly #targets = new IntList();
  /** Number of the next item + 1. */
  readonly #next = new IntList();

  has(source: number): boolean {
    return this.#first.at(source) !== 0;
  }

  add(source: number, target: number): void {
    const item = this.#targets.length;
    this.#targets.push(target);
    this.#next.push(0);
    const last = this.#last.at(source);
    if (last === 0) this.#first.set(source, item + 1);
    else this.#next.set(last - 1, item + 1);
    this.#last.set(source, item + 1);
  }

  /** Each once. */
  of(source: number): IntList {
    const found = new IntList();
    const seen = new NumberSet();
    for (let item = this.#first.at(source); item !== 0; item = this.#next.at(item - 1)) {
      const target = this.#targets.at(item - 1);
      if (seen.add(target)) found.push(target);
    }
    return found;
  }
}

/** Few numbers as a `Set`, very many as bits. */
class NumberSet {
  #few: Set<number> | undefined = new Set();
  #bits = new Uint8Array(0);

  /** Answers whether it is new. */
  add(number: number): boolean {
    if (this.#few !== undefined) {
      if (this.#few.has(number)) return false;
      this.#few.add(number);
      if (this.#few.size < longRow) return true;
      const few = this.#few;
      this.#few = undefined;
      for (const each of few) this.#set(each);
      return true;
    }
    return this.#set(number);
  }

  #set(number: number): boolean {
    const [at, bit] = [number >>> 3, 1 << (number & 7)];
    if (at >= this.#bits.length) {
      const grown = new Uint8Array(2 * at + 16);
      grown.set(this.#bits);
      this.#bits = grown;
    }
    if ((this.#bits[at]! & bit) !== 0) return false;
    this.#bits[at]! |= bit;
    return true;
  }
}
