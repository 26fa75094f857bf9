import type { NeededPackage, PackageNeeds } from '../plugin/registry.ts';

/** What is needed when these features are on, and those that come with them. */
export function activeNeeds(needs: PackageNeeds, features: ReadonlySet<string>): NeededPackage[] {
  if (needs.choose !== undefined) return [...needs.choose(features)];
  const on = new Set(features);
  // a set may grow while it is walked
  for (const feature of on) for (const further of needs.features?.get(feature) ?? []) on.add(further);
  return needs.dependencies.filter(({ when }) => when === undefined || when.every((feature) => on.has(feature)));
}
