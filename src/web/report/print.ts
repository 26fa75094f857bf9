import { count, element, number } from './dom.ts';
import { filtersSet } from './facets.ts';
import { issueList } from './issue-list.ts';
import { isEstate, targetName } from './model.ts';
import { overview } from './overview.ts';
import { select } from './selection.ts';
import { noFilters, readView } from './state.ts';

/** Paper is patient, and not endless. */
const most = 3000;

/** On paper stand the overview, all issues and the components that the filters leave, not only those in sight. */
export function preparePrinting(): void {
  let sheet: HTMLElement | undefined;
  addEventListener('beforeprint', () => {
    sheet?.remove();
    const view = readView();
    const { components } = select(view);
    const lines = components.slice(0, most).map(({ name, version, ecosystem, scope, direct, licenses, places }) => element('tr', {}, [
      name, version || 'not known', ecosystem, scope, direct ? 'direct' : 'transitive', licenses.join(' · ') || 'not declared', ...(isEstate ? [places.map(({ target }) => targetName(target)).join(', ')] : []),
    ].map((text, column) => element('td', { class: column >= 2 && column <= 4 ? 'word' : undefined }, text))));
    const filters = filtersSet({ ...view, code: [] }).map(([label]) => label);
    const heads = ['Component', 'Version', 'Ecosystem', 'Scope', 'Relation', 'Declared licence', ...(isEstate ? ['Targets'] : [])];
    sheet = element('div', { class: 'sheet' }, overview().cloneNode(true), element('h2', {}, 'Issues'), issueList({ ...view, ...noFilters }, most),
      element('h2', {}, `Components (${number(components.length)})`), filters.length > 0 && element('p', {}, `Only those that fit ${filters.join(', ')}`), element('table', {}, element('thead', {}, element('tr', {}, heads.map((head, column) => element('th', { class: column >= 2 && column <= 4 ? 'word' : undefined }, head)))), element('tbody', {}, lines)),
      components.length > most && element('p', {}, `${count(components.length - most, 'further row')} left out: filter before printing, or use the CSV report.`));
    document.body.append(sheet);
  });
  addEventListener('afterprint', () => sheet?.remove());
}
