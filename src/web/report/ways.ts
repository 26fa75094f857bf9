import { nodeButton } from './details.ts';
import { count, element } from './dom.ts';
import { data, isEstate, shortestPath, type Row } from './model.ts';

const shown = 100;

/** What a search finds in the tree: each component with a shortest way that brings it in. */
export function waysTo(rows: readonly Row[]): HTMLElement {
  if (rows.length === 0) return element('div', { class: 'empty' }, element('p', { class: 'big' }, 'No component fits the search.'));
  const items = rows.slice(0, shown).map(({ target, index }) => {
    const node = data.inventories[target]!.projects.length + index;
    const path = shortestPath(target, node) ?? [node];
    return element('li', {}, isEstate && element('span', { class: 'dim' }, `${data.inventories[target]!.name}: `), path.flatMap((step, at) => [...(at === 0 ? [] : [element('span', { class: 'dim', 'aria-label': 'needs' }, ' › ')]), nodeButton(target, step)]));
  });
  return element('div', { class: 'card' }, element('h2', {}, `How ${count(rows.length, 'component')} got here`), element('ul', { class: 'ways' }, items),
    rows.length > shown && element('p', { class: 'dim' }, `and ${count(rows.length - shown, 'more')}: search for further words.`));
}
