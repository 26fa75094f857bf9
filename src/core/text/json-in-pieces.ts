import { IntList } from '../inventory/int-list.ts';
import { TextIndex } from '../inventory/text-index.ts';
import { virtualList } from '../inventory/virtual-list.ts';
import { virtualRecord, type MemberSource } from '../inventory/virtual-record.ts';
import type { DocumentBytes } from './document-bytes.ts';
import { afterString, jsonOutline } from './json-outline.ts';
import { JsonLocator, type LocatedValue } from './json-locator.ts';
import type { JsonText } from './json.ts';
import type { Outline, RepeatedKeyListener } from './outline.ts';
import { TextSyntaxError } from './position.ts';
import { eachRepeatedIn, hasRepeatedKeys, RepeatedKeys } from './repeated-keys.ts';
import type { Value } from './value.ts';

/** An object or list that takes less of the document than this part of it is held while it is read. */
const shortPart = 1 / 512;

/**
 * Reads a JSON object or list like `parseJson`, but holds of its long objects and lists only where their parts stand: each is read when it is asked for.
 * Throws `TextSyntaxError`, with less of a reason than `parseJson` knows.
 */
export function jsonInPieces(bytes: DocumentBytes): JsonText {
  const root = new LongValue(bytes, locate(bytes));
  return {
    value: root.value,
    line: (...path) => root.lineOf(path),
    repeatedKeys(shape) {
      const repeated = new RepeatedKeys(shape);
      root.eachRepeated([], repeated.add);
      return repeated;
    },
  };
}

function locate(bytes: DocumentBytes): LocatedValue {
  let locator: JsonLocator | undefined;
  for (const chunk of bytes.chunks()) {
    locator ??= new JsonLocator(Math.min(shortPart * bytes.size, chunk.length));
    locator.feed(chunk);
  }
  if (locator === undefined) throw new TextSyntaxError('the file is empty', 1);
  return locator.end();
}

/** Of a member with its key, as an object of its own, or of an item. */
interface Part {
  readonly number: number;
  readonly text: string;
  readonly value: Value;
  outline?: Outline;
}

class LongValue {
  readonly value: Value;
  readonly #bytes: DocumentBytes;
  readonly #located: LocatedValue;
  readonly #members: Members | undefined;
  readonly #long = new Map<number, LongValue>();
  #hasRepeated = false;
  #last: Part | undefined;

  /** Reads all parts once: what is wrong with one has to be known before anything is made of the others. */
  constructor(bytes: DocumentBytes, located: LocatedValue) {
    this.#bytes = bytes;
    this.#located = located;
    const { places, long, isObject } = located;
    this.#members = isObject ? new Members() : undefined;
    for (let number = 0; number < places.length; number++) {
      const inner = long.get(number);
      if (inner === undefined) {
        const { text, value } = this.#read(number);
        this.#hasRepeated ||= hasRepeatedKeys(text, value);
        this.#members?.add(Object.keys(value as object)[0]!, number);
      } else {
        this.#members?.add(this.#keyBefore(number, inner), number);
        this.#long.set(number, new LongValue(bytes, inner));
      }
    }
    this.#last = undefined;
    this.value = this.#members === undefined ? virtualList(places.length, (number) => this.#valueOf(number) as object) : virtualRecord(this.#members.list((number) => this.#valueOf(number)));
  }

