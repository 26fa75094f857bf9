import type { Evaluation, MissingFact } from '#core/policy/evaluation/evaluation.ts';
import type { NotAsked } from '#core/gate/gate-result.ts';

/** Rules that say nothing because data are missing, and do not decide because of that; told once each. */
export function notAskedOf({ decisions }: Evaluation): NotAsked[] {
  const found = new Map<string, { uses: number; missing: Map<string, MissingFact> }>();
  for (const { outcomes } of decisions) {
    for (const { rule, status, counts, missing } of outcomes) {
      if (status !== 'not-evaluated' || counts !== undefined) continue;
      const known = found.get(rule) ?? { uses: 0, missing: new Map<string, MissingFact>() };
      found.set(rule, known);
      known.uses++;
      for (const fact of missing) known.missing.set(fact.fact, fact);
    }
  }
  return [...found].map(([rule, { uses, missing }]) => ({ rule, uses, missing: [...missing.values()] }));
}
