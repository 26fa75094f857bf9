import type { Party, Sbom } from '../model/sbom.ts';
import { sameValue } from './same-value.ts';

/** SPDX has one list of those who made a document: its authors, and the organization that CycloneDX calls its manufacturer. */
export function creatorsOf({ authors, manufacturer }: Pick<Sbom, 'authors' | 'manufacturer'>): readonly Party[] {
  if (manufacturer === undefined || manufacturer.kind === 'tool') return authors;
  const { urls: _, ...party } = manufacturer;
  return authors.some((author) => sameValue(author, party)) ? authors : [party, ...authors];
}

/** The authors of CycloneDX are persons; the first organization among those of SPDX is the manufacturer. */
export function withManufacturer<T extends Pick<Sbom, 'authors' | 'manufacturer'>>(facts: T): T {
  const organization = facts.manufacturer === undefined ? facts.authors.find(({ kind }) => kind === 'organization') : undefined;
  return organization === undefined ? facts : { ...facts, manufacturer: organization, authors: facts.authors.filter((author) => author !== organization) };
}
