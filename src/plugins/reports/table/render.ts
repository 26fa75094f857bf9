import { grouped } from '#core/report/grouped.ts';
import { summarize, type Summary } from '#core/inventory/summary.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { scopes } from '#core/model/scope.ts';
import { licenseFindingKinds } from '#core/model/license-facts.ts';
import { findingWords, summarizeLicenses, type LicenseSummary } from '#core/report/license-summary.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { cut, displayWidth } from '#core/report/display-width.ts';
import { nothingAsked } from '#core/report/nothing-asked.ts';
import { Paint } from '#core/report/paint.ts';
import { printable } from '#core/report/printable.ts';
import { textTable } from '#core/report/text-table.ts';
import { count } from '#core/report/words.ts';
import { issueSection } from './issues.ts';

/** Rows of each part, so that everything together is a screenful. */
const shown = { targets: 15, ecosystems: { one: 12, estate: 8 }, issues: { one: 5, estate: 3 } };

/** A screenful: what is in here, what is not known, and what could not be read. */
export default function* render({ inventories, licenses: facts, terminal }: ReportInput): Generator<string> {
  const paint = new Paint(terminal.color);
  const width = terminal.columns;
  const summary = summarize(inventories);
  const size = inventories.length > 1 ? 'estate' : 'one';
  yield `${heading(inventories, summary, width, paint)}\n\n`;
  if (inventories.length > 1) yield `${targets(inventories, width, paint)}\n\n`;
  const reason = nothingAsked(inventories);
  if (reason !== undefined) yield `${cut(printable(reason), width)}\n\n`;
  if (summary.components > 0) {
    yield `${ecosystems(summary, shown.ecosystems[size], width, paint)}\n\n`;
    const effective = summarizeLicenses(inventories, facts);
    yield `${listLine('Licences', effective === undefined ? licenses(summary, paint) : effectiveLicenses(effective, paint), width, paint)}\n`;
    if (effective !== undefined && effective.findings.size > 0) yield `${listLine('Findings', findings(effective), width, paint)}\n`;
    if (effective !== undefined && effective.finders.size > 0) yield `${listLine('Found by', finders(effective), width, paint)}\n`;
    yield `${listLine('Scopes', scopes.filter((scope) => summary.scopes[scope] > 0).map((scope) => `${scope} ${grouped(summary.scopes[scope])}`), width, paint)}\n\n`;
  }
  yield issueSection(inventories, { most: shown.issues[size], width, paint });
}


/** Zero is a dash, so that what is there stands out. */
const quantity = (value: number): string => (value === 0 ? '–' : grouped(value));

function heading(inventories: readonly Inventory[], { components, direct, projects }: Summary, width: number, paint: Paint): string {
  const [first] = inventories;
  const subject = first === undefined || inventories.length > 1 ? `${inventories.length} targets` : [first.subject.name, first.subject.version].filter((part) => part !== undefined).join(' ');
  const what = components === 0 ? 'no components' : `${count(components, 'component')}: ${grouped(direct)} direct, ${grouped(components - direct)} transitive,`;
  return cut(`${paint.bold(printable(subject))}  ${what} in ${count(projects, 'project')}`, width);
}

function targets(inventories: readonly Inventory[], width: number, paint: Paint): string {
  const summaries = inventories.map((inventory) => ({ name: printable(inventory.subject.name), ...summarize([inventory]) }));
  const visible = summaries.length > shown.targets ? shown.targets - 1 : summaries.length;
  const rows = summaries.slice(0, visible).map(({ name, components, direct, withoutLicense, issues, ecosystems: types }) => [
    paint.bold(name), quantity(components), quantity(direct), quantity(withoutLicense), issues === 0 ? '–' : paint.yellow(grouped(issues)), types.map(({ type }) => type).join(' '),
  ]);
  const rest = summaries.slice(visible);
  const sum = (key: 'components' | 'direct' | 'withoutLicense' | 'issues'): string => grouped(rest.reduce((total, summary) => total + summary[key], 0));
  if (rest.length > 0) rows.push([paint.dim(`${rest.length} more`), sum('components'), sum('direct'), sum('withoutLicense'), sum('issues'), '']);
  const columns = [
    { title: 'Target' }, { title: 'Components', align: 'right' as const }, { title: 'Direct', align: 'right' as const, drop: 2 },
    { title: 'No licence', align: 'right' as const, drop: 3 }, { title: 'Issues', align: 'right' as const, drop: 1 }, { title: 'Ecosystems', drop: 4 },
  ];
  // names of ecosystems are cut before their column goes
  return titled(textTable(columns.map((column) => (column.drop === 4 && width > 70 ? { title: column.title } : column)), rows, width), paint);
}

