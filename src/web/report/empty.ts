import { count, element } from './dom.ts';
import { allIssues } from './issues.ts';
import { data } from './model.ts';
import { noFilters, update } from './state.ts';

const shown = 3;

/** A report without components: what was looked at, and what to do. */
export function nothingFound(): HTMLElement {
  const files = data.inventories.reduce((sum, inventory) => sum + inventory.files, 0);
  const reasons = allIssues.slice(0, shown).map(({ issue }) => element('p', {}, `${sentence(issue.message)} ${issue.remedy}`));
  const projects = data.inventories.reduce((sum, inventory) => sum + inventory.projects.length, 0);
  const advice = element('p', {}, projects > 0 ? `${count(projects, 'project')}: none of them asks for a package from elsewhere.` : 'Is it the right folder, and are its lockfiles there and not ignored?');
  return element('div', { class: 'empty' }, element('h2', { class: 'big' }, 'No components were found'), element('p', { class: 'dim' }, `${count(files, 'file')} looked at.`), reasons.length === 0 ? advice : reasons,
    allIssues.length > 0 && element('button', { type: 'button', onclick: () => update({ ...noFilters, tab: 'issues', open: '' }) }, `See ${count(allIssues.length, 'issue')}`));
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

/** Filters that leave nothing. */
export function nothingFits(what: string): HTMLElement {
  return element('div', { class: 'empty' }, element('p', { class: 'big' }, `No ${what} fits these filters.`), element('p', { class: 'dim' }, 'All words of the search have to occur. Take a filter away above, or'),
    element('button', { type: 'button', onclick: () => update(noFilters) }, 'Clear all filters'));
}
