import { IntList } from '../inventory/int-list.ts';
import { TextSyntaxError } from './position.ts';

/** A long object or list of a JSON text, by where its members or items stand: offsets in bytes, 1-based lines. */
export interface LocatedValue {
  readonly isObject: boolean;
  readonly start: number;
  readonly line: number;
  readonly places: LocatedPlaces;
  /** Those of the members or items that are long themselves, by number. */
  readonly long: ReadonlyMap<number, LocatedValue>;
}

/** A member begins with its key. */
export class LocatedPlaces {
  readonly #numbers = new IntList();

  get length(): number {
    return this.#numbers.length / 3;
  }

  push(start: number, line: number, end: number): void {
    this.#numbers.push(start);
    this.#numbers.push(line);
    this.#numbers.push(end);
  }

  start(number: number): number {
    return this.#numbers.at(3 * number);
  }

  line(number: number): number {
    return this.#numbers.at(3 * number + 1);
  }

  end(number: number): number {
    return this.#numbers.at(3 * number + 2);
  }

  restart(): void {
    this.#numbers.restart();
  }
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Deeper values are left to the reader of whole texts, which has a limit of its own. */
const depthLimit = 1900;

type Expected = 'first key' | 'key' | 'colon' | 'first value' | 'value' | 'comma' | 'nothing';

/** An object or list that is open. */
interface Level {
  isObject: boolean;
  start: number;
  line: number;
  /** Of the member or item that is being read. */
  partStart: number;
  partLine: number;
  places: LocatedPlaces;
  long: Map<number, LocatedValue>;
}

/**
 * Finds the parts of the object or list that a JSON text is, and of those in it that have `shortest` bytes or more, in one pass over its bytes; holds
 * nothing but offsets. What stands between parts is checked, short ones themselves are not. Throws `TextSyntaxError`.
 */
export class JsonLocator {
  readonly #shortest: number;
  /** By depth, used again and again. */
  readonly #levels: Level[] = [];
  #depth = 0;
  #root: LocatedValue | undefined;
  /** Offset of the first byte of the chunk. */
  #base = 0;
  #line = 1;
  #expected: Expected = 'value';
  #inString = false;
  #isEscaped = false;
  #inWord = false;

  constructor(shortest: number) {
    this.#shortest = shortest;
  }

  feed(chunk: Uint8Array): void {
    // the mark at the very beginning is no part of the text
    let at = this.#base === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    while (at < chunk.length) at = this.#inString ? this.#string(chunk, at) : this.#between(chunk, at);
    this.#base += chunk.length;
  }

  end(): LocatedValue {
    if (this.#root === undefined) throw this.#fault('the text ends before the value does');
    return this.#root;
  }

  #fault(message: string): TextSyntaxError {
    return new TextSyntaxError(message, this.#line);
  }

  /** Goes on to the end of the string or of the chunk. */
  #string(chunk: Uint8Array, from: number): number {
    let isEscaped = this.#isEscaped;
    for (let at = from; at < chunk.length; at++) {
      const code = chunk[at]!;
      if (isEscaped) isEscaped = false;
      else if (code === BACKSLASH) isEscaped = true;
      else if (code === QUOTE) {
        this.#inString = false;
        this.#isEscaped = false;
        if (this.#expected === 'key' || this.#expected === 'first key') this.#expected = 'colon';
        else this.#endPart(this.#base + at + 1);
        return at + 1;
      } else if (code === NEWLINE) throw this.#fault('a string holds a line break');
    }
    this.#isEscaped = isEscaped;
    return chunk.length;
  }

  /** Goes on to the next string or to the end of the chunk: with `#string` the loop that sees every byte. */
  #between(chunk: Uint8Array, from: number): number {
    let at = from;
    for (; at < chunk.length; at++) {
      const code = chunk[at]!;
      const isBlank = code === SPACE || code === NEWLINE || code === RETURN || code === TAB;
      if (this.#inWord) {
        if (!isBlank && code !== COMMA && code !== CLOSE_OBJECT && code !== CLOSE_LIST) continue;
        this.#inWord = false;
        this.#endPart(this.#base + at);
      }
      if (isBlank) {
        if (code === NEWLINE) this.#line++;
      } else if (code === QUOTE) {
        this.#beginString(this.#base + at);
        return at + 1;
      } else this.#mark(code, this.#base + at);
    }
    return at;
  }

  #beginString(offset: number): void {
    if (this.#depth === 0 || this.#expected === 'colon' || this.#expected === 'comma') throw this.#fault('a text stands where none is expected');
    this.#inString = true;
    if (this.#isAtPart()) this.#beginPart(offset);
  }

  #mark(code: number, offset: number): void {
    switch (code) {
      case COMMA:
        this.#expect('comma', 'a comma stands where none is expected');
        this.#expected = this.#levels[this.#depth - 1]!.isObject ? 'key' : 'value';
        return;
      case COLON:
        this.#expect('colon', 'a colon stands where none is expected');
        this.#expected = 'value';
        return;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        this.#close(code === CLOSE_OBJECT, offset + 1);
        return;
    }
    if (this.#expected !== 'value' && this.#expected !== 'first value') throw this.#fault(this.#expected === 'nothing' ? 'there is more text after the end of the value' : `expected a ${this.#expected}`);
    if (this.#depth > 0 && this.#isAtPart()) this.#beginPart(offset);
    if (code === OPEN_OBJECT || code === OPEN_LIST) this.#open(code === OPEN_OBJECT, offset);
    else if (this.#depth === 0) throw this.#fault('the text is neither an object nor a list');
    else this.#inWord = true;
  }

  #expect(what: Expected, message: string): void {
    if (this.#expected !== what) throw this.#fault(message);
  }

  /** Does the next token begin a member or an item? */
  #isAtPart(): boolean {
    return this.#levels[this.#depth - 1]!.isObject ? this.#expected !== 'value' : true;
  }

  #beginPart(offset: number): void {
    const level = this.#levels[this.#depth - 1]!;
    level.partStart = offset;
    level.partLine = this.#line;
  }

  #endPart(end: number): void {
    const { places, partStart, partLine } = this.#levels[this.#depth - 1]!;
    places.push(partStart, partLine, end);
    this.#expected = 'comma';
  }

  #open(isObject: boolean, start: number): void {
    if (this.#depth > depthLimit) throw this.#fault(`nested more than ${depthLimit} deep`);
    const level = this.#levels[this.#depth];
    if (level === undefined) this.#levels.push({ isObject, start, line: this.#line, partStart: 0, partLine: 0, places: new LocatedPlaces(), long: new Map() });
    else {
      level.isObject = isObject;
      level.start = start;
      level.line = this.#line;
      level.places.restart();
    }
    this.#depth++;
    this.#expected = isObject ? 'first key' : 'first value';
  }

  #close(isObject: boolean, end: number): void {
    const level = this.#levels[this.#depth - 1];
    if (level === undefined || level.isObject !== isObject || (this.#expected !== 'comma' && this.#expected !== (isObject ? 'first key' : 'first value'))) throw this.#fault('a bracket closes what is not open');
    this.#depth--;
    if (this.#depth === 0 || end - level.start >= this.#shortest) {
      const { start, line, places, long } = level;
      const located: LocatedValue = { isObject, start, line, places, long };
      level.places = new LocatedPlaces();
      level.long = new Map();
      if (this.#depth === 0) this.#root = located;
      else {
        const around = this.#levels[this.#depth - 1]!;
        around.long.set(around.places.length, located);
      }
    }
    if (this.#depth === 0) this.#expected = 'nothing';
    else this.#endPart(end);
  }
}
