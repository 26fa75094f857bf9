import { summarize, type Summary } from '#core/inventory/summary.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import { scopes } from '#core/model/scope.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { cut, printable, textTable } from '#core/report/text-table.ts';
import { count } from '#core/report/words.ts';
import { Paint } from './paint.ts';

const issuesShown = 8;
const licensesShown = 6;

/** A screenful: what is in here, what is not known, and what could not be read. */
export default function* render({ inventories, terminal }: ReportInput): Generator<string> {
  const paint = new Paint(terminal.color);
  const summary = summarize(inventories);
  yield `${heading(inventories, summary, paint)}\n\n`;
  if (inventories.length > 1) yield `${targets(inventories, terminal.columns, paint)}\n\n`;
  if (summary.components > 0) {
    yield `${ecosystems(summary, paint)}\n\n`;
    yield `${licenses(summary, terminal.columns, paint)}\n`;
    yield `${scopeLine(summary)}\n\n`;
  }
  yield issues(inventories, terminal.columns, paint);
}

function heading(inventories: readonly Inventory[], summary: Summary, paint: Paint): string {
  const [first] = inventories;
  const name = inventories.length === 1 && first !== undefined ? printable(first.subject.version === undefined ? first.subject.name : `${first.subject.name} ${first.subject.version}`) : count(inventories.length, 'target');
  return `${paint.bold(name)}  ${count(summary.components, 'component')} (${summary.direct} direct, ${summary.components - summary.direct} transitive) in ${count(summary.projects, 'project')}`;
}

function targets(inventories: readonly Inventory[], width: number, paint: Paint): string {
  const rows = inventories.map((inventory) => {
    const { components, direct, ecosystems: types, issues: problems } = summarize([inventory]);
    return [printable(inventory.subject.name), String(components), String(direct), String(problems), types.map(({ type }) => type).join(', ')];
  });
  const [head = '', ...lines] = textTable([{ title: 'Target' }, { title: 'Components', align: 'right' }, { title: 'Direct', align: 'right' }, { title: 'Issues', align: 'right' }, { title: 'Ecosystems' }], rows, width);
  return [paint.dim(head), ...lines].join('\n');
}

function ecosystems(summary: Summary, paint: Paint): string {
  const rows = summary.ecosystems.map((row) => [row.type, String(row.components), String(row.direct), String(row.transitive), dash(row.withoutLicense), dash(row.withoutVersion)]);
  const right = 'right' as const;
  const columns = [{ title: 'Ecosystem' }, ...['Components', 'Direct', 'Transitive', 'No declared licence', 'No exact version'].map((title) => ({ title, align: right }))];
  const [head = '', ...lines] = textTable(columns, rows);
  return [paint.dim(head), ...lines].join('\n');
}

const dash = (number: number): string => (number === 0 ? '–' : String(number));

function licenses(summary: Summary, width: number, paint: Paint): string {
  const known = summary.licenses.slice(0, licensesShown).map(({ license, components }) => `${printable(cut(license, 40))} ${components}`);
  const rest = summary.licenses.length - known.length;
  const parts = [...known, ...(rest > 0 ? [`${rest} others`] : []), ...(summary.withoutLicense > 0 ? [paint.yellow(`not declared ${summary.withoutLicense}`)] : [])];
  return cut(`Licences as declared: ${parts.join(' · ')}`, width + 12);
}

const scopeLine = (summary: Summary): string => `Scopes: ${scopes.filter((scope) => summary.scopes[scope] > 0).map((scope) => `${scope} ${summary.scopes[scope]}`).join(' · ')}`;

function issues(inventories: readonly Inventory[], width: number, paint: Paint): string {
  const all = inventories.flatMap((inventory) => inventory.issues.map((issue) => ({ issue, prefix: inventories.length > 1 ? `${inventory.subject.name}/` : '' })));
  if (all.length === 0) return `${paint.green('No issues:')} every file that was recognised was read in full.\n`;
  const lines = [paint.yellow(`${count(all.length, 'issue')}: the inventory is not complete`)];
  for (const { issue, prefix } of mostSerious(all)) {
    lines.push(`  ${cut(`${paint.bold(printable(prefix + place(issue)))} ${issue.code}: ${printable(issue.message)}`, width + 8)}`, `    ${paint.dim(cut(`→ ${printable(issue.remedy)}`, width - 4))}`);
  }
  if (all.length > issuesShown) lines.push(`  … and ${all.length - issuesShown} more: see --format json, markdown or html`);
  return `${lines.join('\n')}\n`;
}

const place = ({ path, line }: Issue): string => (line === undefined ? path : `${path}:${line}`);

/** Broken input first; what only lacks a version last. */
function mostSerious<T extends { readonly issue: Issue }>(all: readonly T[]): T[] {
  const rank = ({ issue: { code } }: T): number => (code === 'fault' ? 0 : code === 'unresolved' ? 2 : 1);
  return [...all].sort((a, b) => rank(a) - rank(b)).slice(0, issuesShown);
}
