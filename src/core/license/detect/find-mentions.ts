import { gluedName } from './glued-version.ts';
import { isInCode } from './in-code.ts';
import { isDenied, isDeniedBefore, isDeniedBehind, isDeniedWith } from './is-denied.ts';
import type { Mention } from './mention.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { isCapital, isSourceFile } from './name-shape.ts';
import { readCreativeCommons } from './read-creative-commons.ts';
import { readMention } from './read-mention.ts';
import type { ReadableText } from './readable-text.ts';

/** Finds names, URLs and phrases that begin among some words and are not `taken`. */
export function findMentions(text: ReadableText, names: NameIndex, taken: Uint8Array, from = 0, to: number = text.count): Mention[] {
  const found: Mention[] = [];
  /** A name that was not meant by itself: it is when it stands beside one that is ("the MIT or new BSD license"). */
  let doubtful: Mention | undefined;
  /** Behind the last name that the words before it deny. */
  let deniedEnd = -7;
  for (let at = names.next(text.words, from); at < to; at = names.next(text.words, at + 1)) {
    if (taken[at] === 1) continue;
    const commons = readCreativeCommons(text, at);
    if (commons !== undefined) {
      if (!isDenied(text, commons.start, commons.end)) found.push(commons);
      at = commons.end - 1;
      continue;
    }
    const match = longest(text, names, at) ?? gluedName(text, names, at);
    if (match === undefined) continue;
    const end = at + match.length;
    if (isDeniable(match.entry)) {
      const isDeniedHere = isDeniedBefore(text, at, end) || isDeniedWith(text, deniedEnd, at, end);
      if (isDeniedHere) deniedEnd = end;
      if (isDeniedHere || isDeniedBehind(text, end)) {
        at = end - 1;
        continue;
      }
    }
    if (match.entry.kind === 'url' && isLinkOf(text, deniedEnd, at)) {
      at = end - 1;
      continue;
    }
    const mention = readMention(text, names, match.entry, at, end, 'version' in match && typeof match.version === 'string' ? match.version : undefined);
    if (mention === undefined && match.entry.kind === 'name' && match.entry.strength === 'weak' && match.entry.family !== undefined && !isSourceFile(text, end) && isCapital(text, at)) {
      const named: Mention = { kind: 'mention', start: at, end, expression: match.entry.family.bare, family: match.entry.family, assumed: Object.keys(match.entry.family.versions).length > 1, echo: false, coverage: 1, score: 0.6 };
      if (found.length > 0 && (standBeside(text, found.at(-1)!, named) || isNextItem(text, found.at(-1)!, named))) found.push(named);
      // "MIT & BSD", "MIT/GPL": two of them, joined by a sign, are meant
      else if (doubtful !== undefined && named.start === doubtful.end && standBeside(text, doubtful, named)) found.push(doubtful, named);
      else doubtful = named;
    }
    if (mention === undefined && match.entry.kind === 'id' && found.length > 0 && isCapital(text, at) && isNextItem(text, found.at(-1)!, { start: at, end })) found.push({ kind: 'mention', start: at, end, expression: match.entry.id!, family: undefined, assumed: false, echo: false, coverage: 1, score: 0.6 });
    if (mention !== undefined && !isAbbreviation(text, found.at(-1), mention)) {
      if (doubtful !== undefined && mention.kind === 'mention' && standBeside(text, doubtful, mention)) found.push(doubtful);
      doubtful = undefined;
      found.push(mention);
    }
    at = Math.max(mention?.end ?? 0, match.entry.kind === 'other' && match.length < 3 ? at + 1 : end) - 1;
  }
  return found.map((mention) => (mention.kind === 'mention' && isInCode(text, mention.start) ? { ...mention, listed: true } : mention));
}

const isDeniable = ({ kind }: NameEntry): boolean => kind === 'name' || kind === 'id' || kind === 'notice';

/** "Not under the [GPL](https://…)": the address of what is denied. */
function isLinkOf(text: ReadableText, deniedEnd: number, start: number): boolean {
  const scheme = text.word(start - 1) === 'www' ? start - 2 : start - 1;
  return scheme - deniedEnd < 4 && scheme >= deniedEnd && /^https?$/.test(text.word(scheme)) && /[(<]$/.test(text.gapBefore(scheme));
}

/** The name at a word; not one that begins with "the" when the words behind that are the beginning of a longer one. */
function longest(text: ReadableText, names: NameIndex, at: number): { readonly length: number; readonly entry: NameEntry } | undefined {
  const { hashes } = text.words;
  const match = names.at(hashes, text.count, at);
  if (match === undefined || text.word(at) !== 'the') return match;
  const behind = names.at(hashes, text.count, at + 1);
  return behind !== undefined && behind.length >= match.length ? undefined : match;
}

/** "- Server: AGPL-3.0-only", "- Client libraries: Apache-2.0": the value of the next entry of a list. */
function isNextItem(text: ReadableText, a: Mention, b: Pick<Mention, 'end' | 'start'>): boolean {
  if (b.start - a.end > 4 || b.start === a.end || !isColon.test(text.gapBefore(a.start)) || !isColon.test(text.gapBefore(b.start)) || (b.end < text.count && !isLineEnd.test(text.gapBefore(b.end)))) return false;
  return isBullet.test(text.gapBefore(a.end)) && !text.paragraphBefore(a.end) && [1, 2, 3, 4].every((next) => a.end + next >= b.start || !text.gapBefore(a.end + next).includes('\n'));
}

const isColon = /^[*_`"']*:[*_`"'\s]*$/;
const isLineEnd = /^[*_`"'.,;]*[ \t\r]*\n/;
const isBullet = /^[^\n]*\n\s*[-*+]\s[*_`"'\s]*$/;

function standBeside(text: ReadableText, a: Mention, b: Mention): boolean {
  const distance = b.start - a.end;
  if (distance === 0) return /^\s*[/|&]\s*$/.test(text.gapBefore(b.start));
  return distance === 1 && /^(?:or|and)$/.test(text.word(a.end));
}

/** `(GPLv2)` behind the name in full. */
function isAbbreviation(text: ReadableText, before: Mention | undefined, mention: Mention): boolean {
  if (before === undefined || before.family === undefined || before.family !== mention.family || mention.start - before.end > 1) return false;
  return text.gapBefore(mention.start).includes('(') && (mention.assumed || before.expression === mention.expression || (!before.assumed && mention.expression.replace(/-only$/, '-or-later') === before.expression));
}
