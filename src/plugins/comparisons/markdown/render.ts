import type { Comparison, ComponentChange } from '#core/model/comparison.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { ComparisonInput } from '#core/plugin/comparison-report.ts';
import { attentionOf, comparisonSections, inWords, type ComparisonSection, type Difference } from '#core/report/comparison-sections.ts';
import { codeSpan } from '#core/report/escape-markdown.ts';
import { folded, fullName, issueRow, licenseCell, markdownTable } from '#core/report/markdown-parts.ts';
import { notComparedInWords } from '#core/report/not-compared.ts';
import { count } from '#core/report/words.ts';
import { differenceRow, rowTitles } from './rows.ts';

/** Longer tables are folded; of transitive components sooner. */
const foldedFrom = { direct: 20, transitive: 6 };

/** GitHub takes 65,536 characters for a comment and refuses longer ones; some are for what stands around the tables. */
const roomForRows = 50_000;

/** What a target takes with a line in each section, roughly. */
const leastForTarget = 2_000;

const named = 8;

/** For a pull request: the summary first, then what a reviewer must not overlook, then everything. Text from the inputs cannot become markup. */
export default function* render({ comparisons, summary, before, after, generatedAt, tool }: ComparisonInput): Generator<string> {
  const words = inWords(summary);
  yield `### Dependencies: ${words}\n\n`;
  yield `From ${sideName(before, comparisons.map((comparison) => comparison.before))} to ${sideName(after, comparisons.map((comparison) => comparison.after))}. ${count(summary.unchanged, 'component')} unchanged.\n\n`;
  yield* attention(comparisons);
  const room = { characters: roomForRows };
  let left = 0;
  for (const comparison of comparisons) {
    const sections = comparisonSections(comparison);
    if (sections.length === 0) continue;
    if (room.characters < leastForTarget) left++;
    else yield* charged(targetText(comparison, sections, comparisons.length > 1, room), room);
  }
  if (left > 0) yield `**… and ${count(left, 'more target')} with differences:** see \`--format json\`.\n\n`;
  yield* issues(comparisons, room);
  yield `<sub>${tool.name} ${tool.version}, ${generatedAt}</sub>\n`;
}

function sideName(operand: string, inventories: readonly (Inventory | undefined)[]): string {
  const revision = inventories.length === 1 ? inventories[0]?.subject.revision : undefined;
  return `${codeSpan(operand)}${revision === undefined || operand.startsWith(revision) ? '' : ` (${codeSpan(revision.slice(0, 10))})`}`;
}

const sideNote = ({ before, after }: Comparison): string => (before === undefined ? ' was not there before' : after === undefined ? ' is no longer there' : '');

function* attention(comparisons: readonly Comparison[]): Generator<string> {
  const { content, license, strongerScope, addedWithoutLicense } = attentionOf(comparisons);
  const total = (key: keyof Comparison['issues']): number => comparisons.reduce((sum, { issues: all }) => sum + all[key].length, 0);
  const [both, onlyBefore, onlyAfter] = [total('both'), total('onlyBefore'), total('onlyAfter')];
  const lines: string[] = [];
  if (content.length > 0) lines.push(`**Other content under the same version:** ${list(content, () => '')}`);
  if (license.length > 0) lines.push(`**Licence changed:** ${list(license, (change) => ` ${licenseCell(change.license!.from)} → ${licenseCell(change.license!.to)}`)}`);
  if (strongerScope.length > 0) lines.push(`**Wider use:** ${list(strongerScope, ({ scope }) => ` ${scope!.from} → ${scope!.to}`)}`);
  if (addedWithoutLicense > 0) lines.push(`**No licence declared** by ${count(addedWithoutLicense, 'added component')}.`);
  if (both + onlyBefore + onlyAfter > 0) {
    lines.push(`**Not complete:** ${count(both, 'issue')} on both sides, ${onlyBefore} only before, ${onlyAfter} only after. Differences may be missing, or be none, because of them.`);
  }
  const notCompared = notComparedInWords(comparisons);
  if (notCompared !== undefined) lines.push(`**Not compared:** ${notCompared}.`);
  if (lines.length > 0) yield `${lines.map((line) => `- ${line}\n`).join('')}\n`;
}

function list(changes: readonly ComponentChange[], detail: (change: ComponentChange) => string): string {
  const items = changes.slice(0, named).map((change) => `${codeSpan(fullName(change.after))}${detail(change)}`);
  return `${items.join('; ')}${changes.length > named ? ` and ${changes.length - named} more` : ''}`;
}

interface Room {
  characters: number;
}

function* targetText(comparison: Comparison, sections: readonly ComparisonSection[], isNamed: boolean, room: Room): Generator<string> {
  if (isNamed) yield `#### ${codeSpan(comparison.name)}${sideNote(comparison)}\n\n`;
  for (const section of sections) yield* sectionText(section, comparison, room);
}

/** Takes from the room what is written, row by row as the rows are asked for. */
function* charged(pieces: Iterable<string>, room: Room): Generator<string> {
  for (const piece of pieces) {
    room.characters -= piece.length;
    yield piece;
  }
}

function* sectionText({ id, title, differences }: ComparisonSection, comparison: Comparison, room: Room): Generator<string> {
  const direct = differences.filter(({ component }) => component.direct);
  const transitive = differences.filter(({ component }) => !component.direct);
  yield `**${title}: ${differences.length}**\n\n`;
  const table = (rows: readonly Difference[]): Iterable<string> => markdownTable(rowTitles(id), within(rows, (row) => differenceRow(id, row, comparison), room));
  if (direct.length > 0) yield* folded(direct.length >= foldedFrom.direct, `${direct.length} direct`, table(direct));
  if (transitive.length > 0) yield* folded(transitive.length >= foldedFrom.transitive || direct.length > 0, `${transitive.length} transitive`, table(transitive));
}

/** Rows as long as there is room; then one that says how many are missing. */
function* within<T>(items: readonly T[], rowOf: (item: T) => readonly string[], room: Room): Generator<readonly string[]> {
  for (const [index, item] of items.entries()) {
    const row = rowOf(item);
    const length = row.reduce((sum, cell) => sum + cell.length + 3, 0);
    if (length > room.characters) {
      yield [`… and ${items.length - index} more: see \`--format json\``, ...row.slice(1).map(() => '')];
      return;
    }
    yield row;
  }
}

function* issues(comparisons: readonly Comparison[], room: Room): Generator<string> {
  const all = (['onlyAfter', 'onlyBefore', 'both'] as const).flatMap((key) =>
    comparisons.flatMap((comparison) => comparison.issues[key].map((issue) => ({ issue, key, prefix: comparisons.length > 1 ? `${comparison.name}/` : '' }))));
  if (all.length === 0) return;
  const side = { onlyAfter: 'after', onlyBefore: 'before', both: 'both' };
  const rows = within(all, ({ issue, key, prefix }) => [side[key], ...issueRow(issue, prefix)], room);
  yield* charged(folded(true, `${count(all.length, 'issue')}: what could not be read`, markdownTable(['Side', 'Where', 'What', 'What to do'], rows)), room);
}
