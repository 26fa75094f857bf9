import type { LicenseFamily } from './license-families.data.ts';
import type { NameIndex } from './name-index.ts';
import { atLeastAt, isAtLeastBefore, laterWordsAt, openEndAt, orLaterBehind } from './or-later.ts';
import type { ReadableText } from './readable-text.ts';
import { versionNumberAt, versionWords, type VersionNumber } from './version-number.ts';

/** A version that stands near a name. */
export interface ReadVersion {
  /** Ids or expressions; several are alternatives. */
  readonly ids: readonly string[];
  /** Behind the last word that belongs to the version, when it follows the name. */
  readonly end: number;
}

const fillers = new Set(['license', 'licence', 'licenses', 'the', 'of', 'agreement', 'terms', 'software', 'either', 'under', 'only', 'as', 'published', 'by', 'free', 'foundation', 'inc', 'fsf', 'gnu', 'this', 'that', 'is', 'specifically', 'namely', 'or', 'and', 'in', 'a', 'an', 'at', 'your', 'option', 's', 'public', 'general', 'one', 'any', 'using']);

/** The version of a family that is named right behind or right before its name. */
export function readVersion(text: ReadableText, names: NameIndex, family: LicenseFamily, start: number, end: number): ReadVersion | undefined {
  return behind(text, names, family, end) ?? before(text, names, family, start, end);
}

function behind(text: ReadableText, names: NameIndex, family: LicenseFamily, end: number): ReadVersion | undefined {
  const reach = family.gnu ? 34 : 9;
  let sawVersionWord = false;
  let isMinimum = false;
  for (let at = end; at < Math.min(text.count, end + reach); at++) {
    if (text.paragraphBefore(at) && at > end + (family.gnu ? 8 : 2)) return undefined;
    const word = text.word(at);
    if (versionWords.has(word)) { sawVersionWord = true; continue; }
    const minimum = family.gnu ? atLeastAt(text, at) : 0;
    if (minimum > 0) {
      isMinimum = true;
      at += minimum - 1;
      continue;
    }
    if (family.gnu && /^(?:foundation|inc)$/.test(text.word(at - 1)) && !fillers.has(word)) {
      const either = behindAddress(text, at);
      if (either === undefined) return undefined;
      at = either - 1;
      continue;
    }
    const number = versionNumberAt(text, at);
    if (number !== undefined) {
      const near = at - end <= 1;
      // a number far behind must be called a version
      if (!near && !sawVersionWord && !isMinimum && !word.startsWith('v')) return undefined;
      return withMore(text, names, family, isMinimum ? { ...number, plus: true } : number);
    }
    if (sawVersionWord) return undefined;
    // the name of another licence begins
    if (!family.gnu && word === 'gnu') return undefined;
    if (word === family.names[0] || ownAbbreviation(names, family, word)) continue;
    if (!fillers.has(word)) return undefined;
    if (!family.gnu && text.sentenceBefore(at) && at > end) return undefined;
  }
  return undefined;
}

/** "Free Software Foundation, Inc., 51 Franklin St, Boston, MA 02110-1301, USA; either version 2": the word "either". */
function behindAddress(text: ReadableText, from: number): number | undefined {
  for (let at = from; at < from + 22; at++) if (text.word(at) === 'either' && versionWords.has(text.word(at + 1))) return at;
  return undefined;
}

const ownAbbreviation = (names: NameIndex, family: LicenseFamily, word: string): boolean => names.single(word)?.family === family;

/** `version 2 or later of the GNU …`, `v2 of the GPL`, `GPL` of `2 or 3`. */
function before(text: ReadableText, names: NameIndex, family: LicenseFamily, start: number, nameEnd: number): ReadVersion | undefined {
  let at = start - 1;
  let of = false;
  for (; at >= 0 && at > start - 4; at--) {
    const word = text.word(at);
    if (word === 'of') { of = true; at--; break; }
    if (word !== 'the' && word !== 'gnu' && word !== 's' && word !== 'fsf') break;
  }
  if (!of) return undefined;
  for (let first = at; first >= 0 && first > at - 14; first--) {
    if (text.paragraphBefore(first + 1)) return undefined;
    if (!versionWords.has(text.word(first)) && !/^v\d/.test(text.word(first))) continue;
    // the earliest "version" of the phrase
    let begin = first;
    for (let earlier = first - 1; earlier > first - 6 && earlier >= 0; earlier--) if (versionWords.has(text.word(earlier)) && versionNumberAt(text, earlier + 1) !== undefined) begin = earlier;
    const number = versionNumberAt(text, versionWords.has(text.word(begin)) ? begin + 1 : begin);
    if (number === undefined || number.end > start) return undefined;
    for (let between = number.end; between < at; between++) if (!beforeWords.test(text.word(between))) return undefined;
    const read = withMore(text, names, family, isAtLeastBefore(text, begin) ? { ...number, plus: true } : number, start);
    if (read === undefined) return undefined;
    const laterEnd = family.gnu === true && read.ids.length === 1 && text.word(number.end) !== 'only' ? orLaterBehind(text, nameEnd) : -1;
    return laterEnd === -1 ? { ids: read.ids, end: -1 } : { ids: read.ids.map((id) => id.replace(/-only$/, '-or-later')), end: laterEnd };
  }
  return undefined;
}

