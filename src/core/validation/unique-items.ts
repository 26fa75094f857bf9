import { sameValue } from '../sbom/same-value.ts';

/** Lists as long as that are compared pair by pair. */
const few = 8;

/** So many places are looked at for one item; more of them takes ill will. */
const longestSearch = 64;

/**
 * Tells whether no two items of a list are equal, in time linear in the size of the document, and of a list that makes its items when they are asked
 * for without holding them: equal values have equal hashes, and an object is hashed once, however many lists around it are asked about.
 */
export class Uniqueness {
  readonly #known = new WeakMap<object, number>();

  areUnique(items: readonly unknown[]): boolean {
    const { length } = items;
    if (length < 2) return true;
    if (length > few) return this.#areManyUnique(items);
    const all = [...items];
    return all.every((item, index) => !all.slice(0, index).some((other) => sameValue(item, other)));
  }

  #areManyUnique(items: readonly unknown[]): boolean {
    let size = 32;
    while (size < 2 * items.length) size *= 2;
    const hashes = new Int32Array(items.length);
    /** Index + 1 of the item that hashes there. */
    const slots = new Int32Array(size);
    const crowded = new Map<string, unknown>();
    let index = 0;
    for (const item of items) {
      const hash = this.#hash(item);
      hashes[index] = hash;
      for (let step = 0; ; step++) {
        if (step === longestSearch) {
          const text = textOf(item);
          if (crowded.has(text)) return false;
          crowded.set(text, item);
          break;
        }
        const at = (hash + step) & (size - 1);
        const other = slots[at]! - 1;
        if (other === -1) {
          slots[at] = index + 1;
          break;
        }
        if (hashes[other] === hash && sameValue(items[other], item)) return false;
      }
      index++;
    }
    return true;
  }

  /** Recursion is bounded by the depth of the value. */
  #hash(value: unknown): number {
    if (typeof value !== 'object' || value === null) return hashText(typeof value === 'string' ? value : JSON.stringify(value), 1);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    let hash = 7;
    if (Array.isArray(value)) for (const item of value) hash = mixed(hash, this.#hash(item));
    // in any order
    else for (const [key, member] of Object.entries(value)) hash = (hash + mixed(hashText(key, 3), this.#hash(member))) | 0;
    this.#known.set(value, hash);
    return hash;
  }
}

/** Equal for equal values. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => `${JSON.stringify(key)}:${textOf(member)}`).join(',')}}`;
}

const mixed = (hash: number, other: number): number => Math.imul((hash ^ (hash >>> 15)) + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);

function hashText(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
