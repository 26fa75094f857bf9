import { decodeUtf8 } from '../binary/utf8.ts';
import { TextMap } from '../inventory/text-map.ts';
import { TextSyntaxError } from './position.ts';
import { eachRepeatedIn, type RepeatedKeys } from './repeated-keys.ts';
import type { Value } from './value.ts';

/** A member of the top level of a JSON object, or a member or item of an object or array right below it, or a member of an object below that. */
export interface JsonEntry {
  /** Key at the top level. */
  readonly section: string;
  /** Key between the two, in a section whose members are opened. */
  readonly group: string | undefined;
  /** Key below it; `undefined` where the value at the top level is neither object nor array, or stands in an array. */
  readonly key: string | undefined;
  /** Does it stand in an array? */
  readonly isItem: boolean;
  readonly value: Value;
  /** The value as it is written. */
  readonly text: string;
  /** 1-based line of the key, or of an item. */
  readonly line: number;
}

/**
 * Reads a JSON object of two levels in pieces: each member and item of the second level is parsed by itself, so that a lockfile of any size costs no more memory
 * than its largest entry. Sections that are not `wanted` are passed over. Where a section is `grouped`, the objects in it are opened as well: their members come
 * one by one. Keys that stand more than once are added to `repeated`: those of the top level, and those in wanted sections. Throws `TextSyntaxError`.
 */
export function* jsonEntries(
  chunks: Iterable<Uint8Array>, wanted: (section: string) => boolean, grouped: (section: string) => boolean = () => false, repeated?: RepeatedKeys,
): Generator<JsonEntry> {
  const scanner = new EntryScanner(wanted, grouped, repeated);
  for (const chunk of chunks) yield* scanner.feed(chunk);
  scanner.end();
}

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN = 123;
const CLOSE = 125;

/** As `parseJson` has one: who reads an entry goes down into it. */
const depthLimit = 1900;

type Expected = 'start' | 'first key' | 'key' | 'colon' | 'value' | 'first item' | 'comma' | 'nothing';

class EntryScanner {
  readonly #wanted: (section: string) => boolean;
  readonly #grouped: (section: string) => boolean;
  readonly #repeated: RepeatedKeys | undefined;
  /** Lines of the keys so far of the open objects, the outermost first. */
  readonly #seen: TextMap[] = [];
  /** From the start of the token that is being read, or from where reading stands, to the end of what was fed. */
  #bytes: Uint8Array = new Uint8Array(0);
  /** Where they lie when they came in several chunks. */
  #space: Uint8Array = new Uint8Array(0);
  #at = 0;
  #line = 1;
  #expected: Expected = 'start';
  #section = '';
  #sectionIsWanted = false;
  #inSection = false;
  /** Is the section an array? */
  #inArray = false;
  #sectionIsGrouped = false;
  #group: string | undefined;
  #key: string | undefined;
  #keyLine = 1;
  /** Of the next item. */
  #index = 0;
  #tokenLine = 1;
  #inToken = false;
  #tokenStart = 0;
  #tokenIsKept = true;
  #depth = 0;
  #inString = false;

  constructor(wanted: (section: string) => boolean, grouped: (section: string) => boolean, repeated: RepeatedKeys | undefined) {
    this.#wanted = wanted;
    this.#grouped = grouped;
    this.#repeated = repeated;
  }

