import { OutlineBuilder } from './outline-builder.ts';
import { TextSyntaxError } from './position.ts';
import type { Value } from './value.ts';
import type { YamlOptions } from './yaml-options.ts';
import { readBlockScalar } from './yaml-block-scalar.ts';
import { END, giveUp, YamlCursor } from './yaml-cursor.ts';
import { readFlow, type YamlContext } from './yaml-flow.ts';
import { anchorEnd, YamlAnchors } from './yaml-anchors.ts';
import { addMember, isMergeable, merge, MERGE, YAML_DEPTH_LIMIT } from './yaml-member.ts';
import { plainEnd } from './yaml-plain.ts';
import { quotedEnd, unquote } from './yaml-quoted.ts';
import { resolvePlain } from './yaml-scalar.ts';

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const DASH = 45;
const COLON = 58;
const AMPERSAND = 38;
const STAR = 42;
const GREATER = 62;
const QUESTION = 63;
const OPEN_LIST = 91;
const OPEN_RECORD = 123;
const BAR = 124;

/** Longer keys must be written in the explicit form. */
const KEY_LIMIT = 1000;

/**
 * The quick reader: understands what machines write (block mappings and sequences, scalars of every style, flow collections, comments, several
 * documents, anchors, aliases and merge keys where people put them) and throws `GIVE_UP` for all else (tags, directives, tabs, equal keys, errors), which
 * is then for the thorough reader.
 */
export class YamlReader implements YamlContext {
  readonly cursor: YamlCursor;
  readonly outline = new OutlineBuilder();
  readonly documents: Value[] = [];
  /** Entry of the outline of each document. */
  readonly roots: number[] = [];
  readonly #text: string;
  readonly #strings: boolean;
  readonly #writtenNumbers: boolean;
  #depth = 0;
  #anchors = new YamlAnchors();
  /** The key that `#readKey` found, and the offset behind its colon. */
  #key = '';
  #afterKey = 0;
  #isPlainKey = true;

  constructor(text: string, { strings = false, writtenNumbers = false }: YamlOptions) {
    this.#text = text;
    this.#strings = strings;
    this.#writtenNumbers = writtenNumbers;
    this.cursor = new YamlCursor(text);
  }

