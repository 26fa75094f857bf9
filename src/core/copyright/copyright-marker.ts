/** Where a statement may begin. Literals only, so that the engine skips what cannot match at some hundred MB a second. */
export const markers = /copyright|©|\(c\)|&copy|&#169|&#xa9|copr\.|\\\(co|\\\[co\]|\\'a9|\\u00a9|\\xa9/i;

export interface Opening {
  /** Offset of what follows: years or the holder. */
  readonly end: number;
  /** `tag`: SPDX or REUSE say that a statement follows; `sign`: © or "Copyright (c)"; `word`: only the word; `letter`: only "(c)", which also numbers lists. */
  readonly strength: 'tag' | 'sign' | 'word' | 'letter';
  /** A field of a data file or a variable (`copyright = "…"`). */
  readonly isField: boolean;
  /** `Copyright:` at the start of a line, as in Debian copyright files. */
  readonly hasColon: boolean;
  /** "by" or the like stands before what follows. */
  readonly hasBy: boolean;
}

const tagWord = /^(?:SPDX-(?:File|Snippet)CopyrightText|SPDX-FileContributor)\s*[:=]\s*["']*/i;
const word = /^copyright(?:s|ed|edText|Text|-holders?|_text)?(?![\w])|^copr\./i;
const sign = /^(?:\(\s*(?:c|©)\s*\)|\[c\]|©|ⓒ)/i;
const gap = /^[\s*>,]*["']?[\s*>,]*(?:[:=–—-]+>?[\s*]*)?(?:[urbf]?["'`(]{1,3}(?!c\)|©\)))?[\s*]*/i;
const by = /^(?:(?:is|are|was)\s+)?(?:(?:held|owned|assigned|claimed|belongs)\s+)?(?:by|to|held by)(?=\s|:)[\s:]*/i;

/** Reads the words and signs that open a statement; `text` begins with a marker. */
export function readOpening(text: string): Opening | undefined {
  const tag = tagWord.exec(text);
  let at = tag?.[0].length ?? 0;
  let [words, signs] = [0, 0];
  let [isField, hasColon, hasBy] = [false, false, false];
  for (let count = 0; count < 6; count++) {
    const rest = text.slice(at, at + 80);
    const found = word.exec(rest) ?? sign.exec(rest);
    if (found === null) break;
    if (sign.test(found[0])) signs++;
    else words++;
    at += found[0].length;
    const between = gap.exec(text.slice(at, at + 80))![0];
    // `copyright(c)` is a call; "Copyright(c)2019 X" is not: only years may follow so closely
    if (between.startsWith('(') && !/(?:19|20)\d\d/.test(text.slice(at, at + 8))) break;
    if (/=|["'`]/.test(between)) isField = true;
    if (between.startsWith(':')) hasColon = true;
    at += between.length;
  }
  if (tag === null && words + signs === 0) return undefined;
  const spoken = by.exec(text.slice(at, at + 60));
  if (spoken !== null) {
    hasBy = true;
    at += spoken[0].length;
  }
  const hasSign = signs > 0 && (words > 0 || /©|ⓒ/.test(text.slice(0, at)));
  return { end: at, strength: tag !== null ? 'tag' : hasSign ? 'sign' : words > 0 ? 'word' : 'letter', isField, hasColon, hasBy };
}
