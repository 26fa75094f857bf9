import type { ListedLicense, SimpleLicense } from './expression.ts';
import { currentLicenseIds } from './license-list.ts';

/** Versions of one licence that a term permits, such as "GPL 2.0 and all later ones". */
export interface VersionRange {
  /** Without version, such as `GPL` or `GFDL|-invariants`. */
  readonly family: string;
  readonly version: string;
  readonly orLater: boolean;
}

/** `undefined` for a licence that has no dotted version in its name: the numbers of `BSD-3-Clause` or `HP-1986` order nothing. */
export function versionRange(license: SimpleLicense): VersionRange | undefined {
  return license.kind === 'reference' ? undefined : rangeOf(license);
}

function rangeOf({ id, orLater }: ListedLicense): VersionRange | undefined {
  const only = id.endsWith('-only') ? id.slice(0, -'-only'.length) : undefined;
  const later = id.endsWith('-or-later') ? id.slice(0, -'-or-later'.length) : undefined;
  const parts = partsOf(only ?? later ?? id);
  return parts && { family: `${parts.before}|${parts.after}`.toLowerCase(), version: parts.version, orLater: orLater || later !== undefined };
}

/** `MPL-2.0-no-copyleft-exception` → `MPL`, `2.0`, `-no-copyleft-exception`. */
function partsOf(id: string): { readonly before: string; readonly version: string; readonly after: string } | undefined {
  const words = id.split('-');
  const at = words.findIndex((word, index) => index > 0 && /^\d+(?:\.\d+)+[a-z]?$/.test(word));
  if (at === -1) return undefined;
  return { before: words.slice(0, at).join('-'), version: words[at]!, after: words.slice(at + 1).map((word) => `-${word}`).join('') };
}

export function compareLicenseVersions(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [x, y] = [left[index] ?? '0', right[index] ?? '0'];
    const order = Number.parseInt(x, 10) - Number.parseInt(y, 10);
    if (order !== 0) return order;
    // 1.3a before 1.3c
    const [xLetter, yLetter] = [x.replace(/^\d+/, ''), y.replace(/^\d+/, '')];
    if (xLetter !== yLetter) return xLetter < yLetter ? -1 : 1;
  }
  return 0;
}

/** Version → id of every licence of the family on the SPDX license list, ascending by version; of GNU licences the `-only` id. */
export const listedVersions = (family: string): ReadonlyMap<string, string> => (versionsByFamily ??= versionsOfList()).get(family) ?? new Map();

let versionsByFamily: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

function versionsOfList(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, [version: string, id: string][]>();
  for (const id of currentLicenseIds) {
    const range = rangeOf({ kind: 'license', id, orLater: false });
    if (range === undefined || range.orLater) continue;
    found.set(range.family, [...(found.get(range.family) ?? []), [range.version, id]]);
  }
  return new Map([...found].map(([family, versions]) => [family, new Map(versions.sort(([a], [b]) => compareLicenseVersions(a, b)))]));
}

export const includesVersion = ({ version, orLater }: VersionRange, other: string): boolean => {
  const order = compareLicenseVersions(other, version);
  return order === 0 || (orLater && order > 0);
};

/** Whether some version is in both: what is offered under "2.0 or later" can be taken under 3.0. */
export function shareVersion(a: VersionRange, b: VersionRange): boolean {
  return a.family === b.family && ((a.orLater && b.orLater) || includesVersion(a, b.version) || includesVersion(b, a.version));
}
