import { IntList } from '../inventory/int-list.ts';
import { TextSyntaxError } from './position.ts';

/** Where the members of a JSON object stand, and the items of those that are lists: offsets in bytes, 1-based lines. */
export interface LocatedMember {
  /** Of the key with its quotes. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly keyLine: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Absent where the value is no list. */
  readonly items?: LocatedItems;
}

export interface LocatedItems {
  readonly starts: IntList;
  readonly ends: IntList;
  readonly lines: IntList;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN = 123;
const CLOSE = 125;

/** Deeper values are left to the reader of whole texts, which has a limit of its own. */
const depthLimit = 1900;

type Expected = 'start' | 'first key' | 'key' | 'colon' | 'value' | 'first item' | 'item' | 'after item' | 'after value' | 'nothing';

/**
 * Finds the members of the object that a JSON text is, in one pass over its bytes; holds nothing but offsets. What stands between them is checked,
 * they themselves are not. Throws `TextSyntaxError`.
 */
export class JsonLocator {
  readonly members: LocatedMember[] = [];
  /** Offset of the first byte of the chunk. */
  #base = 0;
  #line = 1;
  #expected: Expected = 'start';
  #inToken = false;
  #tokenStart = 0;
  #tokenLine = 1;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #key = { keyStart: 0, keyEnd: 0, keyLine: 1 };
  #list: { readonly start: number; readonly line: number; readonly items: LocatedItems } | undefined;

  feed(chunk: Uint8Array): void {
    // the mark at the very beginning is no part of the text
    let at = this.#base === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    while (at < chunk.length) at = this.#inToken ? this.#token(chunk, at) : this.#between(chunk, at);
    this.#base += chunk.length;
  }

  end(): void {
    if (this.#expected !== 'nothing') throw this.#fault(this.#expected === 'start' ? 'the file is empty' : 'the text ends before the object does');
  }

  #fault(message: string): TextSyntaxError {
    return new TextSyntaxError(message, this.#line);
  }

  /** Reads one byte between the tokens; answers where to go on. */
  #between(chunk: Uint8Array, at: number): number {
    const code = chunk[at]!;
    if (code === SPACE || code === NEWLINE || code === RETURN || code === TAB) {
      if (code === NEWLINE) this.#line++;
      return at + 1;
    }
    switch (this.#expected) {
      case 'start':
        this.#go(code === OPEN, 'first key', 'the text is not an object');
        return at + 1;
      case 'first key':
      case 'key':
        if (code === QUOTE) return this.#open(at);
        this.#go(code === CLOSE && this.#expected === 'first key', 'nothing', 'expected a key in double quotes');
        return at + 1;
      case 'colon':
        this.#go(code === COLON, 'value', 'expected a colon after the key');
        return at + 1;
      case 'value':
        if (code !== OPEN_ARRAY) return this.#open(at);
        this.#list = { start: this.#base + at, line: this.#line, items: { starts: new IntList(), ends: new IntList(), lines: new IntList() } };
        this.#expected = 'first item';
        return at + 1;
      case 'first item':
      case 'item':
        if (code === CLOSE_ARRAY && this.#expected === 'first item') return this.#closeList(at);
        return this.#open(at);
      case 'after item':
        if (code === CLOSE_ARRAY) return this.#closeList(at);
        this.#go(code === COMMA, 'item', 'expected a comma or ]');
        return at + 1;
      case 'after value':
        this.#go(code === COMMA || code === CLOSE, code === COMMA ? 'key' : 'nothing', 'expected a comma or }');
        return at + 1;
      case 'nothing':
        throw this.#fault('there is more text after the end of the value');
    }
  }

  #go(isRight: boolean, next: Expected, message: string): void {
    if (!isRight) throw this.#fault(message);
    this.#expected = next;
  }

  #closeList(at: number): number {
    const { start, line, items } = this.#list!;
    this.members.push({ ...this.#key, start, end: this.#base + at + 1, line, items });
    this.#list = undefined;
    this.#expected = 'after value';
    return at + 1;
  }

  #open(at: number): number {
    this.#inToken = true;
    this.#tokenStart = this.#base + at;
    this.#tokenLine = this.#line;
    this.#depth = 0;
    this.#inString = false;
    this.#isEscaped = false;
    return at;
  }

  /** Goes on to the end of the token or of the chunk: the one loop that sees every byte. */
  #token(chunk: Uint8Array, from: number): number {
    let at = from;
    let depth = this.#depth;
    let inString = this.#inString;
    let isEscaped = this.#isEscaped;
    let line = this.#line;
    let ended = false;
    for (; at < chunk.length; at++) {
      const code = chunk[at]!;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (code === BACKSLASH) isEscaped = true;
        else if (code === QUOTE) {
          inString = false;
          if (depth === 0) {
            at++;
            ended = true;
            break;
          }
        }
      } else if (code === QUOTE) inString = true;
      else if (code === OPEN || code === OPEN_ARRAY) {
        if (++depth > depthLimit) throw this.#fault(`nested more than ${depthLimit} deep`);
      } else if (code === CLOSE || code === CLOSE_ARRAY) {
        // what closes behind a bare number closes what is around it
        ended = depth <= 1;
        if (depth === 1) at++;
        if (ended) break;
        depth--;
      } else if (depth === 0 && (code === COMMA || code <= SPACE)) {
        ended = true;
        break;
      } else if (code === NEWLINE) line++;
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#isEscaped = isEscaped;
    this.#line = line;
    if (ended) this.#close(this.#base + at);
    return at;
  }

  #close(end: number): void {
    this.#inToken = false;
    const [start, line] = [this.#tokenStart, this.#tokenLine];
    if (this.#expected === 'first key' || this.#expected === 'key') {
      this.#key = { keyStart: start, keyEnd: end, keyLine: line };
      this.#expected = 'colon';
    } else if (this.#list !== undefined) {
      const { starts, ends, lines } = this.#list.items;
      starts.push(start);
      ends.push(end);
      lines.push(line);
      this.#expected = 'after item';
    } else {
      this.members.push({ ...this.#key, start, end, line });
      this.#expected = 'after value';
    }
  }
}
