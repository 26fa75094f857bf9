import type { ReadableText } from './readable-text.ts';

/** What a program compares, tests or lists: `license === "MIT"`, `["MIT", "ISC"].includes(…)`, entries of a policy. */
export function isInCode(text: ReadableText, start: number): boolean {
  const gap = text.gapBefore(start);
  const quote = gap.at(-1);
  return quote === '"' || quote === "'" || quote === '`' ? isInString(text, start, gap, quote) : /\n[ \t]*-[ \t]+$/.test(gap) && isInPolicy(text, text.words.starts[start]! - 1);
}

function isInString(text: ReadableText, start: number, gap: string, quote: string): boolean {
  if (isCompared.test(gap)) return true;
  const before = text.word(start - 1);
  if ((/\([ \t\n]*.$/.test(gap) && tests.test(before)) || (before === 'case' && /^\s+.$/.test(gap)) || (before === 'default' && /[=:]\s*.$/.test(gap))) return true;
  // a value
  if (/[:=]\s*.$/.test(gap)) return false;
  const from = text.words.starts[start]!;
  const string = text.lower(from, from + longestString);
  const close = string.indexOf(quote);
  if (close === -1 || string.lastIndexOf('\n', close) !== -1) return false;
  const behind = string.slice(close + 1);
  return /^\s*:\s/.test(behind) || ((/^\s*,\s*[["'`]/.test(behind) || /[\]"'`]\s*,\s*.$/.test(gap)) && isInArray(text, start)) || (/\n[ \t]*-[ \t]+.$/.test(gap) && isInPolicy(text, from - 1));
}

/** Of a string that is the name of a licence, and of what stands between two of them. */
const longestString = 80;

const isCompared = /(?:[=!]=|=~|<>)[ \t]*.$/;

/** Functions that compare what they are given with something. */
const tests = /^(?:includes|contains|equals?|equalsignorecase|tobe|toequal|tostrictequal|tocontain|tomatch|indexof|startswith|endswith|starts_with|ends_with|has|match|matches|eq|deepequal|strictequal|notequal|assertequals?|assertin|in)$/;

/** Bytes before an entry of an array in which the array begins. */
const arrayReach = 1_500;

/** An array of strings that is the value of no field for licences: `const LICENSES = ["MIT", …]`, `allow = ["MIT", …]`. */
function isInArray(text: ReadableText, start: number): boolean {
  const { words } = text;
  const from = words.starts[start]! - 1;
  let open = from - 1;
  let depth = 0;
  for (const limit = Math.max(0, from - arrayReach); open >= limit; open--) {
    const byte = words.bytes[open]!;
    if (isClosing(byte)) depth++;
    else if (isOpening(byte) && depth-- === 0) break;
  }
  if (depth >= 0 || !/^.\s*["'`]/.test(text.lower(open, open + 60))) return false;
  let key = start - 1;
  while (key >= 0 && words.starts[key]! > open) key--;
  if (key < 0) return true;
  if (!/^licen[cs]es?$/.test(text.word(key))) return !/^licen[cs]e/.test(text.word(key));
  return text.gapBefore(key).endsWith('_') || declarations.test(text.word(key - 1));
}

const isOpening = (byte: number): boolean => byte === 0x5b || byte === 0x28 || byte === 0x7b;
const isClosing = (byte: number): boolean => byte === 0x5d || byte === 0x29 || byte === 0x7d;

const declarations = /^(?:const|let|var|val|final|static|allowed|approved|accepted|valid|known|supported|all|osi|spdx|denied|forbidden|permissive|copyleft|compatible)$/;

/** Lines of a list above an entry in which the key of the list stands. */
const listReach = 60;

/** `allow:` and below it, a line each, what is allowed. */
function isInPolicy(text: ReadableText, from: number): boolean {
  const { bytes } = text.words;
  let end = lineStart(bytes, from) - 1;
  for (let lines = 0; lines < listReach && end > 0; lines++) {
    const start = lineStart(bytes, end - 1);
    const line = text.lower(start, Math.min(end, start + 200));
    if (!/^\s*(?:-\s|#|$)/.test(line)) return /:\s*(?:#|$)/.test(line) && policyKey.test(line);
    end = start - 1;
  }
  return false;
}

const policyKey = /\b(?:allow|den(?:y|ied)|black|white|block|approved?|accept|permit|forbid|prohibit|reject|ban(?:ned)?|valid|known|supported|(?:in)?compatible|restricted|conditional|ignored?)/;

function lineStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && bytes[start - 1] !== 0x0a && at - start < 400) start--;
  return start;
}
