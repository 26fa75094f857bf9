import type { Exclusion } from './raw-pom.ts';

/** The exclusions of all steps of a path, as a list that shares its tail. */
export interface ExclusionChain {
  readonly exclusions: readonly Exclusion[];
  readonly outer: ExclusionChain | undefined;
}

export const addExclusions = (exclusions: readonly Exclusion[], outer: ExclusionChain | undefined): ExclusionChain | undefined =>
  exclusions.length === 0 ? outer : { exclusions, outer };

export function isExcluded(groupId: string, artifactId: string, chain: ExclusionChain | undefined): boolean {
  for (let at = chain; at !== undefined; at = at.outer) {
    for (const exclusion of at.exclusions) {
      if ((exclusion.groupId === '*' || exclusion.groupId === groupId) && (exclusion.artifactId === '*' || exclusion.artifactId === artifactId)) return true;
    }
  }
  return false;
}
