import { normalNugetVersion } from '../versions/nuget.ts';
import { purlPartsOf, type Purl } from './purl.ts';

/** Types whose clients know names in any case and versions in several spellings, though their package URLs keep both as they are written. */
const free = ['pkg:nuget/', 'pkg:chocolatey/'] as const;

/** May this be spelled in several ways? */
export const hasSpellings = (purl: Purl): boolean => free.some((beginning) => purl.startsWith(beginning));

/** The same text for all package URLs that the client of the type takes for one package, or one version of it. */
export function clientIdentity(purl: Purl): string {
  if (!hasSpellings(purl)) return purl;
  const { version } = purlPartsOf(purl);
  return version === undefined ? purl.toLowerCase() : `${purl.slice(0, purl.indexOf('@')).toLowerCase()}@${normalNugetVersion(version).toLowerCase()}${/[?#].*$/s.exec(purl)?.[0] ?? ''}`;
}

/** Is the version written as the client writes it? */
export function isNormallyWritten(purl: Purl): boolean {
  const { version } = purlPartsOf(purl);
  return version === undefined || !hasSpellings(purl) || normalNugetVersion(version) === version;
}
