import type { LicenseFamily } from './license-families.data.ts';
import type { Mention } from './mention.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { readCreativeCommons } from './read-creative-commons.ts';
import { readVersion } from './read-version.ts';
import type { ReadableText } from './readable-text.ts';

/** Finds names, URLs and phrases that begin among some words and are not `taken`. */
export function findMentions(text: ReadableText, names: NameIndex, taken: Uint8Array, from = 0, to: number = text.count): Mention[] {
  const found: Mention[] = [];
  /** A name that was not meant by itself: it is when it stands beside one that is ("the MIT or new BSD license"). */
  let doubtful: Mention | undefined;
  for (let at = names.next(text.words, from); at < to; at = names.next(text.words, at + 1)) {
    if (taken[at] === 1) continue;
    const commons = readCreativeCommons(text, at);
    if (commons !== undefined) {
      if (!isDenied(text, commons.start, commons.end)) found.push(commons);
      at = commons.end - 1;
      continue;
    }
    const match = longest(text, names, at) ?? glued(text, names, at);
    if (match === undefined) continue;
    const end = at + match.length;
    const mention = read(text, names, match.entry, at, end, 'version' in match && typeof match.version === 'string' ? match.version : undefined);
    if (mention === undefined && match.entry.kind === 'name' && match.entry.strength === 'weak' && match.entry.family !== undefined && !isSourceFile(text, end) && isCapital(text, at) && !isDenied(text, at, end)) {
      const named: Mention = { kind: 'mention', start: at, end, expression: match.entry.family.bare, family: match.entry.family, assumed: Object.keys(match.entry.family.versions).length > 1, echo: false, coverage: 1, score: 0.6 };
      if (found.length > 0 && standBeside(text, found.at(-1)!, named)) found.push(named);
      // "MIT & BSD", "MIT/GPL": two of them, joined by a sign, are meant
      else if (doubtful !== undefined && named.start === doubtful.end && standBeside(text, doubtful, named)) found.push(doubtful, named);
      else doubtful = named;
    }
    if (mention !== undefined && !isAbbreviation(text, found.at(-1), mention)) {
      if (doubtful !== undefined && mention.kind === 'mention' && standBeside(text, doubtful, mention)) found.push(doubtful);
      doubtful = undefined;
      found.push(mention);
    }
    at = Math.max(mention?.end ?? 0, match.entry.kind === 'other' && match.length < 3 ? at + 1 : end) - 1;
  }
  return found;
}

/** The name at a word; not one that begins with "the" when the words behind that are the beginning of a longer one. */
function longest(text: ReadableText, names: NameIndex, at: number): { readonly length: number; readonly entry: NameEntry } | undefined {
  const { hashes } = text.words;
  const match = names.at(hashes, text.count, at);
  if (match === undefined || text.word(at) !== 'the') return match;
  const behind = names.at(hashes, text.count, at + 1);
  return behind !== undefined && behind.length >= match.length ? undefined : match;
}

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

/** `gplv2`, `lgpl21`, `mpl2`: a name and a version in one word. */
function glued(text: ReadableText, names: NameIndex, at: number): { length: number; entry: NameEntry; version: string } | undefined {
  const length = text.words.ends[at]! - text.words.starts[at]!;
  if (length < 4 || length > 14) return undefined;
  const parts = /^([a-z]{3,8}?)(?:v|ver|version)?(\d{1,2})$/.exec(text.word(at));
  if (parts === null) return undefined;
  const entry = names.single(parts[1]!);
  if (entry?.family === undefined) return undefined;
  return { length: 1, entry, version: parts[2]! };
}

