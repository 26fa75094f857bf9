import { TextIndex } from '../inventory/text-index.ts';
import { TripleSet } from '../inventory/triple-set.ts';
import { virtualList } from '../inventory/virtual-list.ts';
import type { SbomRelationship } from '../model/sbom.ts';
import type { Scope } from '../model/scope.ts';
import { long } from './long-document.ts';

/** What a relationship is apart from its ends. */
type Kind = Pick<SbomRelationship, 'type' | 'scope' | 'comment'>;

/** The relationships of a document while it is read; of very many, each takes twenty bytes. */
export class RelationshipList {
  readonly #refs = new TextIndex();
  readonly #edges = new TripleSet();
  readonly #kinds: Kind[] = [];
  readonly #kindNumbers = new Map<string, number>();

  add({ from, to, ...kind }: SbomRelationship): void {
    this.#edges.push(this.#refs.number(from), this.#refs.number(to), this.#kind(kind));
  }

  /** Unless the same was added by this before; answers whether it is new. */
  addOnce({ from, to, ...kind }: SbomRelationship): boolean {
    return this.#edges.addOnce(this.#refs.number(from), this.#refs.number(to), this.#kind(kind));
  }

  /** All, in order of adding; to be called when all are there. */
  all(): readonly SbomRelationship[] {
    this.#edges.rest();
    this.#refs.rest();
    const one = (at: number): SbomRelationship => ({ from: this.#refs.text(this.#edges.part(0, at)), to: this.#refs.text(this.#edges.part(1, at)), ...this.#kinds[this.#edges.part(2, at)]! });
    if (this.#edges.length <= long) return Array.from({ length: this.#edges.length }, (_, at) => one(at));
    const list = virtualList(this.#edges.length, one);
    lists.set(list, this);
    return list;
  }

  /** Tells the numbers of the refs of every relationship of this type; `numberOf` is asked once for each ref. */
  each(type: string, numberOf: (ref: string) => number | undefined): (visit: (from: number, to: number, scope: Scope | undefined) => void) => void {
    const numbers = Int32Array.from({ length: this.#refs.size }, (_, at) => numberOf(this.#refs.text(at)) ?? -1);
    return (visit) => {
      for (let at = 0; at < this.#edges.length; at++) {
        const kind = this.#kinds[this.#edges.part(2, at)]!;
        const [from, to] = [numbers[this.#edges.part(0, at)]!, numbers[this.#edges.part(1, at)]!];
        if (kind.type === type && from !== -1 && to !== -1) visit(from, to, kind.scope);
      }
    };
  }

  #kind({ type, scope, comment }: Kind): number {
    const key = JSON.stringify([type, scope, comment]);
    const known = this.#kindNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.#kinds.push({ type, ...(scope !== undefined && { scope }), ...(comment !== undefined && { comment }) }) - 1;
    this.#kindNumbers.set(key, number);
    return number;
  }
}

/** Behind which list of relationships stands what. */
const lists = new WeakMap<readonly SbomRelationship[], RelationshipList>();

/** As `RelationshipList.each`, of any list. */
export function eachRelationship(relationships: readonly SbomRelationship[], type: string, numberOf: (ref: string) => number | undefined): ReturnType<RelationshipList['each']> {
  const packed = lists.get(relationships);
  if (packed !== undefined) return packed.each(type, numberOf);
  return (visit) => {
    for (const relationship of relationships) {
      if (relationship.type !== type) continue;
      const [from, to] = [numberOf(relationship.from), numberOf(relationship.to)];
      if (from !== undefined && to !== undefined) visit(from, to, relationship.scope);
    }
  };
}
