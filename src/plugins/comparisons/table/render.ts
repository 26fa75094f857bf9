import { grouped } from '#core/report/grouped.ts';
import { declared, variantOf } from '#core/inventory/component-change.ts';
import type { Comparison, ComponentChange } from '#core/model/comparison.ts';
import type { UntoldFact } from '#core/model/inventory.ts';
import type { Component } from '#core/model/component.ts';
import type { Issue } from '#core/model/issue.ts';
import type { ComparisonInput } from '#core/plugin/comparison-report.ts';
import { attentionOf, comparisonSections, inWords, isUntold, type ComparisonSection, type Difference } from '#core/report/comparison-sections.ts';
import { cut } from '#core/report/display-width.ts';
import { fullName } from '#core/report/markdown-parts.ts';
import { notComparedInWords } from '#core/report/not-compared.ts';
import { Paint } from '#core/report/paint.ts';
import { printable } from '#core/report/printable.ts';
import { textTable } from '#core/report/text-table.ts';
import { count } from '#core/report/words.ts';

const issuesShown = 5;

/** Every difference on a line of its own, direct ones first; what could not be read follows. */
export default function* render({ comparisons, summary, before, after, terminal }: ComparisonInput): Generator<string> {
  const paint = new Paint(terminal.color);
  const width = terminal.columns;
  yield `${cut(paint.bold(`${printable(before)} → ${printable(after)}`), width)}\n${cut(`${inWords(summary)}; ${grouped(summary.unchanged)} unchanged`, width)}\n`;
  const notCompared = notComparedInWords(comparisons);
  if (notCompared !== undefined) yield `${cut(`Not compared: ${notCompared}`, width)}\n`;
  yield* attentionLines(comparisons, width, paint);
  for (const comparison of comparisons) {
    const sections = comparisonSections(comparison);
    if (sections.length === 0) continue;
    if (comparisons.length > 1) yield `\n${cut(paint.bold(printable(comparison.name)) + sideNote(comparison), width)}\n`;
    yield* sectionLines(sections, comparison, width, paint);
  }
  yield* issueText(comparisons, width, paint);
}

const named = 5;

/** What must not be overlooked, also where columns had to go. */
function* attentionLines(comparisons: readonly Comparison[], width: number, paint: Paint): Generator<string> {
  const { content, license, strongerScope } = attentionOf(comparisons);
  const list = (changes: readonly ComponentChange[], detail: (change: ComponentChange) => string): string => {
    const items = changes.slice(0, named).map((change) => printable(`${fullName(change.after)}${detail(change)}`));
    return items.join('; ') + (changes.length > named ? ` and ${changes.length - named} more` : '');
  };
  const line = (title: string, text: string): string => `${cut(`${title} ${text}`, width)}\n`;
  if (content.length + license.length + strongerScope.length > 0) yield '\n';
  if (content.length > 0) yield line(paint.red('! Other content under the same version:'), list(content, ({ after }) => ` ${versionOf(after)}`));
  if (license.length > 0) yield line(paint.yellow('! Licence changed:'), list(license, (change) => ` ${arrow(change.license!.from.join(', '), change.license!.to.join(', '))}`));
  if (strongerScope.length > 0) yield line(paint.yellow('! Wider use:'), list(strongerScope, ({ scope }) => ` ${arrow(scope!.from, scope!.to)}`));
}

const sideNote = ({ before, after }: Comparison): string => (before === undefined ? '  not there before' : after === undefined ? '  no longer there' : '');

const signs = { added: '+', removed: '-', upgraded: '↑', downgraded: '↓', changed: '~' } as const;

const columns = [
  { title: '' }, { title: 'Component', shrinks: true }, { title: 'Version' }, { title: 'Scope', drop: 2 }, { title: 'Relation', drop: 4 }, { title: 'Declared licence', drop: 1 },
  { title: 'Note', drop: 3 },
];