function read(text: ReadableText, names: NameIndex, entry: NameEntry, start: number, end: number, version: string | undefined): Mention | undefined {
  if (entry.kind === 'other') return undefined;
  const base = { start, end, family: entry.family, assumed: false, echo: false, coverage: 1, score: 0.9 };
  // a short name of one is a name only when nothing breaks it ("LLVM; exceptions are off")
  if (entry.kind === 'exception') return end - start < 5 && isBroken(text, start, end) ? undefined : { ...base, kind: 'exception', expression: entry.id! };
  if (entry.kind === 'notice') return isDenied(text, start, end) ? undefined : { ...base, kind: 'notice', expression: entry.id! };
  // spdx.org/licenses/GPL-2.0+
  if (entry.kind === 'url' && entry.id!.endsWith('-only') && text.charAfter(end - 1) === '+') return { ...base, kind: 'url', expression: entry.id!.replace(/-only$/, '-or-later'), score: 0.8 };
  if (entry.kind === 'url') return { ...base, kind: 'url', expression: entry.id!, assumed: entry.id!.endsWith('-or-later'), score: 0.8 };
  if (isDenied(text, start, end) || isBroken(text, start, end) || isSourceFile(text, end)) return undefined;
  if (entry.strength === 'weak' && end - start === 1 && !isCapital(text, start) && !isValue(text, start)) return undefined;
  const isFile = isFileName(text, start, end);
  const found = entry.family === undefined ? undefined : version === undefined ? readVersion(text, names, entry.family, start, end) : readGlued(text, entry.family, version, end);
  if (!isFile && !isMeant(text, entry, start, end, found !== undefined)) return undefined;
  if (isFile) return entry.family === undefined || (entry.strength === 'strong' && entry.family.gnu !== true && entry.family.bare !== 'MIT') ? undefined : { ...base, kind: 'clue', expression: found?.ids.join(' OR ') ?? entry.family.bare, end: Math.max(end, found?.end ?? 0), score: 0.4 };
  if (entry.family === undefined) return { ...base, kind: 'mention', expression: entry.id!, end: orLaterEnd(text, end) };
  if (found !== undefined) return { ...base, kind: 'mention', expression: found.ids.join(' OR '), end: Math.max(end, found.end), echo: isEcho(text, start, Math.max(end, found.end)) };
  return { ...base, kind: 'mention', expression: entry.family.bare, assumed: Object.keys(entry.family.versions).length > 1, echo: isEcho(text, start, end), score: 0.7 };
}

function readGlued(text: ReadableText, family: LicenseFamily, version: string, end: number): { ids: readonly string[]; end: number } | undefined {
  const value = version.length === 2 ? `${version[0]}.${version[1]}` : `${version}.0`;
  let id = family.versions[value];
  let after = end;
  // lgplv2.1
  if (version.length === 1 && text.gapBefore(end) === '.' && /^\d$/.test(text.word(end))) {
    id = family.versions[`${version}.${text.word(end)}`] ?? id;
    after++;
  }
  if (id === undefined) return undefined;
  if (!family.gnu) return { ids: [id], end: after };
  const plus = text.charAfter(after - 1) === '+';
  const later = /^(?:later|newer|higher|greater|above)$/;
  let laterEnd = after;
  for (let at = after; at < after + 7 && at < text.count; at++) {
    if (text.sentenceBefore(at)) break;
    if (later.test(text.word(at))) { laterEnd = at + 1; break; }
    if (!/^(?:or|any|and|at|your|option|the|version|versions)$/.test(text.word(at))) break;
  }
  // "gplv2 or v3"
  return { ids: [`${id}-${plus || laterEnd > after ? 'or-later' : 'only'}`], end: Math.max(after, laterEnd) };
}

/** Other licences say "or any later version" as well; it belongs to the name. */
function orLaterEnd(text: ReadableText, end: number): number {
  return text.word(end) === 'or' && text.word(end + 1) === 'later' ? end + 2 : end;
}

/** "for more details", "you should have received a copy of": a reference to what was said before. */
function isEcho(text: ReadableText, start: number, end: number): boolean {
  for (let at = end; at < end + 5 && at < text.count && !text.sentenceBefore(at); at++) {
    if (/^details?$/.test(text.word(at)) && text.word(end) === 'for') return true;
  }
  for (let at = end; at < end + 12 && at < text.count && !text.paragraphBefore(at); at++) if (text.word(at) === 'common' && /^licen[cs]es$/.test(text.word(at + 1))) return true;
  for (let at = start - 1; at > start - 9 && at >= 0; at--) {
    if (/^sections?$/.test(text.word(at)) && /^\d/.test(text.word(at + 1)) && at > start - 6) return true;
    if (text.word(at) === 'received' || (text.word(at) === 'see' && at > start - 3 && !text.sentenceBefore(at + 1))) return true;
  }
  return false;
}

/** The name of a file: `COPYING.LGPL`, `licenses/gpl.txt`, `common-licenses/GPL-2`. */
function isFileName(text: ReadableText, start: number, end: number): boolean {
  if (start > 0 && /^[-./_]$/.test(text.gapBefore(start)) && text.gapBefore(start) !== '' && /^(?:copying|licen[cs]es?|txt|doc|docs|appendix|file|files|src|common|legal|lib|share)$/.test(text.word(start - 1))) return true;
  return text.gapBefore(end) === '.' && /^(?:txt|html|htm|md|license|licence|pdf|rtf|doc|tex|xml|rst)$/.test(text.word(end));
}

/** `zlib.h`, `mit.c`: what a program is made of, not its terms. */
const isSourceFile = (text: ReadableText, end: number): boolean => text.gapBefore(end) === '.' && /^(?:c|cc|cpp|h|hpp|py|js|ts|java|go|rs|rb|so|dll|dylib)$/.test(text.word(end));

