import type { Evaluation, MissingFact } from '#core/policy/evaluation/evaluation.ts';
import type { NotAsked } from '#core/gate/gate-result.ts';
import type { Policy } from '#core/policy/model/policy.ts';

interface Known {
  uses: number;
  readonly missing: Map<string, MissingFact>;
  failure?: string;
}

/** Rules that say nothing because data are missing or their code is wrong, and do not decide because of that; told once each. */
export function notAskedOf({ decisions }: Evaluation, { rules }: Policy): NotAsked[] {
  const found = new Map<string, Known>();
  for (const { outcomes } of decisions) {
    for (const { rule, status, counts, missing, failure } of outcomes) {
      if (status !== 'not-evaluated' || counts !== undefined) continue;
      const known = found.get(rule) ?? { uses: 0, missing: new Map<string, MissingFact>() };
      found.set(rule, known);
      known.uses++;
      for (const fact of missing) known.missing.set(fact.fact, fact);
      // of many uses the first tells enough
      if (failure !== undefined) known.failure ??= failure;
    }
  }
  const files = new Map(rules.map(({ id, place }) => [id, place.path]));
  return [...found].map(([rule, { uses, missing, failure }]) => ({ rule, uses, missing: [...missing.values()], ...(failure === undefined ? {} : { broken: { message: failure, path: files.get(rule)! } }) }));
}
