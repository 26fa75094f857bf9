import type { Hash } from '../../model/component.ts';
import type { SbomComponent } from '../../model/sbom.ts';
import { canonicalPurl, purlPartsOf, PurlError, type PurlParts } from '../../purl/purl.ts';

/** By what two tools may mean the same component, strongest first. */
export interface Identity {
  /** Canonical. */
  readonly purl: string | undefined;
  /** Type, namespace, name and version of the purl. */
  readonly core: string | undefined;
  readonly qualifiers: ReadonlyMap<string, string>;
  /** Group, name and version, the group being part of the name for some tools. Without version it tells too little. */
  readonly coordinates: string | undefined;
  /** With the name, which must be the same too: all empty files have one hash. */
  readonly hashes: readonly string[];
}

/** Qualifiers in which a tool notes something about its own work, not about the package. */
const incidental: ReadonlySet<string> = new Set(['package-id', 'file_name', 'checksum', 'download_url', 'vcs_url']);

export function identityOf(component: SbomComponent): Identity {
  const parts = component.purl === undefined ? undefined : partsOf(component.purl);
  const { group, name, version, hashes } = component;
  return {
    purl: parts === undefined ? undefined : canonicalPurl(component.purl!),
    core: parts === undefined ? undefined : JSON.stringify([parts.type, parts.namespace ?? '', parts.name, parts.version ?? '', parts.subpath ?? '']),
    qualifiers: new Map(Object.entries(parts?.qualifiers ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined && !incidental.has(entry[0]))),
    coordinates: version === undefined || version === '' ? undefined : JSON.stringify([group === undefined || group === '' ? name : `${group}/${name}`, version]),
    hashes: hashes.map(({ algorithm, value }) => JSON.stringify([algorithm, value, name])),
  };
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
