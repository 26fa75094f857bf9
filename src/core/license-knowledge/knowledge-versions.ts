import type { LicenseKnowledge } from './knowledge.ts';

/** Where the answers about several targets come from: what most of them share first, then that of each target which has its own. */
export function knowledgeVersions(shared: LicenseKnowledge, targets: readonly { readonly name: string; readonly knowledge: LicenseKnowledge }[]): string {
  const [only] = targets;
  if (only !== undefined && targets.every(({ knowledge }) => knowledge === only.knowledge)) return only.knowledge.version;
  const own = targets.filter(({ knowledge }) => knowledge !== shared).map(({ name, knowledge }) => `${knowledge.version} for ${name}`);
  return [shared.version, ...new Set(own)].join('; ');
}
