import type { Place } from '../model/place.ts';

/**
 * Where a place in the value of a YAML scalar stands in the file: YAML may quote, fold and indent a text, but keeps the order of what is not white space.
 * `line` (1-based) is that of the key. Falls back to the line of the key where the text cannot be followed (an escape such as `\u0041`).
 */
export function placeInScalar(path: string, source: string, line: number, key: string, value: string, offset: number): Place {
  const start = startOfLine(source, line);
  let at = source.indexOf(':', source.indexOf(key, start) + key.length) + 1;
  if (start === -1 || at === 0) return { path, line };
  at = afterIndicator(source, at);
  const end = Math.min(offset, value.length);
  for (let read = 0; read <= end; read++) {
    if (read < value.length && isSpace(value[read]!)) continue;
    while (at < source.length && (isSpace(source[at]!) || (source[at] !== value[read] && isMark(source[at]!)))) at++;
    if (read === end) break;
    if (source[at] !== value[read]) return { path, line };
    at++;
  }
  // the end of the condition is behind its last character, not at the next key
  if (end === value.length) at = lastVisible(source, at);
  return positionOf(path, source, at, line);
}

function startOfLine(source: string, line: number): number {
  let at = 0;
  for (let number = 1; number < line; number++) {
    at = source.indexOf('\n', at) + 1;
    if (at === 0) return -1;
  }
  return at;
}

/** `|` and `>` with their additions end with their line. */
function afterIndicator(source: string, from: number): number {
  let at = from;
  while (source[at] === ' ') at++;
  if (source[at] !== '|' && source[at] !== '>') return at;
  const next = source.indexOf('\n', at);
  return next === -1 ? source.length : next;
}

const isSpace = (character: string): boolean => character === ' ' || character === '\n' || character === '\t' || character === '\r';

/** What YAML adds to a text: its quotes, and backslashes before escaped ones. */
const isMark = (character: string): boolean => character === '"' || character === "'" || character === '\\';

function lastVisible(source: string, from: number): number {
  let at = from;
  while (at > 0 && isSpace(source[at - 1]!)) at--;
  return at;
}

function positionOf(path: string, source: string, at: number, line: number): Place {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  let number = line;
  for (let next = source.indexOf('\n', startOfLine(source, line)); next !== -1 && next < at; next = source.indexOf('\n', next + 1)) number++;
  return { path, line: number, column: at - lineStart + 1 };
}
