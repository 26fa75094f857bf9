import { makePurl, type Purl } from '../purl/purl.ts';
import { text, type Value } from '../text/value.ts';

/** PEP 503: lower case, every run of `-`, `_` and `.` is one dash. Two spellings with the same result name the same package. */
export const normalName = (name: string): string => name.trim().toLowerCase().replace(/[-_.]+/g, '-');

/** PEP 508: letters, digits, `.`, `_` and `-`, with a letter or digit at both ends. */
export function isPackageName(text: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(text) && isAlphanumeric(text.charCodeAt(0)) && isAlphanumeric(text.charCodeAt(text.length - 1));
}

/** The purl by the normal name, so that manifests, lockfiles and installed metadata agree, however each spells it. */
export function pypiPurl(name: string, version?: string, qualifiers?: Readonly<Record<string, string | undefined>>): Purl {
  return makePurl({ type: 'pypi', name: normalName(name), version, qualifiers });
}

export const isAlphanumeric = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** `name` of an entry of a lockfile; `undefined` when it is absent or blank. */
export function nameOfEntry(entry: Value): string | undefined {
  const name = text(entry, 'name')?.trim();
  return name === '' ? undefined : name;
}
