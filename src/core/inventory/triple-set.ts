import { IntList } from './int-list.ts';

/** So many places are looked at for one triple; where that is not enough (which takes bad luck or ill will), a `Map` takes it. */
const longestSearch = 64;

/** Very many triples of whole numbers in order of their adding, found again at some twenty bytes each. */
export class TripleSet {
  readonly #parts = [new IntList(), new IntList(), new IntList()] as const;
  /** Number + 1 of the triple that hashes there; 0 where there is none. */
  #slots = new Int32Array(64);
  #sought = 0;
  readonly #crowded = new Map<string, number>();

  get length(): number {
    return this.#parts[0].length;
  }

  /** Adds it in any case; `has` does not find what was only pushed. */
  push(a: number, b: number, c: number): void {
    this.#parts[0].push(a);
    this.#parts[1].push(b);
    this.#parts[2].push(c);
  }

  /** Adds it unless it was added by this before. */
  addOnce(a: number, b: number, c: number): boolean {
    if (this.#has(a, b, c)) return false;
    if (2 * (this.#sought + 1) > this.#slots.length) this.#grow();
    this.push(a, b, c);
    this.#sought++;
    this.#place(this.length - 1);
    return true;
  }

  part(which: 0 | 1 | 2, index: number): number {
    return this.#parts[which].at(index);
  }

  /** Gives back what only finding needs. */
  rest(): void {
    this.#slots = new Int32Array(64);
    this.#sought = 0;
    this.#crowded.clear();
  }

  #has(a: number, b: number, c: number): boolean {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const [first, second, third] = this.#parts;
    const hash = hashOf(a, b, c);
    for (let step = 0; step < longestSearch; step++) {
      const index = slots[(hash + step) & mask]! - 1;
      if (index === -1) return false;
      if (first.at(index) === a && second.at(index) === b && third.at(index) === c) return true;
    }
    return this.#crowded.size > 0 && this.#crowded.has(`${a} ${b} ${c}`);
  }

  #place(index: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const [a, b, c] = [this.part(0, index), this.part(1, index), this.part(2, index)];
    const hash = hashOf(a, b, c);
    for (let step = 0; step < longestSearch; step++) {
      const at = (hash + step) & mask;
      if (slots[at] !== 0) continue;
      slots[at] = index + 1;
      return;
    }
    this.#crowded.set(`${a} ${b} ${c}`, index);
  }

  #grow(): void {
    const old = this.#slots;
    const crowded = [...this.#crowded.values()];
    this.#slots = new Int32Array(2 * old.length);
    this.#crowded.clear();
    for (const slot of old) if (slot !== 0) this.#place(slot - 1);
    for (const index of crowded) this.#place(index);
  }
}

function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}