function ecosystems({ ecosystems: all }: Summary, most: number, width: number, paint: Paint): string {
  const visible = all.length > most ? all.slice(0, most - 1) : all;
  const rows = visible.map((row) => [paint.bold(row.type), ...[row.components, row.direct, row.transitive].map(quantity), ...[row.withoutLicense, row.withoutVersion].map((value) => warning(value, paint))]);
  const rest = all.slice(visible.length);
  const sum = (key: 'components' | 'direct' | 'transitive' | 'withoutLicense' | 'withoutVersion'): number => rest.reduce((total, row) => total + row[key], 0);
  if (rest.length > 0) {
    rows.push([paint.dim(`${rest.length} more: ${rest.map(({ type }) => type).join(' ')}`), quantity(sum('components')), quantity(sum('direct')), quantity(sum('transitive')), warning(sum('withoutLicense'), paint), warning(sum('withoutVersion'), paint)]);
  }
  const right = 'right' as const;
  const columns = [
    { title: 'Ecosystem', shrinks: true }, { title: 'Components', align: right }, { title: 'Direct', align: right, drop: 1 }, { title: 'Transitive', align: right, drop: 4 },
    { title: 'No declared licence', align: right, drop: 2 }, { title: 'No exact version', align: right, drop: 3 },
  ];
  return titled(textTable(columns, rows, width), paint);
}

const warning = (value: number, paint: Paint): string => (value === 0 ? '–' : paint.yellow(grouped(value)));

const titled = ([title = '', ...rows]: readonly string[], paint: Paint): string => [paint.dim(title), ...rows].join('\n');

function licenses({ licenses: all, withoutLicense }: Summary, paint: Paint): string[] {
  const known = all.map(({ license, components }) => `${printable(cut(license, 30))} ${grouped(components)}`);
  return [...(withoutLicense > 0 ? [paint.yellow(`not declared ${grouped(withoutLicense)}`)] : []), ...known];
}

function effectiveLicenses({ licenses: all, unknown, conflicts, none }: LicenseSummary, paint: Paint): string[] {
  const warnings: [string, number][] = [['unknown', unknown], ['contradictory', conflicts], ['not licensed', none]];
  return [
    ...warnings.filter(([, components]) => components > 0).map(([label, components]) => paint.yellow(`${label} ${grouped(components)}`)),
    ...all.map(({ license, components }) => `${printable(cut(license, 30))} ${grouped(components)}`),
  ];
}

const findings = ({ findings: all }: LicenseSummary): string[] => licenseFindingKinds.filter((kind) => all.has(kind)).map((kind) => `${grouped(all.get(kind)!)} ${findingWords[kind][all.get(kind) === 1 ? 0 : 1]}`);

const finders = ({ finders: all }: LicenseSummary): string[] => [...all].map(([name, { files, packages, stale }]) =>
  `${name} (${[count(files, 'file'), ...(packages === 0 ? [] : [count(packages, 'package')]), ...(stale === 0 ? [] : [`${grouped(stale)} changed since`])].join(', ')})`);

/** As many items as a line holds, and how many there are besides. */
function listLine(label: string, items: readonly string[], width: number, paint: Paint): string {
  let line = `${paint.dim(label.padEnd(8))}  `;
  for (const [index, item] of items.entries()) {
    const separator = index === 0 ? '' : ' · ';
    const rest = items.length - index - 1;
    const reserve = rest > 0 ? displayWidth(` · ${rest} more`) : 0;
    if (index > 0 && displayWidth(line + separator + item) + reserve > width) return `${line} · ${rest + 1} more`;
    line += separator + item;
  }
  return cut(line, width);
}
