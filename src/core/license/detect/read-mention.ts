import { readGluedVersion } from './glued-version.ts';
import { isMeant, isValue } from './is-meant.ts';
import type { LicenseFamily } from './license-families.data.ts';
import type { Mention } from './mention.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { isBroken, isCapital, isFileName, isSourceFile } from './name-shape.ts';
import { readVersion } from './read-version.ts';
import type { ReadableText } from './readable-text.ts';
import { refersBack } from './refers-back.ts';

/** What a name, an address or a phrase that nothing denies says where it stands; `version` when it is part of the same word. */
export function readMention(text: ReadableText, names: NameIndex, entry: NameEntry, start: number, end: number, version: string | undefined): Mention | undefined {
  if (entry.kind === 'other') return undefined;
  const base = { start, end, family: entry.family, assumed: false, echo: false, coverage: 1, score: 0.9 };
  // a short name of one is a name only when nothing breaks it ("LLVM; exceptions are off")
  if (entry.kind === 'exception') return end - start < 5 && isBroken(text, start, end) ? undefined : { ...base, kind: 'exception', expression: entry.id! };
  if (entry.kind === 'notice') return isTorn(text, start, end) || isOfOtherKnowledge(text, entry, start) ? undefined : { ...base, kind: 'notice', expression: entry.id! };
  // spdx.org/licenses/GPL-2.0+
  if (entry.kind === 'url' && entry.id!.endsWith('-only') && text.charAfter(end - 1) === '+') return { ...base, kind: 'url', expression: entry.id!.replace(/-only$/, '-or-later'), score: 0.8 };
  if (entry.kind === 'url') return { ...base, kind: 'url', expression: entry.id!, assumed: entry.id!.endsWith('-or-later'), score: 0.8 };
  if (isBroken(text, start, end) || isSourceFile(text, end)) return undefined;
  if (entry.strength === 'weak' && (end - start === 1 || entry.kind === 'id') && !isCapital(text, start) && !isValue(text, start)) return undefined;
  const isFile = isFileName(text, start, end);
  // "search.php license groups"
  if (!isFile && text.gapBefore(start) === '.' && end - start > 1) return undefined;
  const found = entry.family === undefined ? undefined : version === undefined ? readVersion(text, names, entry.family, start, end) : readGluedVersion(text, entry.family, version, end);
  if (!isFile && !isMeant(text, entry, start, end, found?.end)) return undefined;
  if (isFile) {
    // GPL.txt and MIT.txt say little: files of these names lie beside works under other terms
    const family = entry.family;
    if (family === undefined || (entry.strength === 'strong' && family.gnu !== true && family.bare !== 'MIT')) return undefined;
    return { ...base, kind: 'clue', expression: found?.ids.join(' OR ') ?? family.bare, end: Math.max(end, found?.end ?? 0), score: 0.4 };
  }
  if (entry.family === undefined) return { ...base, kind: 'mention', expression: entry.id!, end: orLaterEnd(text, end) };
  if (found !== undefined) return { ...base, kind: 'mention', expression: found.ids.join(' OR '), end: Math.max(end, found.end), echo: refersBack(text, start, Math.max(end, found.end)) };
  return { ...base, kind: 'mention', expression: bareOf(text, entry.family, start, end), assumed: Object.keys(entry.family.versions).length > 1, echo: refersBack(text, start, end), score: 0.7 };
}

/** Other licences say "or any later version" as well; it belongs to the name. */
function orLaterEnd(text: ReadableText, end: number): number {
  return text.word(end) === 'or' && text.word(end + 1) === 'later' ? end + 2 : end;
}

/** A short phrase is one of a single sentence: "the domain is public. Domain experts …". */
const isTorn = (text: ReadableText, start: number, end: number): boolean => end - start < 6 && [1, 2, 3, 4].some((next) => start + next < end && text.sentenceBefore(start + next));

/** "Information that is in the public domain" need not be kept secret; "works in the public domain" are those of others. */
function isOfOtherKnowledge(text: ReadableText, { id }: NameEntry, start: number): boolean {
  if (id !== 'LicenseRef-public-domain') return false;
  if (/^(?:works|materials?|content|anything|something|items|elements|ideas)$/.test(text.word(start - 1))) return true;
  for (let at = start - 1; at > start - 7 && at >= 0 && !text.sentenceBefore(at + 1); at--) if (/^(?:information|knowledge|disclosures?|facts)$/.test(text.word(at))) return true;
  return false;
}

/** "Lesser" it was called from version 2.1 on. */
function bareOf(text: ReadableText, { bare, renamed }: LicenseFamily, start: number, end: number): string {
  if (renamed === undefined) return bare;
  const words = Array.from({ length: end - start }, (_, at) => text.word(start + at));
  return words.includes(renamed.word) && !words.includes(renamed.before) ? renamed.bare : bare;
}