  lineOf(path: readonly (string | number)[]): number | undefined {
    const [key, ...rest] = path;
    if (key === undefined) return this.#located.line;
    const number = this.#numberOf(String(key));
    if (number === undefined) return undefined;
    const line = this.#located.places.line(number);
    if (rest.length === 0) return line;
    const inner = this.#long.get(number);
    if (inner !== undefined) return inner.lineOf(rest);
    const part = this.#part(number);
    part.outline ??= jsonOutline(part.text);
    const below = part.outline.line(this.#members === undefined ? rest : path);
    return below === undefined ? undefined : line + below - 1;
  }

  /** In the order of the document; it is read again where there are any. */
  eachRepeated(path: readonly (string | number)[], tell: RepeatedKeyListener): void {
    const { places } = this.#located;
    const seen = this.#hasRepeated || this.#members?.hasRepeated === true ? new Map<string, number>() : undefined;
    for (const number of seen === undefined ? this.#long.keys() : numbersBelow(places.length)) {
      const inner = this.#long.get(number);
      const line = places.line(number);
      const part = inner === undefined ? this.#read(number) : undefined;
      const key = this.#members === undefined ? number : inner === undefined ? Object.keys(part!.value as object)[0]! : this.#keyBefore(number, this.#located.long.get(number)!);
      if (typeof key === 'string') {
        const earlier = seen?.get(key);
        if (earlier !== undefined) tell([...path, key], line, earlier);
        seen?.set(key, line);
      }
      if (inner !== undefined) inner.eachRepeated([...path, key], tell);
      else eachRepeatedIn({ ...part!, path: this.#members === undefined ? [...path, key] : path, line }, tell);
    }
  }

  #numberOf(key: string): number | undefined {
    if (this.#members !== undefined) return this.#members.number(key);
    const number = /^(?:0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
    return number >= 0 && number < this.#located.places.length ? number : undefined;
  }

  #valueOf(number: number): Value {
    const inner = this.#long.get(number);
    if (inner !== undefined) return inner.value;
    const { value } = this.#part(number);
    return this.#members === undefined ? value : Object.values(value as object)[0];
  }

  /** What is asked for once is often asked for again at once. */
  #part(number: number): Part {
    return this.#last?.number === number ? this.#last : (this.#last = this.#read(number));
  }

  #read(number: number): Part {
    const { places, isObject } = this.#located;
    const written = this.#bytes.text(places.start(number), places.end(number));
    const text = isObject ? `{${written}}` : written;
    return { number, text, value: parsed(text, places.line(number)) };
  }

  #keyBefore(number: number, { start }: LocatedValue): string {
    const { places } = this.#located;
    const text = this.#bytes.text(places.start(number), start);
    return parsed(text.slice(0, afterString(text, 1)), places.line(number)) as string;
  }
}

/** The keys of an object, of which the last of equal ones counts, as `JSON.parse` would list them: whole numbers come first, in their order. */
class Members {
  hasRepeated = false;
  readonly #keys = new TextIndex();
  /** The number that the member has in the document, by number of the key; `undefined` while they are the same. */
  #latest: IntList | undefined;
  readonly #wholes: { readonly key: string; readonly number: number }[] = [];
  /** Numbers of keys in the order in which they are listed; `undefined` where that is the order of the document. */
  #order: Int32Array | undefined;
  #places: Int32Array | undefined;

  add(key: string, number: number): void {
    const known = this.#keys.find(key);
    if (known === undefined && isWhole(key)) this.#wholes.push({ key, number: this.#keys.size });
    const at = known ?? this.#keys.number(key);
    if (known !== undefined) this.hasRepeated = true;
    if (at !== number) this.#latest ??= countingList(this.#keys.size);
    this.#latest?.set(at, number);
  }

  number(key: string): number | undefined {
    const at = this.#keys.find(key);
    return at === undefined ? undefined : this.#numberAt(at);
  }

  list(value: (number: number) => Value): MemberSource {
    if (this.#wholes.length > 0) this.#sort();
    const at = (place: number): number => (this.#order === undefined ? place : this.#order[place]!);
    return {
      length: this.#keys.size,
      key: (place) => this.#keys.text(at(place)),
      value: (place) => value(this.#numberAt(at(place))),
      find: (key) => {
        const found = this.#keys.find(key);
        return found === undefined || this.#places === undefined ? found : this.#places[found];
      },
    };
  }

  #numberAt(at: number): number {
    return this.#latest === undefined ? at : this.#latest.at(at);
  }

  #sort(): void {
    const wholes = this.#wholes.sort((a, b) => Number(a.key) - Number(b.key)).map(({ number }) => number);
    const isFirst = new Set(wholes);
    this.#order = Int32Array.from([...wholes, ...numbersBelow(this.#keys.size).filter((number) => !isFirst.has(number))]);
    this.#places = new Int32Array(this.#order.length);
    for (const [place, number] of this.#order.entries()) this.#places[number] = place;
  }
}

/** Would an object list the key before others, because it could be an index? */
const isWhole = (key: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

function countingList(length: number): IntList {
  const list = new IntList();
  for (const number of numbersBelow(length)) list.push(number);
  return list;
}

function* numbersBelow(length: number): Generator<number> {
  for (let number = 0; number < length; number++) yield number;
}

function parsed(text: string, line: number): Value {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TextSyntaxError((error as Error).message, line);
  }
}
