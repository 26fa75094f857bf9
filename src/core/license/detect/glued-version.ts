import type { LicenseFamily } from './license-families.data.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { openEndAt, orLaterBehind } from './or-later.ts';
import type { ReadableText } from './readable-text.ts';

/** `gplv2`, `lgpl21`, `mpl2`: a name and a version in one word. */
export function gluedName(text: ReadableText, names: NameIndex, at: number): { length: number; entry: NameEntry; version: string } | undefined {
  const length = text.words.ends[at]! - text.words.starts[at]!;
  if (length < 4 || length > 14) return undefined;
  const parts = /^([a-z]{3,8}?)(?:v|ver|version)?(\d{1,2})$/.exec(text.word(at));
  if (parts === null) return undefined;
  const entry = names.single(parts[1]!);
  if (entry?.family === undefined) return undefined;
  return { length: 1, entry, version: parts[2]! };
}

/** The version that stands in one word with the name, and what follows it. */
export function readGluedVersion(text: ReadableText, family: LicenseFamily, version: string, end: number): { ids: readonly string[]; end: number } | undefined {
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
  const openEnd = after + openEndAt(text, after);
  const laterEnd = Math.max(openEnd, orLaterBehind(text, after));
  const isLater = text.charAfter(after - 1) === '+' || laterEnd > after;
  // "gplv2 or v3"
  return { ids: [`${id}-${isLater ? 'or-later' : 'only'}`], end: Math.max(after, laterEnd) };
}
