import type { Inventory } from '#core/model/inventory.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { HomeRules, packageHomes } from '#features/licenses/package-homes.ts';

/** Where the source of a component is on this disk. */
export interface LocalSource {
  readonly ref: string;
  /** Directory relative to the root of the target; sorted first of several that hold the same. */
  readonly directory: string;
}

export interface SourcePlan {
  readonly found: readonly LocalSource[];
  /** Refs, sorted. */
  readonly missing: readonly string[];
}

/** Directories of components as package managers install them. What is only inside an archive or a program is no source. */
export function planSources(inventory: Inventory, ecosystems: readonly Ecosystem[], refs: readonly string[]): SourcePlan {
  const wanted = new Set(refs);
  const places = new Map<string, string>();
  for (const [directory, owners] of packageHomes(inventory, new HomeRules(ecosystems))) {
    // several packages in one directory cannot be told apart
    if (directory.includes('!') || directory === '.' || owners.length > 1) continue;
    const [ref] = owners;
    if (ref === undefined || !wanted.has(ref)) continue;
    const known = places.get(ref);
    if (known === undefined || directory < known) places.set(ref, directory);
  }
  // copied code of a project lies where its pattern says
  for (const ref of wanted) if (!ref.startsWith('pkg:') && ref.endsWith('/**')) places.set(ref, ref.slice(0, -3));
  const sorted = [...wanted].sort();
  return {
    found: sorted.flatMap((ref) => (places.has(ref) ? [{ ref, directory: places.get(ref)! }] : [])),
    missing: sorted.filter((ref) => !places.has(ref)),
  };
}
