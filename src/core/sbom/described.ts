import { wholeDocument, type Sbom, type SbomRelationship } from '../model/sbom.ts';

/** Whether it is the statement that a document is about something, which is a relationship of the model only where it has a comment: subjects have none. */
export const isDescription = ({ from, type }: SbomRelationship): boolean => type === 'describes' && from === wholeDocument;

/** Subjects of which a relationship says so. */
export function describedByRelationships({ subjects, relationships }: Pick<Sbom, 'subjects' | 'relationships'>): ReadonlySet<string> {
  const known = new Set(subjects);
  const found = new Set<string>();
  for (const relationship of relationships) if (isDescription(relationship) && known.has(relationship.to)) found.add(relationship.to);
  return found;
}
