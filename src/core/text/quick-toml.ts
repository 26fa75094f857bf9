import type { Value } from './value.ts';

const GIVE_UP = Symbol('unusual');

/**
 * Reads TOML as package managers write it: plain strings, whole numbers, booleans, arrays, inline tables, tables and arrays of tables, each key once.
 * `undefined` for everything else, damaged texts included: the full reader knows. What it gives is what that one would.
 */
export function quickToml(text: string): Record<string, Value> | undefined {
  try {
    return new QuickReader(text).read();
  } catch (error) {
    if (error === GIVE_UP) return undefined;
    throw error;
  }
}

type Table = Record<string, Value>;

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const COMMA = 44;
const DOT = 46;
const EQUALS = 61;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_TABLE = 123;
const CLOSE_TABLE = 125;

const mostDeep = 20;
const BARE = /[A-Za-z0-9_-]+/y;
const WORD = /(?:true|false|0|[1-9][0-9]{0,14})(?![\w.:+-])/y;
/** What may not stand in a string of one line. */
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

class QuickReader {
  readonly #text: string;
  readonly #root: Table = {};
  /** Arrays that headers made, which others may not be mixed with. */
  readonly #lists = new Set<Value>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Table {
    let table = this.#root;
    for (;;) {
      this.#skip();
      if (this.#at >= this.#text.length) return this.#root;
      if (this.#text.charCodeAt(this.#at) === OPEN_ARRAY) table = this.#header();
      else this.#member(table, 0);
      this.#endOfLine();
    }
  }

  #header(): Table {
    const isList = this.#text.charCodeAt(this.#at + 1) === OPEN_ARRAY;
    this.#at += isList ? 2 : 1;
    const keys = [this.#key()];
    while (this.#text.charCodeAt(this.#at) === DOT) {
      this.#at++;
      keys.push(this.#key());
    }
    this.#expect(CLOSE_ARRAY);
    if (isList) this.#expect(CLOSE_ARRAY);
    const last = keys.pop()!;
    let parent = this.#root;
    for (const key of keys) {
      const next = parent[key];
      if (next === undefined) parent = this.#add(parent, key, {});
      else if (this.#lists.has(next)) parent = (next as Table[]).at(-1)!;
      else if (typeof next === 'object' && !Array.isArray(next)) parent = next as Table;
      else throw GIVE_UP;
    }
    if (!isList) return this.#add(parent, last, {});
    const list = parent[last] ?? this.#add(parent, last, []);
    if ((list as Table[]).length === 0) this.#lists.add(list);
    else if (!this.#lists.has(list)) throw GIVE_UP;
    const table: Table = {};
    (list as Table[]).push(table);
    return table;
  }

  #member(table: Table, depth: number): void {
    const key = this.#key();
    this.#blanks();
    this.#expect(EQUALS);
    this.#blanks();
    this.#add(table, key, this.#value(depth));
  }

  #add<T extends Value>(table: Table, key: string, value: T): T {
    if (key === '__proto__' || Object.hasOwn(table, key)) throw GIVE_UP;
    table[key] = value;
    return value;
  }

  #key(): string {
    const code = this.#text.charCodeAt(this.#at);
    if (code === QUOTE || code === APOSTROPHE) return this.#string(code);
    BARE.lastIndex = this.#at;
    const key = BARE.exec(this.#text)?.[0];
    if (key === undefined) throw GIVE_UP;
    this.#at += key.length;
    return key;
  }

  #value(depth: number): Value {
    const code = this.#text.charCodeAt(this.#at);
    if (code === QUOTE || code === APOSTROPHE) return this.#string(code);
    if (depth === mostDeep) throw GIVE_UP;
    if (code === OPEN_ARRAY) return this.#array(depth + 1);
    if (code === OPEN_TABLE) return this.#inlineTable(depth + 1);
    WORD.lastIndex = this.#at;
    const word = WORD.exec(this.#text)?.[0];
    if (word === undefined) throw GIVE_UP;
    this.#at += word.length;
    return word === 'true' || word === 'false' ? word === 'true' : Number(word);
  }

  /** Without escapes, on one line. */
  #string(quote: number): string {
    const start = this.#at + 1;
    const end = this.#text.indexOf(quote === QUOTE ? '"' : "'", start);
    if (end === -1 || (end === start && this.#text.charCodeAt(end + 1) === quote)) throw GIVE_UP;
    const content = this.#text.slice(start, end);
    if (CONTROL.test(content) || (quote === QUOTE && content.includes('\\'))) throw GIVE_UP;
    this.#at = end + 1;
    return content;
  }

  #array(depth: number): Value[] {
    const items: Value[] = [];
    for (this.#at++; ; this.#at++) {
      this.#skip();
      if (this.#text.charCodeAt(this.#at) === CLOSE_ARRAY) break;
      items.push(this.#value(depth));
      this.#skip();
      const code = this.#text.charCodeAt(this.#at);
      if (code === CLOSE_ARRAY) break;
      if (code !== COMMA) throw GIVE_UP;
    }
    this.#at++;
    return items;
  }

  #inlineTable(depth: number): Table {
    const table: Table = {};
    this.#at++;
    this.#blanks();
    if (this.#text.charCodeAt(this.#at) === CLOSE_TABLE) {
      this.#at++;
      return table;
    }
    for (;;) {
      this.#member(table, depth);
      this.#blanks();
      const code = this.#text.charCodeAt(this.#at++);
      if (code === CLOSE_TABLE) return table;
      if (code !== COMMA) throw GIVE_UP;
      this.#blanks();
    }
  }

  #expect(code: number): void {
    if (this.#text.charCodeAt(this.#at++) !== code) throw GIVE_UP;
  }

  #blanks(): void {
    while (this.#text.charCodeAt(this.#at) === SPACE || this.#text.charCodeAt(this.#at) === TAB) this.#at++;
  }

  /** Goes past blanks and line ends; comments are left to the full reader. */
  #skip(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === HASH) throw GIVE_UP;
      if (code !== SPACE && code !== NEWLINE && code !== TAB && !(code === RETURN && this.#text.charCodeAt(this.#at + 1) === NEWLINE)) return;
      this.#at++;
    }
  }

  #endOfLine(): void {
    this.#blanks();
    const code = this.#text.charCodeAt(this.#at);
    if (this.#at < this.#text.length && code !== NEWLINE && code !== RETURN) throw GIVE_UP;
  }
}
