import { giveUp } from './yaml-cursor.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...[['0', '\0'], ['a', '\x07'], ['b', '\b'], ['t', '\t'], ['n', '\n'], ['v', '\v'], ['f', '\f'], ['r', '\r'], ['e', '\x1b']] as const,
  ...[['N', '\x85'], ['_', '\xa0'], ['L', '\u2028'], ['P', '\u2029']] as const,
]);
const SELF = ' "/\\\t';
const DIGITS: ReadonlyMap<string, number> = new Map([['x', 2], ['u', 4], ['U', 8]]);

/** The offset behind the closing quote of the quoted scalar that starts at the offset. Gives up when there is none. */
export function quotedEnd(text: string, start: number): number {
  const single = text.charCodeAt(start) === 39;
  const quote = single ? "'" : '"';
  for (let at = start + 1; ; ) {
    const end = text.indexOf(quote, at);
    if (end === -1) giveUp();
    if (single) {
      if (text.charCodeAt(end + 1) !== 39) return end + 1;
      at = end + 2;
    } else {
      let before = end;
      while (before > at && text.charCodeAt(before - 1) === 92) before--;
      if ((end - before) % 2 === 0) return end + 1;
      at = end + 1;
    }
  }
}

/** The value of a quoted scalar, given with its quotes. */
export function unquote(literal: string): string {
  const raw = literal.slice(1, -1);
  if (literal.startsWith("'")) {
    const folded = raw.includes('\n') ? foldLines(raw) : raw;
    return folded.includes("'") ? folded.replaceAll("''", "'") : folded;
  }
  if (raw.includes('\\')) return unescape(raw);
  return raw.includes('\n') ? foldLines(raw) : raw;
}

/** Joins lines by a space, or by as many line breaks as there are blank lines between them. */
function foldLines(raw: string): string {
  const lines = raw.split('\n');
  const last = lines.length - 1;
  let result = '';
  let blanks = 0;
  lines.forEach((line, position) => {
    const content = trim(line, position > 0, position < last);
    if (position > 0 && position < last && content === '') {
      blanks++;
      return;
    }
    if (position > 0) result += blanks > 0 ? '\n'.repeat(blanks) : ' ';
    result += content;
    blanks = 0;
  });
  return result;
}

const isBlank = (code: number): boolean => code === 32 || code === 9;

function trim(line: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = line.length;
  if (atStart) while (start < end && isBlank(line.charCodeAt(start))) start++;
  if (atEnd) while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
  return line.slice(start, end);
}

/** Escapes and line breaks, each of which ends what stands as it is. */
const SPECIAL = /[\\\n]/g;

/** Resolves escapes and joins lines: space around a line break does not count, unless it is escaped. */
function unescape(raw: string): string {
  let result = '';
  let plain = 0;
  for (;;) {
    SPECIAL.lastIndex = plain;
    const at = SPECIAL.exec(raw)?.index ?? raw.length;
    const before = raw.slice(plain, at);
    if (at === raw.length) return result + before;
    if (raw[at] === '\n') {
      result += trim(before, false, true);
      let blanks = 0;
      for (plain = afterBlanks(raw, at + 1); raw[plain] === '\n'; plain = afterBlanks(raw, plain + 1)) blanks++;
      result += blanks > 0 ? '\n'.repeat(blanks) : ' ';
      continue;
    }
    result += before;
    const letter = raw[at + 1] ?? giveUp();
    const digits = DIGITS.get(letter);
    if (digits !== undefined) {
      const code = raw.slice(at + 2, at + 2 + digits);
      if (code.length !== digits || !/^[0-9a-fA-F]+$/.test(code)) giveUp();
      const point = Number.parseInt(code, 16);
      if (point > 0x10ffff) giveUp();
      result += String.fromCodePoint(point);
      plain = at + 2 + digits;
    } else if (letter === '\n') {
      plain = afterBlanks(raw, at + 2);
      // the readers of YAML do not agree on blank lines here
      if (raw[plain] === '\n') giveUp();
    } else {
      result += ESCAPES.get(letter) ?? (SELF.includes(letter) ? letter : giveUp());
      plain = at + 2;
    }
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}
