import { LineCounter } from './position.ts';

/**
 * The smallest piece of program text. Manifests that are programs (Ruby, Elixir, Swift, Lua, Python, …) are never run:
 * they are cut into tokens, and what is written there as a literal can be read.
 */
export interface Token {
  /** `text` is a string literal, `symbol` a `:name` literal, `key` a `name:` label, `mark` an operator or bracket. */
  readonly kind: 'word' | 'text' | 'symbol' | 'key' | 'number' | 'mark' | 'newline';
  /** Of a literal its value, else as written. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** A literal whose value is computed (interpolation). */
  readonly dynamic?: true;
  /** White space stands before it. */
  readonly spaced: boolean;
}

export interface StringForm {
  readonly open: string;
  readonly close: string;
  /** Backslash escapes are understood; else the text is taken as it stands. */
  readonly escapes?: boolean;
  /** Opens a computed part (`#{`, `\(`), which ends at its balanced bracket. */
  readonly interpolation?: string;
  /** A doubled `close` stands for itself. */
  readonly doubled?: boolean;
  /** Line breaks and the indentation of the closing line do not count (heredoc). */
  readonly block?: boolean;
  /** May not run over the end of a line: an unclosed one ends there. */
  readonly oneLine?: boolean;
}

/** What a hook found at an offset. Without `token` the text up to `end` is skipped. */
export interface Special {
  readonly end: number;
  readonly tokens?: readonly { readonly kind: Token['kind']; readonly text: string; readonly dynamic?: boolean }[];
}

export interface SourceGrammar {
  readonly lineComments: readonly string[];
  readonly blockComments?: readonly { readonly open: string; readonly close: string; readonly nested?: boolean }[];
  /** Longest opening first. */
  readonly strings: readonly StringForm[];
  /** Operators of more than one character, longest first. */
  readonly operators: readonly string[];
  /** Characters of words besides ASCII letters, digits, underscore and everything beyond ASCII. */
  readonly wordCharacters?: string;
  /** Characters that may end a word and stand nowhere else in it (`empty?`), unless `=` follows. */
  readonly wordSuffixes?: string;
  /** `name:` directly before something else is one token of kind `key`. */
  readonly keys?: boolean;
  /** `:name` is one token of kind `symbol`. */
  readonly symbols?: boolean;
  /** What the language has beyond that; asked before everything else. Must end after `at`. */
  readonly special?: (source: string, at: number, previous: Token | undefined) => Special | undefined;
}

/** One pass; never throws: what is not closed ends with the text. */
export function tokenize(source: string, grammar: SourceGrammar): Token[] {
  const lines = new LineCounter(source);
  const tokens: Token[] = [];
  let spaced = true;
  const add = (kind: Token['kind'], text: string, at: number, dynamic = false) => {
    const line = lines.lineAt(at);
    tokens.push(dynamic ? { kind, text, line, dynamic: true, spaced } : { kind, text, line, spaced });
    spaced = false;
  };
  let at = 0;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code <= 0x20) {
      // one line break stands for a run of them
      if (code === lineFeed && tokens.at(-1)?.kind !== 'newline') add('newline', '\n', at);
      spaced = true;
      at++;
      continue;
    }
    const special = grammar.special?.(source, at, tokens.at(-1));
    if (special !== undefined && special.end > at) {
      for (const token of special.tokens ?? []) add(token.kind, token.text, at, token.dynamic);
      if (special.tokens === undefined) spaced = true;
      at = special.end;
    } else if (isWordStart(code) || isDigit(code)) at = readPlain(source, at, grammar, add);
    else {
      const comment = endOfComment(source, at, grammar);
      if (comment !== undefined) {
        spaced = true;
        at = comment;
        continue;
      }
      const form = grammar.strings.find(({ open }) => source.startsWith(open, at));
      if (form !== undefined) {
        const { end, text, dynamic } = readString(source, at + form.open.length, form);
        const isKey = grammar.keys === true && source.charCodeAt(end) === colon && source.charCodeAt(end + 1) !== colon;
        add(isKey ? 'key' : 'text', text, at, dynamic);
        at = isKey ? end + 1 : end;
      } else at = readPlain(source, at, grammar, add);
    }
  }
  return tokens;
}

type Add = (kind: Token['kind'], text: string, at: number) => void;

const lineFeed = 0x0a;
const colon = 0x3a;