/** A number with what follows it: more numbers, "only", "or later". */
function withMore(text: ReadableText, names: NameIndex, family: LicenseFamily, first: VersionNumber, limit = text.count): ReadVersion | undefined {
  const id = idOf(family, first.value);
  if (id === undefined) return undefined;
  const ids: string[] = [];
  let end = first.end;
  let later = first.plus;
  const others: string[] = [];
  let accepted = false;
  for (let at = first.end; at < Math.min(limit, first.end + (family.gnu ? 22 : 8)); at++) {
    if (text.paragraphBefore(at)) break;
    if (text.gapBefore(at).includes('(') && !/^(?:at|or|and|v|gpl|lgpl|if|version|any)/.test(text.word(at))) {
      const close = closing(text, at);
      if (close !== undefined) { at = close; continue; }
    }
    const word = text.word(at);
    const open = at === first.end || at === end ? openEndAt(text, at) : 0;
    if (open > 0) {
      later = true;
      end = at + open;
      break;
    }
    const laterLength = laterWordsAt(text, at);
    if (laterLength > 0 && connects(text, first.end, at)) {
      later = true;
      end = at + laterLength;
      if (/^(?:versions?|one)$/.test(text.word(end))) end++;
      accepted = /^(?:accepted|approved)$/.test(text.word(end));
      break;
    }
    if (text.sentenceBefore(at) && !/^[^.;]*$/.test(text.gapBefore(at)) && text.gapBefore(at).includes('.')) break;
    const number = versionNumberAt(text, at);
    if (number !== undefined && others.length < 3 && connects(text, end, at)) {
      const other = idOf(family, number.value);
      if (other === undefined) break;
      others.push(other);
      end = number.end;
      if (number.plus) later = true;
      at = number.end - 1;
      continue;
    }
    if (!moreWords.has(word)) break;
    const other = names.at(text.words.hashes, text.count, at)?.entry.family;
    // another licence, or this one named again with a version of its own
    if (other !== undefined && (other !== family || (at > first.end && versionNumberAt(text, at + 1) !== undefined))) break;
  }
  if (!family.gnu) return { ids: [id, ...others], end };
  if (first.below !== undefined) return { ids: between(family, first), end };
  const suffix = (base: string, orLater: boolean): string => `${base}-${orLater ? 'or-later' : 'only'}`;
  const all = [id, ...others];
  all.forEach((base, index) => ids.push(suffix(base, later && !accepted && index === all.length - 1)));
  return { ids, end };
}

/** R's `LGPL (>= 2.0, < 3)`: one of those that there are. */
const between = (family: LicenseFamily, { value, below }: VersionNumber): string[] =>
  Object.entries(family.versions).filter(([version, id]) => Number(version) >= Number(value) && Number(version) < Number(below) && id.endsWith(version)).map(([, id]) => `${id}-only`).toSorted();

const beforeWords = /^(?:or|and|any|later|newer|above|greater|higher|version|versions|v|at|your|option|only|the|license|licence|terms|\d{1,2}|of|either|less|restrictive|conditions|choice|latter|subsequent|all|if|you|prefer|optionally)$/;

const moreWords = new Set(['of', 'the', 'license', 'licence', 'or', 'and', 'at', 'your', 'option', 'any', 'version', 'versions', 'only', 'gnu', 'gpl', 'lgpl', 'agpl', 'public', 'general', 'lesser', 'library', 'as', 'published', 'by', 'free', 'software', 'foundation', 'v', 'dated', 'june', '1991', '2007', '1999', 'february', 'alternatively', 'optionally', 'if', 'you', 'prefer', 'opinion', 'choice', 'their', 'his', 'discretion', 'more', 'like', 'wish', 'want', 'so', 'from-here', 'released', 'fsf', 'inc', 'either', 'under', 'terms', 'its', 'a', 'this', 'all', 'july', 'it', 'per']);

/** The last word of a short remark in parentheses. */
function closing(text: ReadableText, at: number): number | undefined {
  for (let last = at; last < at + 7 && last < text.count; last++) if (text.gapBefore(last + 1).includes(')')) return last;
  return undefined;
}

/** Is there an "or" or "and" (or a sign for it) between? */
function connects(text: ReadableText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/^(?:or|and|any|all)$/.test(text.word(at))) return true;
  return /[/+&|,]/.test(text.gapBefore(to));
}

function idOf(family: LicenseFamily, value: string): string | undefined {
  const parts = value.split('.');
  for (const candidate of [value, `${value}.0`, parts.slice(0, 2).join('.'), value.length === 2 ? `${value[0]}.${value[1]}` : '']) {
    if (Object.hasOwn(family.versions, candidate)) return family.versions[candidate];
  }
  return undefined;
}
