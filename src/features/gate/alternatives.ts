import { chooseLicense } from '#core/policy/evaluation/choose-license.ts';
import { fitsPattern } from '#core/policy/language/text-pattern.ts';
import { verdictRank, type Verdict } from '#core/policy/model/verdict.ts';
import type { Alternative } from '#core/gate/gate-result.ts';
import { replacements } from '#core/gate/replacements.data.ts';
import { withoutVersion, type DescribedTarget, type DescribedUse, type FactSources } from './component-uses.ts';
import { LicenseFactsOfUse } from './license-facts-of-use.ts';

/** Other versions that are present in the same target, and packages that we know to do the same, as far as the policy is milder with them. */
export class AlternativeFinder {
  readonly #sources: FactSources;
  readonly #licenses: LicenseFactsOfUse;
  /** Uses of one component by purl without version, by target. */
  readonly #versions = new WeakMap<DescribedTarget['uses'], ReadonlyMap<string, readonly DescribedUse[]>>();

  constructor(sources: FactSources) {
    this.#sources = sources;
    this.#licenses = new LicenseFactsOfUse(sources.compiled, sources.knowledge, sources.at, sources.date);
  }

  of(use: DescribedUse, target: DescribedTarget): Alternative[] {
    const name = withoutVersion(use.component.purl);
    const own = this.#verdict(use, target, use.license.expression);
    const others = (this.#versionsOf(target).get(name) ?? []).filter((other) => other !== use && other.license.expression !== undefined && other.license.expression !== use.license.expression);
    const candidates = [
      ...others.map((other) => ({ name: `version ${other.component.version ?? 'that'} of it, which is here already`, license: other.license.expression! })),
      ...replacements.filter((replacement) => fitsPattern(replacement.of, name)),
    ];
    return candidates.flatMap((candidate): Alternative[] => {
      const verdict = this.#verdict(use, target, candidate.license);
      const isBetter = verdict !== undefined && (own === undefined || verdictRank(verdict) < verdictRank(own));
      const note = 'note' in candidate ? candidate.note : undefined;
      return isBetter ? [{ name: candidate.name, license: candidate.license, verdict, ...(note === undefined ? {} : { note }) }] : [];
    });
  }

  /** What the policy says when the same use had this licence; `undefined` when nobody knows. */
  #verdict({ use, how }: DescribedUse, { outbound }: DescribedTarget, license: string | undefined): Verdict | undefined {
    if (license === undefined) return undefined;
    const shared = { ...Object.fromEntries(Object.entries(use.facts).filter(([fact]) => !fact.startsWith('license.') && !fact.startsWith('component.'))), 'license.status': 'concluded' as const, 'license.entitlement': false };
    const { facts, expression } = this.#licenses.of({ license, shared, use: { ...how.facts, entitlement: false }, outbound, isConfirmed: false });
    return expression === undefined ? undefined : chooseLicense(this.#sources.compiled, shared, [{ expression, facts }], this.#sources.at, this.#sources.date).verdict;
  }

  #versionsOf({ uses }: DescribedTarget): ReadonlyMap<string, readonly DescribedUse[]> {
    let known = this.#versions.get(uses);
    if (known === undefined) this.#versions.set(uses, (known = Map.groupBy(uses, ({ component }) => withoutVersion(component.purl))));
    return known;
  }
}
