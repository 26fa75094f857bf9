import { count, element } from './dom.ts';
import { data, isEstate } from './model.ts';
import { overview } from './overview.ts';
import { select } from './selection.ts';
import { readView } from './state.ts';
import { issueList } from './issues.ts';

/** Paper is patient, and not endless. */
const most = 3000;

/** On paper stand the overview, all issues and the components that the filters leave, not only those in sight. */
export function preparePrinting(): void {
  let sheet: HTMLElement | undefined;
  addEventListener('beforeprint', () => {
    sheet?.remove();
    const view = readView();
    const { rows } = select(view);
    const lines = rows.slice(0, most).map((row) => element('tr', {}, [row.name, row.version || 'not known', row.ecosystem, row.scope, row.direct ? 'direct' : 'transitive', row.license || 'not declared', ...(isEstate ? [data.inventories[row.target]!.name] : [])].map((text) => element('td', {}, text))));
    const heads = ['Component', 'Version', 'Ecosystem', 'Scope', 'Relation', 'Declared licence', ...(isEstate ? ['Target'] : [])];
    sheet = element('div', { class: 'sheet' }, overview().cloneNode(true), element('h2', {}, 'Issues'), issueList({ ...view, search: '', code: '', target: '' }),
      element('h2', {}, `Components (${count(rows.length, 'row')})`), element('table', {}, element('thead', {}, element('tr', {}, heads.map((head) => element('th', {}, head)))), element('tbody', {}, lines)),
      rows.length > most && element('p', {}, `${count(rows.length - most, 'further row')} left out: filter before printing, or use the CSV report.`));
    document.body.append(sheet);
  });
  addEventListener('afterprint', () => sheet?.remove());
}
