import { isRecord, list, record, text, type Value, type ValueRecord } from '../../text/value.ts';

/** The elements of an SPDX 3 JSON-LD document by id; elements that are written inside others are lifted out. */
export class Spdx3Graph {
  readonly elements: ValueRecord[] = [];
  readonly #byId = new Map<string, ValueRecord>();

  constructor(document: Value) {
    const top = Object.hasOwn(record(document), '@graph') ? list(document, '@graph') : [document];
    const open: Value[] = [...top].reverse();
    // a list instead of recursion: nesting in hostile documents has no bound
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (Array.isArray(value)) open.push(...value.toReversed().filter((item) => item !== undefined));
      else if (isRecord(value)) {
        this.#take(value);
        for (const [key, member] of Object.entries(value)) if (typeof member === 'object' && member !== null && key !== 'extension') open.push(member);
      }
    }
  }

  get(reference: Value): ValueRecord | undefined {
    const id = idOf(reference);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  ofType(...types: readonly string[]): ValueRecord[] {
    return this.elements.filter((element) => types.includes(typeOf(element)));
  }

  #take(element: ValueRecord): void {
    const id = idOf(element);
    if (id === undefined || typeOf(element) === '' || this.#byId.has(id)) return;
    this.#byId.set(id, element);
    this.elements.push(element);
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
