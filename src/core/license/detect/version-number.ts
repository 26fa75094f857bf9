import type { ReadableText } from './readable-text.ts';

/** A number of a version, as it stands in a text. */
export interface VersionNumber {
  readonly value: string;
  /** Behind its last word. */
  readonly end: number;
  /** It, or what stands before it, says that later ones count too: `2+`, `>= 2`. */
  readonly plus: boolean;
  /** `< 3` behind it: the first one that counts no more. */
  readonly below?: string;
}

export const versionWords: ReadonlySet<string> = new Set(['version', 'versions', 'v', 'ver', 'rev', 'revision', 'release', 'vers']);

const spelled: Readonly<Record<string, string>> = { one: '1', two: '2', three: '3' };

/** `2`, `v2`, `2.1`, `2.0.1`, `1.3c`, with a `+` behind or a `>=` before; "version two". */
export function versionNumberAt(text: ReadableText, at: number): VersionNumber | undefined {
  const word = text.word(at);
  const first = /^v?(\d{1,3}[a-c]?)$/.exec(word);
  if (first === null) return Object.hasOwn(spelled, word) && versionWords.has(text.word(at - 1)) ? { value: spelled[word]!, end: at + 1, plus: false } : undefined;
  let value = first[1]!;
  let end = at + 1;
  while (end < text.count && end < at + 3 && text.gapBefore(end) === '.' && /^\d{1,2}[a-c]?(?:\+)?$/.test(text.word(end))) value += `.${text.word(end++)}`;
  const plus = text.charAfter(end - 1) === '+' || isAtLeast(text.gapBefore(at));
  // R's `LGPL (>= 2.0, < 3)`
  const limit = plus && /^\s*,\s*<\s*$/.test(text.gapBefore(end)) ? /^\d$/.exec(text.word(end)) : null;
  return limit === null ? { value, end, plus } : { value, end: end + 1, plus, below: limit[0] };
}

/** `>=`, `=>`, `≥`, also as a character reference */
const isAtLeast = (gap: string): boolean => /(?:>|&gt;)=|=>|\xe2\x89\xa5|&ge;/.test(gap);
