import type { OutlineBuilder } from './outline-builder.ts';
import type { Value } from './value.ts';
import { giveUp, type YamlCursor } from './yaml-cursor.ts';
import { anchorEnd } from './yaml-anchors.ts';
import { addMember, MERGE } from './yaml-member.ts';
import { plainEnd } from './yaml-plain.ts';
import { quotedEnd, unquote } from './yaml-quoted.ts';

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const STAR = 42;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_RECORD = 123;
const CLOSE_RECORD = 125;

/** What reading of flow collections needs of the reader around it. */
export interface YamlContext {
  readonly cursor: YamlCursor;
  readonly outline: OutlineBuilder;
  /** The value of a plain scalar. */
  plain(text: string): Value;
  /** What an alias stands for. */
  alias(name: string): Value;
  /** Throws `TextSyntaxError` when it goes too deep. */
  deeper(): void;
  shallower(): void;
}

/** Reads `[…]` or `{…}`, over several lines too as long as each scalar stays on its own. `parentIndent` is what those lines must exceed. */
export function readFlow(context: YamlContext, start: number, parentIndent: number): { value: Value; end: number } {
  const flow = new FlowReader(context, start, parentIndent);
  const value = flow.collection();
  return { value, end: flow.at };
}

class FlowReader {
  at: number;
  readonly #context: YamlContext;
  readonly #text: string;
  readonly #parentIndent: number;

  constructor(context: YamlContext, start: number, parentIndent: number) {
    this.#context = context;
    this.#text = context.cursor.text;
    this.at = start;
    this.#parentIndent = parentIndent;
  }

  collection(): Value {
    this.#context.deeper();
    const value = this.#text.charCodeAt(this.at) === OPEN_RECORD ? this.#record() : this.#list();
    this.#context.shallower();
    return value;
  }

  #record(): Value {
    const { outline, cursor } = this.#context;
    const map: Record<string, Value> = {};
    this.at++;
    while (this.#space() !== CLOSE_RECORD) {
      const { line } = cursor;
      const key = this.#key();
      const entry = outline.open(key, line);
      let value: Value = null;
      if (this.#space() === COLON) {
        // Far colons are allowed by the book; nobody writes them.
        if (cursor.line !== line) giveUp();
        this.at++;
        const code = this.#space();
        value = code === COMMA || code === CLOSE_RECORD ? this.#context.plain('') : this.#value();
      }
      addMember(map, key, value);
      outline.close(entry);
      if (this.#space() === COMMA) this.at++;
      else if (this.#text.charCodeAt(this.at) !== CLOSE_RECORD) giveUp();
    }
    this.at++;
    return map;
  }

  #list(): Value {
    const { outline, cursor } = this.#context;
    const items: Value[] = [];
    this.at++;
    while (this.#space() !== CLOSE_LIST) {
      const entry = outline.open(undefined, cursor.line);
      items.push(this.#value());
      outline.close(entry);
      if (this.#space() === COMMA) this.at++;
      else if (this.#text.charCodeAt(this.at) !== CLOSE_LIST) giveUp();
    }
    this.at++;
    return items;
  }

  #key(): string {
    const start = this.at;
    const code = this.#text.charCodeAt(start);
    const isQuoted = code === QUOTE || code === APOSTROPHE;
    this.at = isQuoted ? quotedEnd(this.#text, start) : plainEnd(this.#text, start, { flow: true });
    const literal = this.#text.slice(start, this.at);
    if (literal.length > 1000 || literal.includes('\n') || literal === MERGE) giveUp();
    return isQuoted ? unquote(literal) : literal;
  }

  #value(): Value {
    const start = this.at;
    const code = this.#text.charCodeAt(start);
    if (code === OPEN_LIST || code === OPEN_RECORD) return this.collection();
    if (code === QUOTE || code === APOSTROPHE) {
      this.at = quotedEnd(this.#text, start);
      const literal = this.#text.slice(start, this.at);
      if (literal.includes('\n')) giveUp();
      return unquote(literal);
    }
    if (code === STAR) {
      this.at = anchorEnd(this.#text, start, true);
      return this.#context.alias(this.#text.slice(start + 1, this.at));
    }
    this.at = plainEnd(this.#text, start, { flow: true });
    return this.#context.plain(this.#text.slice(start, this.at));
  }

  /** Skips space, line breaks and comments; gives the character after them. */
  #space(): number {
    const { cursor } = this.#context;
    const text = this.#text;
    for (;;) {
      this.at = cursor.skipSpaces(this.at);
      let code = text.charCodeAt(this.at);
      if (code === HASH && text.charCodeAt(this.at - 1) === SPACE) {
        this.at = text.indexOf('\n', this.at);
        code = NEWLINE;
      }
      if (code !== NEWLINE) return code > SPACE ? code : giveUp();
      cursor.line++;
      const indented = cursor.skipSpaces(this.at + 1);
      const next = text.charCodeAt(indented);
      if (next !== NEWLINE && indented - this.at - 1 <= Math.max(0, this.#parentIndent)) giveUp();
      this.at = this.at + 1;
    }
  }
}