function readPlain(source: string, at: number, grammar: SourceGrammar, add: Add): number {
  const code = source.charCodeAt(at);
  const isSymbol = grammar.symbols === true && code === colon && isWordStart(source.charCodeAt(at + 1)) && source.charCodeAt(at - 1) !== colon;
  if (isSymbol) {
    const end = endOfWord(source, at + 1, grammar);
    add('symbol', source.slice(at + 1, end), at);
    return end;
  }
  if (isDigit(code)) {
    const end = endOfNumber(source, at);
    add('number', source.slice(at, end), at);
    return end;
  }
  if (isWordStart(code)) {
    const end = endOfWord(source, at, grammar);
    if (grammar.keys === true && source.charCodeAt(end) === colon && source.charCodeAt(end + 1) !== colon) {
      add('key', source.slice(at, end), at);
      return end + 1;
    }
    add('word', source.slice(at, end), at);
    return end;
  }
  const operator = grammar.operators.find((candidate) => source.startsWith(candidate, at)) ?? source[at]!;
  add('mark', operator, at);
  return at + operator.length;
}

/** Value and end of a string literal whose content starts at `from`. */
export function readString(source: string, from: number, form: StringForm): { end: number; text: string; dynamic: boolean } {
  let text = '';
  let dynamic = false;
  let at = from;
  let plain = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (source.startsWith(form.close, at)) {
      if (form.doubled === true && source.startsWith(form.close, at + form.close.length)) {
        text += source.slice(plain, at) + form.close;
        at += 2 * form.close.length;
        plain = at;
        continue;
      }
      break;
    }
    if (form.oneLine === true && code === lineFeed) break;
    if (form.interpolation !== undefined && source.startsWith(form.interpolation, at)) {
      dynamic = true;
      at = endOfInterpolation(source, at + form.interpolation.length);
    } else if (form.escapes === true && code === backslash && at + 1 < source.length) {
      text += source.slice(plain, at) + unescape(source[at + 1]!);
      at += 2;
      plain = at;
    } else at++;
  }
  text += source.slice(plain, at);
  const closed = source.startsWith(form.close, at);
  return { end: closed ? at + form.close.length : at, text: form.block === true ? withoutIndent(text) : text, dynamic };
}

const backslash = 0x5c;
const escapes: ReadonlyMap<string, string> = new Map([['n', '\n'], ['t', '\t'], ['r', '\r'], ['s', ' '], ['0', '\0'], ['\n', '']]);
const unescape = (character: string): string => escapes.get(character) ?? character;

/** After the bracket that closes the interpolation; nested brackets and simple strings are stepped over. */
function endOfInterpolation(source: string, from: number): number {
  const open = source[from - 1]!;
  const close = open === '{' ? '}' : ')';
  let depth = 1;
  let quote = '';
  for (let at = from; at < source.length; at++) {
    const character = source[at]!;
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === open) depth++;
    else if (character === close && --depth === 0) return at + 1;
    else if (character === '\n') return at;
  }
  return source.length;
}

function endOfComment(source: string, at: number, grammar: SourceGrammar): number | undefined {
  for (const { open, close, nested } of grammar.blockComments ?? []) {
    if (source.startsWith(open, at)) return endOfBlock(source, at + open.length, open, close, nested === true);
  }
  for (const start of grammar.lineComments) {
    if (!source.startsWith(start, at)) continue;
    const end = source.indexOf('\n', at);
    return end === -1 ? source.length : end;
  }
  return undefined;
}

function endOfBlock(source: string, from: number, open: string, close: string, nested: boolean): number {
  let depth = 1;
  let at = from;
  let nextOpen = nested ? source.indexOf(open, at) : -1;
  for (;;) {
    const nextClose = source.indexOf(close, at);
    if (nextClose === -1) return source.length;
    if (nextOpen !== -1 && nextOpen < nextClose) {
      depth++;
      at = nextOpen + open.length;
    } else {
      at = nextClose + close.length;
      if (--depth === 0) return at;
    }
    if (nested && nextOpen !== -1 && nextOpen < at) nextOpen = source.indexOf(open, at);
  }
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isWordStart = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code > 0x7f;

function endOfWord(source: string, from: number, grammar: SourceGrammar): number {
  let at = from;
  while (at < source.length && (isWordStart(source.charCodeAt(at)) || isDigit(source.charCodeAt(at)) || (grammar.wordCharacters ?? '').includes(source[at]!))) at++;
  const isSuffix = at < source.length && source[at + 1] !== '=' && (grammar.wordSuffixes ?? '').includes(source[at]!);
  return isSuffix ? at + 1 : at;
}

function endOfNumber(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    const isPoint = code === 0x2e && isDigit(source.charCodeAt(at + 1));
    if (!isPoint && !isDigit(code) && !isWordStart(code)) break;
    at++;
  }
  return at;
}

/** The content of a heredoc: common indentation, the first line break and the last line's indentation are taken away. */
function withoutIndent(text: string): string {
  const lines = text.split('\n');
  if (lines[0]?.trim() === '') lines.shift();
  if (lines.at(-1)?.trim() === '') lines.pop();
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, width) => Math.min(least, width), Infinity);
  return lines.map((line) => line.slice(Math.min(indent, line.length))).join('\n');
}