/** The columns are the same in all sections of a target. */
function* sectionLines(sections: readonly ComparisonSection[], comparison: Comparison, width: number, paint: Paint): Generator<string> {
  const rows = sections.flatMap(({ id, differences }) => differences.map((difference) => cellsOf(id, difference, comparison, paint)));
  const hasNotes = rows.some((row) => row[6] !== '');
  const [head = '', ...lines] = textTable(hasNotes ? columns : columns.slice(0, -1), rows, width);
  yield `\n${paint.dim(head)}\n`;
  let at = 0;
  for (const { title, differences } of sections) {
    yield `${paint.bold(title)} (${differences.length})\n`;
    yield `${lines.slice(at, (at += differences.length)).join('\n')}\n`;
  }
}

function cellsOf(id: ComparisonSection['id'], difference: Difference, comparison: Comparison, paint: Paint): string[] {
  const told = (fact: UntoldFact, cell: string): string => (isUntold(id, fact, comparison) ? paint.dim('not told') : cell);
  const colour = id === 'added' ? paint.green : id === 'removed' || id === 'downgraded' ? paint.red : id === 'changed' ? paint.yellow : paint.cyan;
  return [
    colour(signs[id]), printable(fullName(difference.component)), versionCell(difference, paint), told('scope', scopeCell(difference, paint)), told('relation', relationCell(difference)),
    licenseText(difference, paint), noteCell(difference, paint),
  ];
}

const arrow = (from: string, to: string): string => `${from} → ${to}`;

const versionOf = ({ version, requirements }: Component): string => printable(version ?? (requirements.length === 0 ? 'not known' : requirements.join(', ')));

function versionCell({ component, change }: Difference, paint: Paint): string {
  if (change === undefined || (change.version === undefined && change.requirements === undefined)) return versionOf(component);
  const text = arrow(versionOf(change.before), versionOf(change.after));
  return change.version?.direction === 'downgrade' ? paint.red(text) : text;
}

const scopeCell = ({ component, change }: Difference, paint: Paint): string => (change?.scope === undefined ? component.scope : paint.yellow(arrow(change.scope.from, change.scope.to)));

const relation = (isDirect: boolean): string => (isDirect ? 'direct' : 'transitive');

const relationCell = ({ component, change }: Difference): string => (change?.direct === undefined ? relation(component.direct) : arrow(relation(change.direct.from), relation(change.direct.to)));

function licenseText({ component, change }: Difference, paint: Paint): string {
  const text = (licenses: readonly string[]): string => printable(licenses.join(', '));
  if (change?.license !== undefined) return paint.yellow(arrow(text(change.license.from), text(change.license.to)));
  return text(declared(component)) || paint.dim('not declared');
}

function noteCell({ change }: Difference, paint: Paint): string {
  if (change?.content !== undefined) return paint.red('other content, same version');
  if (change?.variant === undefined) return '';
  return printable(arrow(variantOf(change.before) || 'none', variantOf(change.after) || 'none'));
}

function* issueText(comparisons: readonly Comparison[], width: number, paint: Paint): Generator<string> {
  const parts = [['on both sides', 'both'], ['only before', 'onlyBefore'], ['only after', 'onlyAfter']] as const;
  const total = comparisons.reduce((sum, { issues }) => sum + parts.reduce((all, [, key]) => all + issues[key].length, 0), 0);
  if (total === 0) return;
  yield `\n${cut(`${paint.yellow('Not complete:')} what could not be read may hide differences, or make them up.`, width)}\n`;
  for (const [words, key] of parts) {
    const issues = comparisons.flatMap((comparison) => comparison.issues[key].map((issue) => ({ issue, prefix: comparisons.length > 1 ? `${comparison.name}/` : '' })));
    if (issues.length === 0) continue;
    yield `${cut(`  ${paint.bold(count(issues.length, 'issue'))} ${words}`, width)}\n`;
    for (const { issue, prefix } of issues.slice(0, issuesShown)) yield `    ${cut(`${printable(prefix + place(issue))} ${issue.code}: ${printable(issue.message)}`, width - 4)}\n`;
    if (issues.length > issuesShown) yield `${paint.dim(cut(`    … and ${issues.length - issuesShown} more: see --format json or markdown`, width))}\n`;
  }
}

const place = ({ path, line }: Issue): string => (line === undefined ? path : `${path}:${line}`);
