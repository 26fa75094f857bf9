import { purlPartsOf, type Purl } from '../purl/purl.ts';
import { compareVersions, isVersion, schemeOfPurlType, VersionError, type VersionScheme } from '../versions/versions.ts';

/** Whether a package URL says another version than the one that stands beside it, and not the same in another spelling or with less of it. */
export function contradictsVersion(purl: Purl, stated: string): boolean {
  const { type, version } = purlPartsOf(purl);
  if (version === undefined || version === '' || version === stated) return false;
  const scheme = schemeOfPurlType(type);
  const [ours, theirs] = [plain(stated), plain(version)];
  // commits, digests and names of branches have no order; nobody knows what they are of
  if (scheme === 'generic' || ours === theirs || !isOrdered(scheme, ours) || !isOrdered(scheme, theirs)) return false;
  return !isPartOf(ours, theirs) && !isPartOf(theirs, ours) && !isSame(scheme, ours, theirs);
}

/** Careless ones with too few numbers too. */
const isOrdered = (scheme: VersionScheme, version: string): boolean => isVersion(scheme, version) || /^\d+(?:\.\d+)*$/.test(version);

/** Without what some tools put before a version: an epoch, `v`, `go`, `=`. */
const plain = (version: string): string => version.trim().toLowerCase().replace(/^(?:\d+:|go|=+)?v?(?=\d)/, '');

/** Without the revision of a distribution or what a build adds. */
const isPartOf = (short: string, long: string): boolean => long.startsWith(short) && /^[-+~]/.test(long.slice(short.length));

function isSame(scheme: VersionScheme, left: string, right: string): boolean {
  try {
    return compareVersions(scheme, left, right) === 0;
  } catch (error) {
    if (error instanceof VersionError) return true;
    throw error;
  }
}

/** Counts components whose version and package URL contradict each other, and remembers the first few. */
export class Contradictions {
  readonly #first: string[] = [];
  #count = 0;

  add(name: string, version: string, purl: Purl): void {
    if (this.#count++ < 5) this.#first.push(`${name} ${version} and ${purl}`);
  }

  /** `undefined` where there is none. */
  message(): string | undefined {
    if (this.#count === 0) return undefined;
    const more = this.#count - this.#first.length;
    return `the version and the package URL of ${this.#count === 1 ? 'a component' : `${this.#count} components`} contradict each other, of which the URL counts: ${this.#first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }
}
