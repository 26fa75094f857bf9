import { placeIn } from '#core/gate/gate-place.ts';
import type { GateTargetSummary } from '#core/gate/gate-result.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import type { ExceptionFinding } from '#core/policy/evaluation/evaluation.ts';
import { count, few } from '#core/report/words.ts';
import type { DescribedUse } from './component-uses.ts';
import { entriesAbout } from './use-entries.ts';

/** What is to be said of the entries under `uses`: those that fit no component, and those whose licence takes the place of what a package says. */
export function* statementFindings(entries: readonly DeclaredUse[], uses: readonly DescribedUse[], target: GateTargetSummary): Generator<ExceptionFinding> {
  const fitting = new Set(uses.flatMap(({ component: { purl } }) => entriesAbout(purl, entries)));
  // a later entry may state another licence for some of them
  const overriddenBy = Map.groupBy(uses.filter(({ license: { override } }) => override !== undefined), ({ how }) => how.stated.licenseFrom);
  for (const entry of entries) {
    const { component: id, line, path } = entry;
    const about = { of: 'use', id, rule: 'uses', place: { path: path ?? placeIn(target, 'muster.yaml'), ...(line === undefined ? {} : { line }) } } as const;
    if (!fitting.has(entry)) {
      yield { ...about, kind: 'unused', severity: 'warning', message: 'The entry fits no component, so what it states has no effect', remedy: 'Correct the package URL (without version), or delete the entry.' };
    }
    const overridden = overriddenBy.get(entry);
    if (overridden === undefined) continue;
    const names = overridden.map(({ component: { name }, license: { override } }) => `${name} (${override!.found.join(', ')})`);
    yield {
      ...about, kind: 'overrides', severity: 'warning',
      message: `It states ${overridden[0]!.license.override!.stated} instead of what ${overridden.length === 1 ? 'the package says' : `${count(overridden.length, 'package')} say`}: ${few(names)}`,
      remedy: 'Check it. Terms of a contract need entitlement: true beside them; a wrong declaration is corrected in .muster/curations.yaml.',
    };
  }
}
