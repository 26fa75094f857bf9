import { ENTRY, NO_KEY, Outline, type OutlineKeys } from './outline.ts';
import { syntaxErrorAt } from './position.ts';

const DEPTH_LIMIT = 2000;

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

/** Whether the text has brackets enough to be nested beyond the limit; costs nothing for the small files that a tree is full of. */
export function mayBeDeep(text: string): boolean {
  if (text.length <= 2 * DEPTH_LIMIT) return false;
  let opened = 0;
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at + 1)) if (++opened > DEPTH_LIMIT) return true;
  for (let at = text.indexOf('['); at !== -1; at = text.indexOf('[', at + 1)) if (++opened > DEPTH_LIMIT) return true;
  return false;
}

/**
 * Lines of all keys and items of a text that `JSON.parse` has accepted; throws `TextSyntaxError` when it is nested too deep.
 * One long function on purpose: this loop runs over every character of lockfiles of many megabytes.
 */
export function jsonOutline(text: string): Outline {
  let tape = new Int32Array(ENTRY * (64 + (text.length >> 5)));
  const enclosing = new Int32Array(DEPTH_LIMIT);
  let depth = 0;
  let owner = 0;
  let inArray = false;
  let line = 1;
  let latest = 0;
  let size = 0;
  let at = 0;

  const add = (key: number): void => {
    if (size + ENTRY > tape.length) {
      const grown = new Int32Array(tape.length * 2);
      grown.set(tape);
      tape = grown;
    }
    tape[size] = key;
    tape[size + 1] = line;
    tape[size + 2] = size + ENTRY;
    latest = size;
    size += ENTRY;
  };

  for (;;) {
    let code = text.charCodeAt(at);
    while (code <= SPACE) {
      if (code === NEWLINE) {
        line++;
        do code = text.charCodeAt(++at);
        while (code === SPACE);
      } else {
        code = text.charCodeAt(++at);
      }
    }
    if (depth === 0) {
      add(NO_KEY);
    } else if (inArray) {
      if (code !== CLOSE_ARRAY) add(NO_KEY);
    } else if (code === QUOTE) {
      add(at);
      at = afterString(text, at + 1);
      code = text.charCodeAt(at);
      while (code <= SPACE || code === COLON) {
        if (code === NEWLINE) line++;
        code = text.charCodeAt(++at);
      }
    }
    if (code === QUOTE) {
      at = afterString(text, at + 1);
      if (text.charCodeAt(at) === COMMA) {
        at++;
        continue;
      }
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (depth === DEPTH_LIMIT) throw syntaxErrorAt(text, at, `nested more than ${DEPTH_LIMIT} deep`);
      enclosing[depth++] = inArray ? ~owner : owner;
      owner = latest;
      inArray = code === OPEN_ARRAY;
      at++;
      continue;
    }
    // After a value: up to the next comma, closing what ends before it.
    for (;;) {
      if (depth === 0) return new Outline(tape.subarray(0, size), keysOf(text));
      code = text.charCodeAt(at++);
      if (code === COMMA) break;
      if (code === NEWLINE) {
        line++;
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        tape[owner + 2] = size;
        owner = enclosing[--depth]!;
        inArray = owner < 0;
        if (inArray) owner = ~owner;
      }
    }
  }
}

/** The offset behind the closing quote of the string whose content starts at the offset; the end of the text when there is none. */
export function afterString(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (text.charCodeAt(end - 1) === BACKSLASH && isEscaped(text, end, from)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let before = at - 1;
  while (before >= from && text.charCodeAt(before) === BACKSLASH) before--;
  return ((at - before) & 1) === 0;
}

/** A key is the offset of its opening quote. */
function keysOf(text: string): OutlineKeys {
  return {
    of(quote) {
      const literal = text.slice(quote, afterString(text, quote + 1));
      return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
    },
    is: (quote, name) =>
      text.charCodeAt(quote + 1 + name.length) === QUOTE && text.startsWith(name, quote + 1) && !name.includes('\\') && !name.includes('"'),
  };
}
