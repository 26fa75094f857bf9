import { element, number } from './dom.ts';
import { data } from './model.ts';
import type { View } from './state.ts';

const shown = 2000;

/** What could not be read, each with what to do. */
export function issueList(view: View): HTMLElement {
  const all = data.inventories.flatMap((inventory) => inventory.issues.map((issue) => ({ issue, target: inventory.name })));
  const words = view.search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fitting = all.filter(({ issue, target }) => (view.target === '' || target === view.target) && words.every((word) => `${target} ${issue.place} ${issue.code} ${issue.message}`.toLowerCase().includes(word)));
  if (all.length === 0) return element('p', { class: 'empty good' }, 'No issues: every file that was recognised was read in full.');
  if (fitting.length === 0) return element('p', { class: 'empty' }, 'No issue fits the search.');
  const items = fitting.slice(0, shown).map(({ issue, target }) => element('li', {},
    element('p', {}, element('span', { class: 'tag issue' }, issue.code), ' ', element('code', {}, data.inventories.length > 1 ? `${target}/${issue.place}` : issue.place)),
    element('p', {}, issue.message), element('p', { class: 'remedy' }, issue.remedy)));
  return element('div', {}, element('ul', { class: 'issues' }, items), fitting.length > shown && element('p', {}, `${number(fitting.length - shown)} more: search to narrow them down.`));
}
