import { placeIn } from '#core/gate/gate-place.ts';
import type { GateTargetSummary } from '#core/gate/gate-result.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import type { ExceptionFinding } from '#core/policy/evaluation/evaluation.ts';
import { fitsPattern } from '#core/policy/language/text-pattern.ts';
import { count } from '#core/report/words.ts';
import { withoutVersion, type DescribedUse } from './component-uses.ts';

/** More names tell nobody more. */
const shown = 5;

/** What is to be said of the entries under `uses`: those that fit no component, and those whose licence takes the place of what a package says. */
export function* statementFindings(entries: readonly DeclaredUse[], uses: readonly DescribedUse[], target: GateTargetSummary): Generator<ExceptionFinding> {
  const names = uses.map(({ component: { purl } }) => withoutVersion(purl));
  for (const { component: id, line, path } of entries) {
    const about = { of: 'use', id, rule: 'uses', place: { path: path ?? placeIn(target, 'muster.yaml'), ...(line === undefined ? {} : { line }) } } as const;
    if (!names.some((name) => fitsPattern(id, name))) {
      yield { ...about, kind: 'unused', severity: 'warning', message: 'The entry fits no component, so what it states has no effect', remedy: 'Correct the package URL (without version), or delete the entry.' };
    }
    // a later entry may state another licence for some of them
    const overridden = uses.filter(({ license: { override }, how }) => override !== undefined && how.stated.licenseFrom?.component === id && how.stated.licenseFrom.line === line && how.stated.licenseFrom.path === path);
    if (overridden.length === 0) continue;
    const some = overridden.slice(0, shown).map(({ component: { name }, license: { override } }) => `${name} (${override!.found.join(', ')})`).join(', ');
    yield {
      ...about, kind: 'overrides', severity: 'warning',
      message: `It states ${overridden[0]!.license.override!.stated} instead of what ${overridden.length === 1 ? 'the package says' : `${count(overridden.length, 'package')} say`}: ${some}${overridden.length > shown ? ` and ${overridden.length - shown} more` : ''}`,
      remedy: 'Check it. Terms of a contract need entitlement: true beside them; a wrong declaration is corrected in .muster/curations.yaml.',
    };
  }
}
