import type { Inventory } from '#core/model/inventory.ts';
import type { Issue, IssueCode } from '#core/model/issue.ts';
import { cut, displayWidth } from '#core/report/display-width.ts';
import type { Paint } from '#core/report/paint.ts';
import { printable } from '#core/report/printable.ts';
import { count } from '#core/report/words.ts';
import { wrapped } from '#core/report/wrap.ts';

export interface IssueOptions {
  /** Groups shown. */
  readonly most: number;
  readonly width: number;
  readonly paint: Paint;
}

interface Group {
  readonly code: IssueCode;
  readonly remedy: string;
  readonly places: string[];
  /** Of the first. */
  readonly message: string;
}

/** What could not be read, one entry for all that have the same remedy. */
export function issueSection(inventories: readonly Inventory[], { most, width, paint }: IssueOptions): string {
  const total = inventories.reduce((sum, { issues }) => sum + issues.length, 0);
  if (total === 0) return `${cut(`${paint.green('No issues:')} every file that was recognised was read in full.`, width)}\n`;
  const groups = grouped(inventories);
  const lines = [paint.yellow(`${count(total, 'issue')}: the inventory is not complete`)];
  for (const { code, remedy, places, message } of groups.slice(0, most)) {
    const others = places.length === 1 ? '' : paint.dim(` and ${count(places.length - 1, 'more place')}`);
    lines.push(cut(`  ${paint.bold(code)} ${printable(places[0]!)}${others}: ${printable(message)}`, width));
    // what to do is told to its end
    lines.push(...inLines(printable(remedy), { first: '    → ', width }).map((line) => paint.dim(line)));
  }
  const rest = groups.slice(most).reduce((sum, { places }) => sum + places.length, 0);
  lines.push(...inLines(`${rest > 0 ? `… and ${rest} more; all` : 'All'} of them: --format html, markdown or json`, { first: '  ', width }).map((line) => paint.dim(line)));
  return `${lines.join('\n')}\n`;
}

/** The text behind its beginning, the further lines below it; words that are longer than a line are broken. */
function inLines(text: string, { first, width }: { readonly first: string; readonly width: number }): string[] {
  const room = Math.max(1, width - first.length);
  const words = text.split(' ').flatMap((word) => (displayWidth(word) <= room ? word : pieces(word, room)));
  return wrapped(words.join(' '), room).map((line, index) => `${index === 0 ? first : ' '.repeat(first.length)}${line}`);
}

function pieces(word: string, room: number): string[] {
  const found = [''];
  for (const character of word) {
    if (displayWidth(found.at(-1)! + character) > room) found.push(character);
    else found[found.length - 1] += character;
  }
  return found;
}

function grouped(inventories: readonly Inventory[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { subject, issues } of inventories) {
    for (const issue of issues) {
      const key = `${issue.code}\0${issue.remedy}`;
      const place = `${inventories.length > 1 ? `${subject.name}/` : ''}${placeOf(issue)}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { code: issue.code, remedy: issue.remedy, places: [place], message: issue.message });
      else known.places.push(place);
    }
  }
  // what could not be read at all comes first, what only lacks a version last; of equal weight, what occurs most
  return [...groups.values()].sort((a, b) => weight(a.code) - weight(b.code) || b.places.length - a.places.length);
}

const placeOf = ({ path, line }: Issue): string => (line === undefined ? path : `${path}:${line}`);

const weight = (code: IssueCode): number => (code === 'fault' ? 0 : code === 'unresolved' ? 2 : 1);
