import { count, element, number } from './dom.ts';
import { data, isEstate } from './model.ts';
import { noFilters, update, type View } from './state.ts';

const shown = 1000;

interface Listed {
  readonly target: number;
  readonly issue: (typeof data.inventories)[number]['issues'][number];
}

export const allIssues: readonly Listed[] = data.inventories.flatMap((inventory, target) => inventory.issues.map((issue) => ({ target, issue })));

/** Codes by how often they occur. */
export function issueCodes(issues: readonly Listed[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { issue } of issues) counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** What could not be read, each with what to do. */
export function issueList(view: View): HTMLElement {
  if (allIssues.length === 0) return element('div', { class: 'empty good' }, element('p', { class: 'big' }, 'No issues'), element('p', {}, 'Every file that was recognised was read in full.'));
  const words = view.search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = allIssues.filter(({ issue, target }) => (view.target === '' || String(target) === view.target) && words.every((word) => `${data.inventories[target]!.name} ${issue.place} ${issue.code} ${issue.message}`.toLowerCase().includes(word)));
  const fitting = found.filter(({ issue }) => view.code === '' || issue.code === view.code);
  const choices = [['', found.length] as const, ...issueCodes(found)].map(([code, total]) =>
    element('button', { type: 'button', class: 'choice', 'data-focus': `code-${code}`, 'aria-pressed': view.code === code, onclick: () => update({ code }) }, code === '' ? 'all' : code, element('span', { class: 'badge' }, number(total))));
  const list = fitting.length === 0
    ? element('div', { class: 'empty' }, element('p', { class: 'big' }, 'No issue fits these filters.'), element('button', { type: 'button', onclick: () => update(noFilters) }, 'Clear all filters'))
    : element('ul', { class: 'issues' }, fitting.slice(0, shown).map(item));
  return element('div', {}, element('div', { class: 'choices', role: 'group', 'aria-label': 'Kind of issue' }, choices), list, fitting.length > shown && element('p', { class: 'dim' }, `${count(fitting.length - shown, 'more issue')}: search to narrow them down.`));
}

function item({ issue, target }: Listed): HTMLElement {
  return element('li', { class: 'card' },
    element('p', { class: 'where' }, element('span', { class: 'tag' }, issue.code), element('code', {}, isEstate ? `${data.inventories[target]!.name}/${issue.place}` : issue.place)),
    element('p', {}, issue.message), element('p', { class: 'remedy' }, issue.remedy));
}
