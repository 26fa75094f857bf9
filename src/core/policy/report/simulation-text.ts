import { escapeMarkdown } from '../../report/escape-markdown.ts';
import { Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { textTable } from '../../report/text-table.ts';
import { count } from '../../report/words.ts';
import { noDepartment, noProject, type ChangedUse, type Simulation, type Tally } from '../simulation/simulate.ts';
import type { Terminal } from './problems-text.ts';

const titles: Readonly<Record<ChangedUse['kind'], string>> = { 'newly-failing': 'Newly failing', 'newly-passing': 'Newly passing', stricter: 'Stricter, and neither newly failing nor passing', milder: 'Milder, and neither newly failing nor passing' };
const kinds = Object.keys(titles) as ChangedUse['kind'][];

/** The first of each kind; all of them are in the JSON. */
const shown = 20;

export function* simulationText(simulation: Simulation, { color, columns }: Terminal): Generator<string> {
  const paint = new Paint(color);
  yield `${summary(simulation)}\n`;
  for (const line of ruleLines(simulation)) yield `${line}\n`;
  if (simulation.changed.length === 0) return;
  for (const [title, tallies] of groups(simulation)) {
    yield `\n${paint.bold(`By ${title}`)}\n`;
    for (const line of textTable(tallyColumns(title), tallies.map(tallyRow), columns)) yield `${line}\n`;
  }
  for (const kind of kinds) {
    const uses = simulation.changed.filter((change) => change.kind === kind);
    if (uses.length === 0) continue;
    yield `\n${paint.bold(`${titles[kind]} (${uses.length})`)}\n`;
    for (const line of textTable([{ title: 'Project' }, { title: 'Component', shrinks: true }, { title: 'Before' }, { title: 'After' }, { title: 'By' }], uses.slice(0, shown).map(useRow), columns)) yield `${line}\n`;
    if (uses.length > shown) yield `and ${count(uses.length - shown, 'more', 'more')}; --format json has all of them\n`;
  }
}

export function* simulationMarkdown(simulation: Simulation): Generator<string> {
  yield `## What the edit changes\n\n${summary(simulation)}\n\n`;
  for (const line of ruleLines(simulation)) yield `- ${escapeMarkdown(line)}\n`;
  for (const [title, tallies] of groups(simulation)) {
    yield `\n### By ${title}\n\n`;
    yield markdownTable(tallyColumns(title).map((column) => column.title), tallies.map(tallyRow));
  }
  for (const kind of kinds) {
    const uses = simulation.changed.filter((change) => change.kind === kind);
    if (uses.length === 0) continue;
    yield `\n### ${titles[kind]} (${uses.length})\n\n`;
    yield markdownTable(['Project', 'Component', 'Before', 'After', 'By'], uses.slice(0, shown).map(useRow));
    if (uses.length > shown) yield `\nand ${uses.length - shown} more\n`;
  }
}

function summary({ uses, at, date, failOn, changed, before, after }: Simulation): string {
  const number = (kind: ChangedUse['kind']): number => changed.filter((change) => change.kind === kind).length;
  const policies = `${before.id} ${before.version} (${before.hash.slice(0, 12)}) → ${after.id} ${after.version} (${after.hash.slice(0, 12)})`;
  const asked = `${count(uses, 'use')} at ${at} on ${date}, failing from ${failOn} on`;
  if (before.hash === after.hash) return `${policies}: the same policy. ${asked}.`;
  return `${policies}. ${asked}: ${number('newly-failing')} newly failing, ${number('newly-passing')} newly passing, ${number('stricter') + number('milder')} with another verdict that neither newly fails nor passes.`;
}

function* ruleLines({ rules }: Simulation): Generator<string> {
  if (rules.added.length > 0) yield `Rules added: ${rules.added.join(', ')}`;
  if (rules.removed.length > 0) yield `Rules removed: ${rules.removed.join(', ')}`;
  if (rules.changed.length > 0) yield `Rules changed: ${rules.changed.join(', ')}`;
  if (rules.lists.length > 0) yield `Lists changed: ${rules.lists.map((id) => `@${id}`).join(', ')}`;
}

/** Only what something happens to; nothing by departments or projects that the facts do not name. */
const groups = ({ departments, projects }: Simulation): [string, Tally[]][] => [grouped('department', departments, noDepartment), grouped('project', projects, noProject)].filter(([, tallies]) => tallies.length > 0);

function grouped(title: string, tallies: readonly Tally[], unnamed: string): [string, Tally[]] {
  return [title, tallies.every(({ name }) => name === unnamed) ? [] : tallies.filter(({ newlyFailing, newlyPassing }) => newlyFailing + newlyPassing > 0)];
}

const tallyColumns = (title: string) => [
  { title: `${title[0]!.toUpperCase()}${title.slice(1)}`, shrinks: true }, { title: 'Uses', align: 'right' }, { title: 'Fail now', align: 'right' }, { title: 'Would fail', align: 'right' },
  { title: 'Newly failing', align: 'right' }, { title: 'Newly passing', align: 'right' },
] as const;

const tallyRow = ({ name, uses, failingBefore, failingAfter, newlyFailing, newlyPassing }: Tally): string[] => [printable(name), ...[uses, failingBefore, failingAfter, newlyFailing, newlyPassing].map(String)];

const useRow = ({ use, component, project, before, after, because }: ChangedUse): string[] => [printable(project), printable(component ?? use), before, after, because.join(', ') || 'otherwise'];

function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
  return `${line(heads)}|${heads.map(() => ' --- ').join('|')}|\n${rows.map(line).join('')}`;
}
