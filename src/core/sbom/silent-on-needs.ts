import type { Sbom } from '../model/sbom.ts';

/**
 * Whether a component of which the document names nothing that it needs may need something all the same. A graph of CycloneDX with an entry for each component says
 * of all what they need, and so does a scan of our own; other formats say with relationships what is known, and of the rest nothing.
 */
export function isSilentOnNeeds({ format, isSilentOnNeeds: isSilent, foreign }: Pick<Sbom, 'format' | 'isSilentOnNeeds' | 'foreign'>): boolean {
  if (format === 'cyclonedx') return foreign.cyclonedx?.['$entries'] !== undefined;
  return format === 'muster' ? isSilent === true : true;
}
