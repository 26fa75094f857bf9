import { foundBy } from '#core/report/finder-name.ts';
import { summarize } from '#core/inventory/summary.ts';
import { Ways } from '#core/inventory/ways.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { LicenseFacts, UnitLicenses } from '#core/model/license-facts.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { codeSpan, escapeMarkdown } from '#core/report/escape-markdown.ts';
import { grouped } from '#core/report/grouped.ts';
import { folded, fullName, issueRow, licenseCell, markdownTable } from '#core/report/markdown-parts.ts';
import { nothingAsked } from '#core/report/nothing-asked.ts';
import { count } from '#core/report/words.ts';

/** Longer tables are folded. */
const foldedFrom = 40;

/** GitHub-flavoured Markdown; text from the scanned files is escaped, so that it cannot become markup. */
export default function* render({ inventories, licenses, generatedAt, tool }: ReportInput): Generator<string> {
  const summary = summarize(inventories);
  const title = inventories.length === 1 ? escapeMarkdown(inventories[0]!.subject.name) : count(inventories.length, 'target');
  yield `# Inventory of ${title}\n\n${count(summary.components, 'component')}: ${grouped(summary.direct)} direct, ${grouped(summary.components - summary.direct)} transitive. `;
  yield summary.issues === 0 ? 'No issues: every file that was recognised was read in full.\n\n' : `${count(summary.issues, 'issue')}: the inventory is not complete.\n\n`;
  const reason = nothingAsked(inventories);
  if (reason !== undefined) yield `${escapeMarkdown(reason)}\n\n`;
  if (summary.ecosystems.length > 0) {
    yield* markdownTable(
      ['Ecosystem', 'Components', 'Direct', 'Transitive', 'No declared licence', 'No exact version'],
      summary.ecosystems.map((row) => [row.type, row.components, row.direct, row.transitive, row.withoutLicense, row.withoutVersion].map((cell) => (typeof cell === 'number' ? grouped(cell) : cell))),
      'lrrrrr',
    );
  }
  for (const inventory of inventories) {
    if (inventories.length > 1) yield `## ${escapeMarkdown(inventory.subject.name)}\n\n`;
    const facts = licenses?.get(inventory);
    yield* issues(inventory);
    yield* findings(facts);
    yield* components(inventory, facts);
  }
  yield `_${tool.name} ${tool.version}, ${generatedAt}_\n`;
}

function* issues({ issues: all }: Inventory): Generator<string> {
  if (all.length === 0) return;
  yield `### Issues\n\nWhat could not be read, and what to do about it:\n\n`;
  yield* folded(all.length >= foldedFrom, count(all.length, 'issue'), markdownTable(['Where', 'What', 'What to do'], all.map((issue) => issueRow(issue))));
}

function* findings(facts: LicenseFacts | undefined): Generator<string> {
  if (facts === undefined || facts.findings.length === 0) return;
  const rows = facts.findings.map(({ ref, message, remedy, evidence }) => [
    ref === undefined ? '' : codeSpan(ref), escapeMarkdown(message), evidence.slice(0, 3).map(({ path, line, by }) => `${codeSpan(line === undefined ? path : `${path}:${line}`)}${escapeMarkdown(foundBy(by))}`).join(', '), escapeMarkdown(remedy),
  ]);
  yield '### Findings about licences\n\nWhere sources contradict each other, and parts that are under other licences:\n\n';
  yield* folded(rows.length >= foldedFrom, count(rows.length, 'finding'), markdownTable(['Component', 'What', 'Evidence', 'What to do'], rows));
}

function* components(inventory: Inventory, facts: LicenseFacts | undefined): Generator<string> {
  const { projects, components: all } = inventory;
  if (all.length === 0) return;
  const nameOf = (node: number): string => projects[node]?.name ?? fullName(all[node - projects.length]!);
  const ways = new Ways(inventory);
  const rows = all.keys().map((index) => {
    const component = all[index]!;
    const [path = []] = ways.paths(projects.length + index, 1, component.scope);
    return [
      codeSpan(fullName(component)),
      component.version === undefined ? `not known${component.requirements.length === 0 ? '' : ` (${component.requirements.map(codeSpan).join(', ')})`}` : codeSpan(component.version),
      component.scope,
      component.direct ? 'direct' : 'transitive',
      licenseCell([...new Set(component.declaredLicenses.map(({ value }) => value))]),
      ...(facts === undefined ? [] : [effectiveCell(facts.of(component.purl, component.declaredLicenses))]),
      path.slice(0, -1).map((node) => codeSpan(nameOf(node))).join(' › '),
    ];
  });
  yield '### Components\n\n';
  yield* folded(all.length >= foldedFrom, count(all.length, 'component'), markdownTable(['Component', 'Version', 'Scope', 'Relation', 'Declared licence', ...(facts === undefined ? [] : ['Effective licence']), 'Brought in by'], rows));
}

const effectiveCell = ({ effective: { status, license } }: UnitLicenses): string =>
  (license === undefined ? (status === 'none' ? 'not licensed' : 'unknown') : `${codeSpan(license)}${status === 'conflict' ? ' (contradictory)' : ''}`);
