import type { Sbom, SbomCompleteness, SbomRelationship } from '../model/sbom.ts';
import { isIndividual } from './individuals.ts';

export type PartsKind = SbomCompleteness['type'];

export const isOfParts = <T extends { readonly type: string }>(relationship: T): relationship is T & { readonly type: PartsKind } => relationship.type === 'depends-on' || relationship.type === 'contains';

/** Whether it says nothing but how complete the parts are that the document names. Who needs nothing for one purpose may need something for another. */
export const isOfCompleteness = ({ to, scope, ...relationship }: SbomRelationship): boolean => isOfParts(relationship) && isIndividual(to) && scope === undefined;

/** One text for what a component needs, another for what it contains. */
export const partsKey = (ref: string, type: PartsKind): string => `${type} ${ref}`;

export interface Claims {
  readonly claims: readonly SbomCompleteness[];
  /** Whether the document names something that it needs or contains. */
  hasParts(claim: SbomCompleteness): boolean;
}

/** What relationships have to say of completeness. What a document of our own is about contains what it needs: of the needs of something that contains all nothing is said. */
export function claimsOf({ format, subjects, completeness, relationships }: Pick<Sbom, 'format' | 'subjects' | 'completeness' | 'relationships'>): Claims {
  const withParts = new Set<string>();
  const wanted = new Set(completeness.map(({ ref }) => ref));
  if (wanted.size > 0) for (const relationship of relationships) if (isOfParts(relationship) && wanted.has(relationship.from) && !isIndividual(relationship.to)) withParts.add(partsKey(relationship.from, relationship.type));
  const hasParts = ({ ref, type }: SbomCompleteness): boolean => withParts.has(partsKey(ref, type));
  const isImplied = (claim: SbomCompleteness): boolean => claim.type === 'depends-on' && subjects.includes(claim.ref) && !hasParts(claim) && hasParts({ ...claim, type: 'contains' });
  return { claims: format === 'muster' ? completeness.filter((claim) => !isImplied(claim)) : completeness, hasParts };
}