/** A name does not go on over an empty line, an assignment or the end of a sentence, which no initial is ("David M. Gay"). */
function isBroken(text: ReadableText, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const gap = text.gapBefore(at);
    if (gap.length > 1 && (/[=;{}]/.test(gap) || text.paragraphBefore(at) || (gap.startsWith('.') && /\s/.test(gap[1]!) && text.word(at - 1).length > 1 && !/^v?\d/.test(text.word(at))))) return true;
  }
  return false;
}

/** `MIT` and `Apache`, not the German word or the name of a directory. */
const isCapital = (text: ReadableText, at: number): boolean => {
  const byte = text.words.bytes[text.words.starts[at]!]!;
  return byte >= 65 && byte <= 90;
};

/** `license: mit`, `"mit"`, `mit license`. */
const isValue = (text: ReadableText, at: number): boolean =>
  /["':=]\s*$/.test(text.gapBefore(at)) || /^licen[cs]/.test(text.word(at + 1)) || /^(?:licen[cs]es?|under|the)$/.test(text.word(at - 1)) || /^(?:or|and)$/.test(text.word(at - 1));

const denials = new Set(['not', 'similar', 'similarly', 'non', 'incompatible', 'compatible', 'unlike', 'neither', 'cannot', 'nor']);

/** "GPL-compatible", "not under the GPL", "incompatible with the GPL". */
function isDenied(text: ReadableText, start: number, end: number): boolean {
  if (/^(?:compatible|incompatible|compatibility|violation|violations|compliance|compliant|faq|violator)$/.test(text.word(end))) return true;
  for (let at = start - 1; at > start - 7 && at >= 0; at--) {
    const word = text.word(at);
    if (at > start - 4 ? denials.has(word) : word === 'not' || word === 'similar') return true;
    if (word === 'unlike' && /^(?:those|that)$/.test(text.word(at + 1))) return true;
    if (word === 'based' && text.word(at + 1) === 'on' && at > start - 5) return true;
    if (text.sentenceBefore(at + 1)) return false;
  }
  return false;
}

const things = /^(?:file|files|program|programs|software|code|library|libraries|package|module|script|driver)$/;
const grants = /^(?:under|of|to|with)$/;
const cues = /^(?:licen[cs](?:e|ed|es|ing)|relicensed|under|terms|copying|covered|governed|dual|spdx|copyleft)$/;

/** Abbreviations that, with a version, mean nothing else. */
const unmistakable = /^(?:mpl|epl|cddl|eupl|afl|osl|lppl|ofl|cpal|qpl|zpl|cecill)$/;

function isMeant(text: ReadableText, entry: NameEntry, start: number, end: number, hasVersion: boolean): boolean {
  if (entry.strength === 'strong') return true;
  // part of an identifier
  if ((text.gapBefore(start) === '_' || text.charAfter(end - 1) === '_') && !/^licen[cs]e$/.test(text.word(start - 1))) return false;
  const next = text.word(end);
  const nearNext = !text.sentenceBefore(end);
  if (nearNext && /^licen[cs]ed?$/.test(next)) return true;
  if (entry.strength === 'tight') {
    // "under the Cube License"
    if (end - start > 1 && /^licen[cs]e$/.test(text.word(end - 1)) && grants.test(text.word(start - (text.word(start - 1) === 'the' ? 2 : 1)))) return true;
    const gap = text.gapBefore(start);
    return /^licen[cs]es?$/.test(text.word(start - 1)) && /[:=(]/.test(gap) && gap.length < 24;
  }
  if (text.word(start - 1) === 'to' && entry.family?.gnu !== true) return false;
  if ((hasVersion || entry.kind === 'id') && (entry.family?.gnu || (unmistakable.test(text.word(start)) && isCapital(text, start)))) return true;
  if (text.charAfter(end - 1) === '+' && entry.family?.gnu) return true;
  if (nearNext && /^(?:style|type|like)$/.test(next) && /^licen[cs]/.test(text.word(end + 1))) return true;
  // "this file is GPL"
  if (/^(?:is|are)$/.test(text.word(start - 1)) && things.test(text.word(start - 2))) return true;
  // under a heading
  if (/^licen[cs](?:e|es|ing)$/.test(text.word(start - 1)) && text.gapBefore(start).includes('\n')) return true;
  for (let at = start - 1; at >= 0 && at > start - 9; at--) {
    if (text.paragraphBefore(at + 1) && at < start - 2) return false;
    if (cues.test(text.word(at))) return true;
    if (text.sentenceBefore(at + 1) && at < start - 1) return false;
  }
  return false;
}