  *feed(chunk: Uint8Array): Generator<JsonEntry> {
    this.#append(chunk);
    while (this.#at < this.#bytes.length) {
      if (!this.#inToken) this.#separator();
      else if (this.#finishToken()) {
        const entry = this.#takeToken();
        if (entry !== undefined) yield entry;
      }
    }
  }

  end(): void {
    if (this.#expected !== 'nothing') throw new TextSyntaxError(this.#expected === 'start' ? 'the file is empty' : 'the text ends before the object does', this.#line);
  }

  /** Keeps of what was fed before only what is still to be read or parsed. */
  #append(chunk: Uint8Array): void {
    // a backslash at the very end has already passed over the first byte to come
    const from = this.#inToken && this.#tokenIsKept ? this.#tokenStart : Math.min(this.#at, this.#bytes.length);
    const rest = this.#bytes.length - from;
    if (rest === 0) this.#bytes = chunk;
    else {
      const length = rest + chunk.length;
      // a long token comes in many chunks, and is not to be copied with each of them
      const both = length > this.#space.length ? new Uint8Array(2 * length) : this.#space;
      if (both !== this.#space || from > 0 || this.#bytes.buffer !== both.buffer) both.set(this.#bytes.subarray(from));
      both.set(chunk, rest);
      this.#space = both;
      this.#bytes = both.subarray(0, length);
    }
    this.#at -= from;
    this.#tokenStart = 0;
  }

  #separator(): void {
    const code = this.#bytes[this.#at]!;
    if (code <= SPACE) {
      if (code === NEWLINE) this.#line++;
      this.#at++;
      return;
    }
    switch (this.#expected) {
      case 'start':
        if (code === 0xef || code === 0xbb || code === 0xbf) this.#at++;
        else this.#pass(code === OPEN, 'first key', 'the text is not an object');
        return;
      case 'first key':
      case 'key':
        if (code === QUOTE) this.#startToken(true);
        else this.#pass(code === CLOSE && this.#expected === 'first key', this.#afterClose(), 'expected a key in double quotes');
        return;
      case 'colon':
        this.#pass(code === COLON, 'value', 'expected a colon behind the key');
        return;
      case 'value':
        if (!this.#inSection && code === OPEN && this.#sectionIsWanted) {
          this.#inSection = true;
          this.#pass(true, 'first key', '');
        } else if (!this.#inSection && code === OPEN_ARRAY && this.#sectionIsWanted) {
          this.#inSection = true;
          this.#inArray = true;
          this.#index = 0;
          this.#pass(true, 'first item', '');
        } else if (this.#inSection && this.#sectionIsGrouped && !this.#inArray && this.#group === undefined && code === OPEN) {
          this.#group = this.#key;
          this.#pass(true, 'first key', '');
        } else this.#startToken(this.#sectionIsWanted || this.#inSection || (code !== OPEN && code !== OPEN_ARRAY));
        return;
      case 'first item':
        if (code === CLOSE_ARRAY) this.#leaveArray();
        else this.#startToken(true);
        return;
      case 'comma':
        if (this.#inArray && code === CLOSE_ARRAY) this.#leaveArray();
        else if (this.#inArray) this.#pass(code === COMMA, 'value', 'expected a comma or a closing bracket');
        else if (code === COMMA) this.#pass(true, 'key', '');
        else this.#pass(code === CLOSE, this.#afterClose(), 'expected a comma or a closing brace');
        return;
      case 'nothing':
        this.#pass(false, 'nothing', 'there is text behind the object');
    }
  }

  #pass(isRight: boolean, next: Expected, message: string): void {
    if (!isRight) throw new TextSyntaxError(message, this.#line);
    if (this.#bytes[this.#at] === CLOSE) {
      if (this.#group === undefined) this.#inSection = false;
      this.#group = undefined;
    }
    this.#expected = next;
    this.#at++;
  }

  #leaveArray(): void {
    this.#inSection = false;
    this.#inArray = false;
    this.#pass(true, 'comma', '');
  }

  #afterClose(): 'comma' | 'nothing' {
    return this.#inSection ? 'comma' : 'nothing';
  }

  #isAtKey(): boolean {
    return this.#expected === 'key' || this.#expected === 'first key';
  }

  #startToken(kept: boolean): void {
    if (this.#isAtKey() || this.#inArray) this.#keyLine = this.#line;
    this.#inToken = true;
    this.#tokenStart = this.#at;
    this.#tokenLine = this.#line;
    this.#tokenIsKept = kept;
    this.#depth = 0;
    this.#inString = false;
  }

  /** Goes on to the end of the token; false when that was not fed yet. The one loop that sees every byte. */
  #finishToken(): boolean {
    const bytes = this.#bytes;
    let at = this.#at;
    let depth = this.#depth;
    let inString = this.#inString;
    let line = this.#line;
    let finished = false;
    for (; at < bytes.length && !finished; at++) {
      const code = bytes[at]!;
      if (inString) {
        if (code === BACKSLASH) at++;
        else if (code === QUOTE) {
          inString = false;
          finished = depth === 0;
        }
      } else if (code === QUOTE) inString = true;
      else if (code === OPEN || code === OPEN_ARRAY) {
        if (++depth > depthLimit) throw new TextSyntaxError(`values are nested more than ${depthLimit} deep`, line);
      } else if (code === CLOSE || code === CLOSE_ARRAY) {
        // the brace behind a bare number closes what is around it
        if (depth === 0) break;
        finished = --depth === 0;
      } else if (code === NEWLINE) line++;
      if (depth === 0 && !inString && !finished && (code === COMMA || code <= SPACE)) {
        if (code === NEWLINE) line--;
        break;
      }
    }
    const ended = finished || (at < bytes.length && depth === 0 && !inString);
    this.#at = at;
    this.#depth = depth;
    this.#inString = inString;
    this.#line = line;
    return ended;
  }

  #takeToken(): JsonEntry | undefined {
    this.#inToken = false;
    if (this.#isAtKey()) {
      const key = this.#parse(this.#text()) as string;
      if (this.#inSection) this.#key = key;
      else {
        this.#section = key;
        this.#key = undefined;
        this.#sectionIsWanted = this.#wanted(key);
        this.#sectionIsGrouped = this.#grouped(key);
      }
      if (this.#repeated !== undefined) this.#see(key, this.#repeated);
      this.#expected = 'colon';
      return undefined;
    }
    this.#expected = 'comma';
    if (!this.#tokenIsKept) return undefined;
    const text = this.#text();
    const value = this.#parse(text);
    if (this.#repeated !== undefined) eachRepeatedIn({ text, value, path: this.#inArray ? [this.#section, this.#index++] : this.#path(), line: this.#tokenLine }, this.#repeated.add);
    return { section: this.#section, group: this.#group, key: this.#inSection && !this.#inArray ? this.#key : undefined, isItem: this.#inArray, value, text, line: this.#keyLine };
  }

  /** Of the last key. */
  #path(): string[] {
    return [this.#section, ...(this.#group === undefined ? [] : [this.#group]), ...(this.#inSection ? [this.#key!] : [])];
  }

  #see(key: string, repeated: RepeatedKeys): void {
    const path = this.#path();
    // what was open below the object of this key is closed
    this.#seen.length = Math.min(this.#seen.length, path.length);
    const seen = (this.#seen[path.length - 1] ??= new TextMap());
    const earlier = seen.get(key);
    if (earlier !== undefined) repeated.add(path, this.#keyLine, earlier);
    seen.set(key, this.#keyLine);
  }

  #text(): string {
    return decode(this.#bytes.subarray(this.#tokenStart, this.#at));
  }

  #parse(text: string): Value {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new TextSyntaxError((error as Error).message, this.#keyLine);
    }
  }
}

const AT_ONCE = 8192;

function decode(bytes: Uint8Array): string {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return decodeUtf8(bytes);
  if (bytes.length <= AT_ONCE) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode.apply(null, bytes.subarray(at, at + AT_ONCE) as unknown as number[]);
  return text;
}
