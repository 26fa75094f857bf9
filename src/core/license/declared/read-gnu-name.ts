import type { ListedLicense } from '../expression.ts';

export interface GnuReading {
  readonly license: ListedLicense;
  /** How many of the words are part of the name. */
  readonly length: number;
  readonly assumed?: string;
}

interface Family {
  readonly id: string;
  readonly versions: readonly string[];
  readonly names: readonly string[];
}

const families: readonly Family[] = [
  { id: 'AGPL', versions: ['1', '3'], names: ['agpl', 'gnu agpl', 'affero gpl', 'gnu affero gpl', 'gnu affero general public', 'affero general public', 'gnu affero', 'affero', 'gnu affero public', 'gnu affero general'] },
  { id: 'LGPL', versions: ['2', '2.1', '3'], names: ['lgpl', 'gnu lgpl', 'gnu lesser general public', 'lesser general public', 'gnu lesser', 'gnu library general public', 'gnu library', 'library general public', 'gnu lesser public', 'lesser gpl', 'gnu lesser gpl', 'library gpl', 'gnu library or lesser general public', 'gnu lesser general', 'gnu library lesser general public', 'gnu library or lesser general public lgpl', 'gnu general lesser public', 'lesser public', 'lpgl'] },
  { id: 'GPL', versions: ['1', '2', '3'], names: ['gpl', 'gnu gpl', 'gnu general public', 'general public', 'gnu public', 'gnu general', 'gnu', 'general gnu public'] },
  { id: 'GFDL', versions: ['1.1', '1.2', '1.3'], names: ['gfdl', 'fdl', 'gnu fdl', 'gnu gfdl', 'gnu free documentation', 'free documentation'] },
];

const longestFirst = families.flatMap(({ id, versions, names }) => names.map((name) => ({ id, versions, words: name.split(' ') }))).sort((a, b) => b.words.length - a.words.length);

/**
 * A name of the GNU family at the start of the words: `gpl 2 +`, `gnu lesser general public 3 only`. A version without "or later" is that version
 * only; no version at all is any one, as the licences themselves say.
 */
export function readGnuName(words: readonly string[]): GnuReading | undefined {
  const family = longestFirst.find((each) => each.words.every((word, index) => words[index] === word));
  if (family === undefined) return undefined;
  let at = family.words.length;
  const isNiv = family.id === 'GFDL' && words[at] === 'niv';
  if (isNiv) at++;
  const written = words[at];
  const isVersion = written !== undefined && family.versions.includes(written);
  if (isVersion) at++;
  // "GPL 2 2.0", "GPLv3 3"
  if (isVersion && words[at] === written) at++;
  const sign = words[at];
  if (sign === '+' || sign === 'only') at++;
  if (!isVersion) {
    // "GNU" alone is no licence
    if (family.words.join(' ') === 'gnu' || (written !== undefined && /^\d/.test(written))) return undefined;
    // "Lesser" it was called from version 2.1 on
    const isLesser = family.words.includes('lesser') && !family.words.includes('library');
    const first = family.id === 'AGPL' ? '3' : isLesser ? '2.1' : family.versions[0]!;
    return { license: gnu(family.id, first, true, isNiv), length: at, ...(sign !== '+' && { assumed: 'without a version any published one may be chosen' }) };
  }
  return { license: gnu(family.id, written, sign === '+', isNiv), length: at };
}

const gnu = (family: string, version: string, orLater: boolean, isNiv: boolean): ListedLicense => ({
  kind: 'license', id: `${family}-${version.includes('.') ? version : `${version}.0`}${isNiv ? '-no-invariants' : ''}-${orLater ? 'or-later' : 'only'}`, orLater: false,
});
