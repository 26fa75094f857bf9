import { IntList } from '../../inventory/int-list.ts';
import { TextIndex } from '../../inventory/text-index.ts';

export type RowKind = 'dependsOn' | 'provides';

/** What each `ref` depends on and provides, without repetition, in order of telling; a million edges take 20 MB outside of the heap. */
export class DependencyRows {
  readonly #refs = new TextIndex();
  readonly #rows: Readonly<Record<RowKind, Rows>> = { dependsOn: new Rows(), provides: new Rows() };
  /** Numbers of refs that have entries, in order. */
  readonly #sources = new IntList();
  /** By number of the ref: 1 when it has an entry. */
  readonly #isSource = new IntList();

  add(from: string, to: string, kind: RowKind): void {
    const source = this.#refs.number(from);
    if (this.#isSource.at(source) === 0) {
      this.#isSource.set(source, 1);
      this.#sources.push(source);
    }
    this.#rows[kind].add(source, this.#refs.number(to));
  }

  /** Is it named on any side? */
  names(ref: string): boolean {
    return this.#refs.find(ref) !== undefined;
  }

  *sources(): Generator<string> {
    for (let at = 0; at < this.#sources.length; at++) yield this.#refs.text(this.#sources.at(at));
  }

  of(ref: string, kind: RowKind): string[] {
    const source = this.#refs.find(ref);
    return source === undefined ? [] : [...this.#rows[kind].of(source)].map((target) => this.#refs.text(target));
  }
}

/** Lists that are linked: each item knows the next one of its row. */
class Rows {
  /** By source: number of its first and last item + 1. */
  readonly #first = new IntList();
  readonly #last = new IntList();
  readonly #targets = new IntList();
  /** Number of the next item + 1. */
  readonly #next = new IntList();

  add(source: number, target: number): void {
    const item = this.#targets.length;
    this.#targets.push(target);
    this.#next.push(0);
    const last = this.#last.at(source);
    if (last === 0) this.#first.set(source, item + 1);
    else this.#next.set(last - 1, item + 1);
    this.#last.set(source, item + 1);
  }

  of(source: number): Set<number> {
    const found = new Set<number>();
    for (let item = this.#first.at(source); item !== 0; item = this.#next.at(item - 1)) found.add(this.#targets.at(item - 1));
    return found;
  }
}