  read(): void {
    const { cursor } = this;
    cursor.line = 1;
    cursor.startLine(0);
    if (cursor.indent !== END) this.#document();
    while (cursor.at < this.#text.length) {
      if (this.#text.charCodeAt(cursor.at) !== DASH) giveUp();
      cursor.finishLine(cursor.at + 3);
      this.#document();
    }
    if (this.documents.length === 0) giveUp();
  }

  #document(): void {
    const { cursor } = this;
    if (cursor.indent === END) giveUp();
    const root = this.outline.open(undefined, cursor.line);
    this.roots.push(root);
    this.#anchors = new YamlAnchors();
    this.documents.push(this.#node(-1));
    this.outline.close(root);
    if (cursor.indent !== END) giveUp();
  }

  /** What stands at the cursor, inside of a collection of the given indentation. */
  #node(parentIndent: number): Value {
    const { indent, at } = this.cursor;
    if (this.#isIndicator(at, DASH)) return this.#sequence(indent);
    if (this.#text.charCodeAt(at) !== STAR && (this.#isIndicator(at, QUESTION) || this.#readKey())) return this.#mapping(indent);
    return this.#inline(at, parentIndent);
  }

  #mapping(indent: number): Value {
    const { cursor, outline } = this;
    const map: Record<string, Value> = {};
    let merges: Value[] | undefined;
    this.deeper();
    do {
      const { line } = cursor;
      const explicit = this.#isIndicator(cursor.at, QUESTION);
      if (explicit) this.#readExplicitKey(indent);
      // The first key has been read already, to see that this is a mapping.
      else if (this.#afterKey <= cursor.at && !this.#readKey()) giveUp();
      const key = this.#key;
      const isMerge = key === MERGE && this.#isPlainKey && !explicit;
      const entry = outline.open(key, line);
      const value = explicit ? this.#indicated(this.#afterKey, indent) : this.#member(this.#afterKey, indent);
      if (isMerge && isMergeable(value)) (merges ??= []).push(value);
      else addMember(map, key, value, line);
      outline.close(entry);
    } while (cursor.indent === indent);
    if (cursor.indent > indent) giveUp();
    this.#depth--;
    if (merges !== undefined) merge(map, merges);
    return map;
  }

  #sequence(indent: number): Value {
    const { cursor, outline } = this;
    const items: Value[] = [];
    this.deeper();
    do {
      const entry = outline.open(undefined, cursor.line);
      items.push(this.#indicated(cursor.at + 1, indent));
      outline.close(entry);
    } while (cursor.indent === indent && this.#isIndicator(cursor.at, DASH));
    if (cursor.indent > indent) giveUp();
    this.#depth--;
    return items;
  }

  /** What follows `-`, or `:` of an explicit key: a collection may start on the same line. */
  #indicated(from: number, indent: number): Value {
    const { cursor } = this;
    const at = cursor.skipSpaces(from);
    const code = this.#text.charCodeAt(at);
    if (code === AMPERSAND) return this.#anchored(at, indent);
    if (code !== NEWLINE && code !== HASH) {
      cursor.indentTo(at);
      return this.#node(indent);
    }
    cursor.finishLine(from);
    return cursor.indent > indent ? this.#node(indent) : this.#empty();
  }

  /** What follows the colon of an ordinary key. */
  #member(from: number, indent: number): Value {
    const { cursor } = this;
    const at = cursor.skipSpaces(from);
    const code = this.#text.charCodeAt(at);
    if (code === AMPERSAND) return this.#anchored(at, indent);
    if (code !== NEWLINE && code !== HASH) return this.#inline(at, indent);
    cursor.finishLine(from);
    if (cursor.indent > indent) return this.#node(indent);
    return cursor.indent === indent && this.#isIndicator(cursor.at, DASH) ? this.#sequence(indent) : this.#empty();
  }

  /** `&name` and what it names: a scalar or flow collection behind it, or what stands indented below. */
  #anchored(start: number, indent: number): Value {
    const { cursor } = this;
    const end = anchorEnd(this.#text, start);
    const name = this.#text.slice(start + 1, end);
    const at = cursor.skipSpaces(end);
    const code = this.#text.charCodeAt(at);
    let value: Value;
    if (code === NEWLINE || code === HASH) {
      cursor.finishLine(end);
      if (cursor.indent === indent && this.#isIndicator(cursor.at, DASH)) giveUp();
      value = cursor.indent > indent ? this.#node(indent) : this.#empty();
    } else {
      if (code === STAR) giveUp();
      value = this.#inline(at, indent);
    }
    this.#anchors.name(name, value);
    return value;
  }

  alias(name: string): Value {
    return this.#anchors.again(name, this.cursor.line);
  }

  /** A scalar, alias or flow collection, up to the next line with content. */
  #inline(at: number, parentIndent: number): Value {
    const { cursor } = this;
    const text = this.#text;
    switch (text.charCodeAt(at)) {
      case QUOTE:
      case APOSTROPHE: {
        const end = quotedEnd(text, at);
        const literal = text.slice(at, end);
        if (literal.includes('\n')) this.#crossLines(at, end, parentIndent);
        cursor.finishLine(end);
        return unquote(literal);
      }
      case BAR:
      case GREATER:
        return readBlockScalar(cursor, at, parentIndent);
      case OPEN_LIST:
      case OPEN_RECORD: {
        const { value, end } = readFlow(this, at, parentIndent);
        cursor.finishLine(end);
        return value;
      }
      case STAR: {
        const end = anchorEnd(text, at);
        const value = this.alias(text.slice(at + 1, end));
        cursor.finishLine(end);
        return value;
      }
      default:
        return this.plain(this.#plain(at, parentIndent));
    }
  }

  #plain(start: number, parentIndent: number): string {
    const { cursor } = this;
    let end = plainEnd(this.#text, start);
    if (this.#text.charCodeAt(end) === COLON) giveUp();
    let content = this.#text.slice(start, end);
    cursor.finishLine(end);
    while (cursor.indent > parentIndent) {
      if (cursor.commented) giveUp();
      content += cursor.blanks > 0 ? '\n'.repeat(cursor.blanks) : ' ';
      end = plainEnd(this.#text, cursor.at, { further: true });
      if (this.#text.charCodeAt(end) === COLON) giveUp();
      content += this.#text.slice(cursor.at, end);
      cursor.finishLine(end);
    }
    return content;
  }

  /** Whether a key with its colon stands at the cursor. */
  #readKey(): boolean {
    const text = this.#text;
    const { at } = this.cursor;
    const code = text.charCodeAt(at);
    let end: number;
    if (code === QUOTE || code === APOSTROPHE) {
      end = quotedEnd(text, at);
      this.#key = text.slice(at, end);
      if (this.#key.includes('\n')) return false;
    } else {
      if (code === OPEN_LIST || code === OPEN_RECORD || code === BAR || code === GREATER) return false;
      end = plainEnd(text, at);
      if (text.charCodeAt(end) !== COLON && text.charCodeAt(this.cursor.skipSpaces(end)) !== COLON) return false;
      this.#key = text.slice(at, end);
    }
    const colon = this.cursor.skipSpaces(end);
    if (!this.#isIndicator(colon, COLON)) return false;
    if (end - at > KEY_LIMIT) giveUp();
    this.#isPlainKey = code !== QUOTE && code !== APOSTROPHE;
    if (!this.#isPlainKey) this.#key = unquote(this.#key);
    this.#afterKey = colon + 1;
    return true;
  }

  /** `? key` on one line, `: value` on the next. */
  #readExplicitKey(indent: number): void {
    const { cursor } = this;
    const text = this.#text;
    const at = cursor.skipSpaces(cursor.at + 1);
    const code = text.charCodeAt(at);
    const quoted = code === QUOTE || code === APOSTROPHE;
    if (!quoted && (code === NEWLINE || code === HASH || code === OPEN_LIST || code === OPEN_RECORD || code === BAR || code === GREATER)) giveUp();
    const end = quoted ? quotedEnd(text, at) : plainEnd(text, at);
    const literal = text.slice(at, end);
    if (literal.includes('\n') || literal === MERGE) giveUp();
    cursor.finishLine(end);
    if (cursor.indent !== indent || !this.#isIndicator(cursor.at, COLON)) giveUp();
    this.#key = quoted ? unquote(literal) : literal;
    this.#afterKey = cursor.at + 1;
  }

  /** Moves the line count over a quoted scalar of several lines, which must all be indented. */
  #crossLines(start: number, end: number, parentIndent: number): void {
    const text = this.#text;
    for (let newline = text.indexOf('\n', start); newline !== -1 && newline < end; newline = text.indexOf('\n', newline + 1)) {
      this.cursor.line++;
      const at = this.cursor.skipSpaces(newline + 1);
      if (text.charCodeAt(at) !== NEWLINE && at - newline - 1 <= Math.max(parentIndent, 0)) giveUp();
    }
  }

  #isIndicator(at: number, indicator: number): boolean {
    if (this.#text.charCodeAt(at) !== indicator) return false;
    const next = this.#text.charCodeAt(at + 1);
    return next === SPACE || next === NEWLINE;
  }

  #empty(): Value {
    return this.#strings ? '' : null;
  }

  plain(text: string): Value {
    if (this.#strings) return text;
    const value = resolvePlain(text);
    return this.#writtenNumbers && typeof value === 'number' ? text : value;
  }

  deeper(): void {
    if (++this.#depth > YAML_DEPTH_LIMIT) throw new TextSyntaxError(`nested more than ${YAML_DEPTH_LIMIT} deep`, this.cursor.line);
  }

  shallower(): void {
    this.#depth--;
  }
}
