import { decodeUtf8 } from '../binary/utf8.ts';
import { ByteWindow } from './byte-window.ts';
import { jsonFault } from './json-fault.ts';
import { syntaxErrorAt, TextSyntaxError } from './position.ts';
import type { Value } from './value.ts';

const DEPTH_LIMIT = 2000;
/** Bytes of one value that is read as a whole. */
const VALUE_LIMIT = 64 * 1024 * 1024;

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const NOTHING = -1;

/** Goes over a JSON text in UTF-8 that comes in chunks. A call starts where the one before it ended. */
export class JsonScanner {
  /** Line of the key or value that is next or was read last, from 1. */
  line = 1;
  readonly #window: ByteWindow;
  /** For each open bracket inside of a skipped value, whether it is an object's. */
  readonly #kinds = new Uint8Array(DEPTH_LIMIT);

  constructor(chunks: Iterable<Uint8Array>) {
    this.#window = new ByteWindow(chunks, VALUE_LIMIT);
    while (this.#window.end < 3 && this.#window.more());
    const [first, second, third] = this.#window.bytes;
    if (first === 0xef && second === 0xbb && third === 0xbf) this.#window.at = 3;
  }

  /** Enters the object (`true`) or array (`false`) that is next; goes over any other value, and over all when not `wanted`. */
  open(wanted: boolean): boolean | undefined {
    const code = this.#space();
    if (!wanted || (code !== OPEN_OBJECT && code !== OPEN_ARRAY)) {
      this.skip();
      return undefined;
    }
    this.#window.at++;
    return code === OPEN_OBJECT;
  }

  /** Goes to the next member or item of the open container; `false` when it ends here, which leaves it. */
  next(isObject: boolean, isFirst: boolean): boolean {
    const code = this.#space();
    if (code === (isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      this.#window.at++;
      return false;
    }
    if (isFirst) return true;
    if (code !== COMMA) throw this.#error(`expected a comma or ${isObject ? '}' : ']'}`);
    this.#window.at++;
    this.#space();
    return true;
  }

  /** The key that is next. */
  key(): string {
    const window = this.#window;
    if (this.#space() !== QUOTE) throw this.#error('expected a key in double quotes');
    window.keep = window.at;
    if (this.#skipString()) return this.#kept() as string;
    const key = decodeUtf8(window.bytes.subarray(window.keep + 1, window.at - 1));
    window.keep = Infinity;
    return key;
  }

  colon(): void {
    if (this.#space() !== COLON) throw this.#error('expected a colon after the key');
    this.#window.at++;
    this.#space();
  }

  /** The value that is next, as a whole. */
  value(): Value {
    const window = this.#window;
    this.#space();
    const { line } = this;
    window.keep = window.at;
    this.skip();
    return this.#kept(line);
  }

  /** Nothing but space may follow. */
  finish(): void {
    if (this.#space() !== NOTHING) throw this.#error('there is more text after the end of the value');
  }

  close(): void {
    this.#window.close();
  }

  /** Goes over the value that is next: brackets must match and strings must end, no more. */
  skip(): void {
    const window = this.#window;
    let depth = 0;
    do {
      const code = this.#space();
      if (code === QUOTE) {
        this.#skipString();
      } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        if (depth === DEPTH_LIMIT) throw this.#error(`nested more than ${DEPTH_LIMIT} deep`);
        this.#kinds[depth++] = code === OPEN_OBJECT ? 1 : 0;
        window.at++;
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        if (depth === 0) throw this.#error('expected a value');
        if (this.#kinds[--depth] !== (code === CLOSE_OBJECT ? 1 : 0)) throw this.#error(`expected a comma or ${code === CLOSE_OBJECT ? ']' : '}'}`);
        window.at++;
      } else if (depth > 0 && (code === COMMA || code === COLON)) {
        window.at++;
      } else if (code === NOTHING) {
        throw this.#error('the text ends inside of a value');
      } else {
        this.#skipWord();
      }
    } while (depth > 0);
  }

  /** A number, `true`, `false` or `null`: up to what may follow one. */
  #skipWord(): void {
    const window = this.#window;
    const { line } = this;
    let length = 0;
    for (; window.at < window.end || window.more(); window.at++, length++) {
      const code = window.bytes[window.at]!;
      if (code <= SPACE || code === COMMA || code === COLON || code === QUOTE || (code | 32) === CLOSE_OBJECT || (code | 32) === OPEN_OBJECT) break;
    }
    if (length === 0) throw new TextSyntaxError('expected a value', line);
  }

  /** Whether it has escape sequences. */
  #skipString(): boolean {
    const window = this.#window;
    let hasEscapes = false;
    let at = window.at + 1;
    for (;;) {
      const { bytes, end } = window;
      let code = 0;
      while (at < end && (code = bytes[at]!) !== QUOTE && code !== BACKSLASH) {
        if (code < SPACE) throw this.#error('a string holds a line break or another control character');
        at++;
      }
      if (at < end) {
        if (code === QUOTE) break;
        hasEscapes = true;
        at += 2;
      }
      if (at >= end) {
        const beyond = at - end;
        window.at = end;
        if (!window.more()) throw this.#error('the text ends inside a string');
        at = window.at + beyond;
      }
    }
    window.at = at + 1;
    return hasEscapes;
  }

  /** Goes over space; the byte that follows, or `NOTHING`. */
  #space(): number {
    const window = this.#window;
    for (;;) {
      const { bytes, end } = window;
      let { at } = window;
      for (; at < end; at++) {
        const code = bytes[at]!;
        if (code > SPACE) {
          window.at = at;
          return code;
        }
        if (code === NEWLINE) this.line++;
        else if (code !== SPACE && code !== 13 && code !== 9) throw this.#error('expected a value');
      }
      window.at = end;
      if (!window.more()) return NOTHING;
    }
  }

  /** What stands between `keep` and here; it starts on the line. */
  #kept(line = this.line): Value {
    const window = this.#window;
    const text = decodeUtf8(window.bytes.subarray(window.keep, window.at));
    window.keep = Infinity;
    try {
      return JSON.parse(text);
    } catch (error) {
      const fault = jsonFault(text);
      const place = syntaxErrorAt(text, fault?.offset ?? 0, '');
      throw new TextSyntaxError(fault?.message ?? (error as Error).message, line + (place.line ?? 1) - 1);
    }
  }

  #error(message: string): TextSyntaxError {
    return new TextSyntaxError(message, this.line);
  }
}
