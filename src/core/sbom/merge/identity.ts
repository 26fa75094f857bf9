import { normalNugetVersion } from '../../versions/nuget.ts';
import type { Hash } from '../../model/component.ts';
import type { SbomComponent } from '../../model/sbom.ts';
import { canonicalPurl, purlPartsOf, PurlError, type PurlParts } from '../../purl/purl.ts';

/** By what two tools may mean the same component, strongest first. */
export interface Identity {
  /** Canonical. */
  readonly purl: string | undefined;
  /** Type, namespace and name of the purl, in one spelling for all tools. */
  readonly package: string | undefined;
  /** As `package`, with version and subpath; absent without version. */
  readonly core: string | undefined;
  readonly qualifiers: ReadonlyMap<string, string>;
  /** Group, name and version as the document and the purl say them, the group being part of the name for some tools. Without version they tell too little. */
  readonly coordinates: readonly string[];
  /** Kind and name of a lockfile, layer or file, which have no version. */
  readonly place: string | undefined;
  /** Group and name as the document and the purl say them. */
  readonly names: readonly string[];
  /** With the name, which must be the same too: all empty files have one hash. */
  readonly hashes: readonly string[];
}

/** Qualifiers in which a tool notes something about its own work or about the system around the package (of one build, there is one), not about the package. */
const incidental: ReadonlySet<string> = new Set(['package-id', 'file_name', 'checksum', 'download_url', 'vcs_url', 'distro', 'upstream', 'epoch']);

/** Packages whose names differ in more than case; tools spell them as they find them. */
const caseless: ReadonlySet<string> = new Set(['golang', 'nuget']);

/** Kinds of components of which the name says where they are. */
const places: ReadonlySet<string> = new Set(['application', 'container', 'file', 'operating-system', 'platform']);

/** Types of which tools have two names. */
const otherTypes: Readonly<Record<string, string>> = { githubactions: 'github' };

/** What of a component tells who it is. */
export type Named = Pick<SbomComponent, 'type' | 'group' | 'name' | 'version' | 'purl' | 'hashes'>;

export function identityOf(component: Named): Identity {
  const parts = component.purl === undefined ? undefined : partsOf(component.purl);
  const { group, name, version, hashes } = component;
  const type = parts === undefined ? '' : (otherTypes[parts.type] ?? parts.type);
  const names = parts === undefined ? undefined : [type, caseless.has(type) ? (parts.namespace ?? '').toLowerCase() : (parts.namespace ?? ''), spelled(type, parts.name, name)];
  const exact = parts === undefined ? version : (parts.version ?? version);
  const fullNames = [...new Set([fullName(group, name), ...(parts === undefined ? [] : [fullName(parts.namespace, parts.name)])])];
  return {
    purl: parts === undefined ? undefined : canonicalPurl(component.purl!),
    package: names === undefined ? undefined : JSON.stringify(names),
    core: names === undefined || exact === undefined || exact === '' ? undefined : JSON.stringify([...names, plainVersion(exact, type, parts?.qualifiers?.['epoch']), parts?.subpath ?? '']),
    qualifiers: new Map(Object.entries(parts?.qualifiers ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined && !incidental.has(entry[0]))),
    coordinates: exact === undefined || exact === '' ? [] : fullNames.map((full) => JSON.stringify([full, version ?? exact])),
    place: parts === undefined && (version === undefined || version === '') && places.has(component.type) ? JSON.stringify([component.type, group ?? '', name]) : undefined,
    names: fullNames,
    hashes: hashes.map(({ algorithm, value }) => JSON.stringify([algorithm, value, name])),
  };
}

/** Old packages of npm have capitals in their names, which some tools put in lower case in the package URL alone; the index of Python takes a dot for a hyphen. */
function spelled(type: string, inPurl: string, name: string): string {
  if (type === 'npm') return name.toLowerCase() === inPurl ? name : inPurl;
  if (type === 'pypi') return inPurl.replace(/[-_.]+/g, '-');
  return caseless.has(type) ? inPurl.toLowerCase() : inPurl;
}

const fullName = (group: string | undefined, name: string): string => (group === undefined || group === '' ? name : `${group}/${name}`).replaceAll(':', '/');

/** A version as all tools would write it: the epoch of Debian and RPM stands in it or in a qualifier, the `v` of Go and Composer is there or not, NuGet counts `4.3` and `4.3.0` as one. */
export function plainVersion(version: string, type: string, epoch?: string): string {
  if (type === 'golang' || type === 'composer') return version.replace(/^v(?=\d)/i, '');
  if (type === 'nuget') return normalNugetVersion(version).toLowerCase();
  if (type !== 'deb' && type !== 'rpm') return version;
  const colon = /^\d+:/.exec(version);
  const number = epoch ?? (colon === null ? '0' : colon[0].slice(0, -1));
  const plain = colon === null ? version : version.slice(colon[0].length);
  return Number(number) === 0 ? plain : `${number}:${plain}`;
}

function partsOf(purl: string): PurlParts | undefined {
  try {
    return purlPartsOf(canonicalPurl(purl));
  } catch (error) {
    if (error instanceof PurlError) return undefined;
    throw error;
  }
}

/** Two purls that differ in qualifiers can mean the same unless both have one with different values. */
export const qualifiersAgree = (a: Identity, b: Identity): boolean => [...a.qualifiers].every(([key, value]) => (b.qualifiers.get(key) ?? value) === value);

/** Without purl on one side names decide; hashes that both know must not say otherwise. */
export function hashesAgree(a: readonly Hash[], b: readonly Hash[]): boolean {
  return b.every((hash) => {
    const ours = a.filter(({ algorithm }) => algorithm === hash.algorithm);
    return ours.length === 0 || ours.some(({ value }) => value === hash.value);
  });
}
