import { IntList } from '../../inventory/int-list.ts';
import { TextIndex } from '../../inventory/text-index.ts';
import { virtualList } from '../../inventory/virtual-list.ts';
import { isRecord, list, record, text, type Value, type ValueRecord } from '../../text/value.ts';

/** So many elements that were asked for by id are kept. */
const kept = 500;

/** The elements of an SPDX 3 JSON-LD document by id; elements that are written inside others are lifted out. Those of the upper level are only held by the document. */
export class Spdx3Graph {
  readonly #top: readonly Value[];
  /** Its number is that of the element. */
  readonly #ids = new TextIndex();
  /** By number: place on the upper level + 1, 0 for those that were lifted out. */
  readonly #places = new IntList();
  readonly #lifted = new Map<number, ValueRecord>();
  /** By number: that of its type. */
  readonly #types = new IntList();
  readonly #typeNumbers = new Map<string, number>();
  readonly #recent = new Map<number, ValueRecord>();

  constructor(document: Value) {
    this.#top = Object.hasOwn(record(document), '@graph') ? list(document, '@graph') : [document];
    let place = 0;
    for (const item of this.#top) this.#takeAll(item, ++place);
  }

  get elements(): readonly ValueRecord[] {
    return virtualList(this.#ids.size, (number) => this.#element(number));
  }

  get(reference: Value): ValueRecord | undefined {
    const id = idOf(reference);
    const number = id === undefined ? undefined : this.#ids.find(id);
    return number === undefined ? undefined : this.#kept(number);
  }

  /** Type of the element of an id; empty where there is none. */
  typeAt(id: string | undefined): string {
    const number = id === undefined ? undefined : this.#ids.find(id);
    return number === undefined ? '' : [...this.#typeNumbers.keys()][this.#types.at(number)]!;
  }

  ofType(...types: readonly string[]): readonly ValueRecord[] {
    const wanted = new Set(types.map((type) => this.#typeNumbers.get(type)));
    const numbers = new IntList();
    for (let number = 0; number < this.#ids.size; number++) if (wanted.has(this.#types.at(number))) numbers.push(number);
    return virtualList(numbers.length, (at) => this.#element(numbers.at(at)));
  }

  /** A list instead of recursion: nesting in hostile documents has no bound. */
  #takeAll(item: Value, place: number): void {
    const open: Value[] = [item];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (Array.isArray(value)) {
        for (let at = value.length - 1; at >= 0; at--) if (value[at] !== undefined) open.push(value[at]);
      } else if (isRecord(value)) {
        this.#take(value, value === item ? place : 0);
        for (const [key, member] of Object.entries(value)) if (typeof member === 'object' && member !== null && key !== 'extension') open.push(member);
      }
    }
  }

  #take(element: ValueRecord, place: number): void {
    const id = idOf(element);
    const type = typeOf(element);
    if (id === undefined || type === '' || this.#ids.find(id) !== undefined) return;
    const number = this.#ids.number(id);
    let typeNumber = this.#typeNumbers.get(type);
    if (typeNumber === undefined) this.#typeNumbers.set(type, (typeNumber = this.#typeNumbers.size));
    this.#types.push(typeNumber);
    this.#places.push(place);
    if (place === 0) this.#lifted.set(number, element);
  }

  #element(number: number): ValueRecord {
    return this.#lifted.get(number) ?? (this.#top[this.#places.at(number) - 1] as ValueRecord);
  }

  /** Many elements refer to the same few. */
  #kept(number: number): ValueRecord {
    let element = this.#recent.get(number);
    if (element !== undefined) return element;
    element = this.#element(number);
    if (this.#recent.size === kept) this.#recent.delete(this.#recent.keys().next().value!);
    this.#recent.set(number, element);
    return element;
  }
}

/** Id of an element, or the one that a reference names. */
export const idOf = (value: Value): string | undefined => (typeof value === 'string' ? value : (text(value, 'spdxId') ?? text(value, '@id')));

export const typeOf = (element: Value): string => text(element, 'type') ?? text(element, '@type') ?? '';

/** Property as a list: JSON-LD writes a single value without brackets too. */
export function values(element: Value, key: string): readonly Value[] {
  const value = record(element)[key];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
