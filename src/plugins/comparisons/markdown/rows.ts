import { declared, variantOf } from '#core/inventory/component-change.ts';
import type { Comparison } from '#core/model/comparison.ts';
import type { Component } from '#core/model/component.ts';
import { isUntold, type ComparisonSection, type Difference } from '#core/report/comparison-sections.ts';
import { codeSpan } from '#core/report/escape-markdown.ts';
import { fullName, licenseCell } from '#core/report/markdown-parts.ts';

/** Long ways are shortened in the middle. */
const stepsShown = 3;

export function rowTitles(id: ComparisonSection['id']): readonly string[] {
  if (id === 'added') return ['Component', 'Version', 'Scope', 'Declared licence', 'Brought in by'];
  if (id === 'removed') return ['Component', 'Version', 'Scope', 'Declared licence', 'Was brought in by'];
  return ['Component', 'From', 'To', 'Scope', 'Declared licence', 'Note'];
}

/** Cells under `rowTitles`; what changed besides the version is bold. */
export function differenceRow(id: ComparisonSection['id'], { component, change, through }: Difference, comparison: Comparison): string[] {
  const hasNoScope = isUntold(id, 'scope', comparison);
  if (id === 'added' || id === 'removed') {
    return [codeSpan(fullName(component)), versionCell(component), hasNoScope ? 'not told' : component.scope, licenseCell(declared(component)), throughCell(through)];
  }
  const { before, after, license, scope } = change!;
  return [
    codeSpan(fullName(after)),
    versionCell(before),
    versionCell(after),
    hasNoScope ? 'not told' : scope === undefined ? after.scope : `**${scope.from} → ${scope.to}**`,
    license === undefined ? licenseCell(declared(after)) : `**${licenseCell(license.from)} → ${licenseCell(license.to)}**`,
    notes(change!).join('; '),
  ];
}

const versionCell = ({ version, requirements }: Component): string =>
  version === undefined ? (requirements.length === 0 ? 'not known' : requirements.map(codeSpan).join(', ')) : codeSpan(version);

function throughCell(through: readonly string[]): string {
  const steps = through.length <= stepsShown ? through.map(codeSpan) : [codeSpan(through[0]!), '…', codeSpan(through.at(-1)!)];
  return steps.join(' › ');
}

function notes({ before, after, content, direct, variant }: NonNullable<Difference['change']>): string[] {
  return [
    ...(content === undefined ? [] : ['**other content under the same version**']),
    ...(direct === undefined ? [] : [direct.to ? 'now direct' : 'now transitive']),
    ...(variant === undefined ? [] : [`${codeSpan(variantOf(before)) || 'none'} → ${codeSpan(variantOf(after)) || 'none'}`]),
  ];
}
