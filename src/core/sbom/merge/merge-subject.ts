import type { SbomComponent } from '../../model/sbom.ts';

/**
 * What two documents are about, united in `merged`: who it is is taken from one of them as a whole where they do not agree, lest it have the name of one thing
 * and the version of another. That is the first, unless only the other one tells more than a name.
 */
export function withOneIdentity(merged: SbomComponent, first: SbomComponent, other: SbomComponent): SbomComponent {
  if (first.name === other.name && (isBlank(first.version) || isBlank(other.version) || first.version === other.version)) return merged;
  const isFirst = isTold(first) || !isTold(other);
  const { group, version, purl, ...rest } = isFirst ? first : other;
  const { group: _group, version: _version, purl: _purl, ...united } = merged;
  const left = (isFirst ? other : first).purl;
  const isKnown = left === undefined || left === purl || merged.identifiers.some(({ kind, value }) => kind === 'purl' && value === left);
  return {
    ...united,
    type: rest.type,
    name: rest.name,
    ...(group !== undefined && { group }),
    ...(version !== undefined && { version }),
    ...(purl !== undefined && { purl }),
    ...(!isKnown && { identifiers: [...merged.identifiers, { kind: 'purl', value: left }] }),
  };
}

const isTold = ({ version, purl }: SbomComponent): boolean => purl !== undefined || !isBlank(version);

const isBlank = (text: string | undefined): boolean => text === undefined || text === '';
