import { element, link, number } from './dom.ts';
import { data, dependantsOf, dependenciesOf, rowAt, shortestPath, type Row } from './model.ts';
import { update, type View } from './state.ts';
import { openButton } from './tree.ts';

/** Everything known of one component, down to file and line; `undefined` when none is open. */
export function details(view: View): HTMLElement | undefined {
  const row = rowAt.get(view.open);
  if (row === undefined) return undefined;
  const { projects, components, texts } = data.inventories[row.target]!;
  const node = projects.length + row.index;
  const more = components.more[row.index] ?? {};
  const evidence = components.evidence[row.index]!;
  const places = Array.from({ length: evidence.length / 2 }, (_, at) => {
    const line = evidence[2 * at + 1]!;
    return `${texts[evidence[2 * at]!]!}${line === 0 ? '' : `:${line}`}`;
  });
  const fact = (label: string, value: Node | string | undefined): HTMLElement[] => (value === undefined || value === '' ? [] : [element('dt', {}, label), element('dd', {}, value)]);
  return element('aside', { class: 'details', 'aria-label': `Details of ${row.name}`, tabindex: -1 },
    element('header', {}, element('h2', {}, row.name, ' ', element('span', { class: 'dim' }, row.version)),
      element('button', { type: 'button', class: 'close', 'aria-label': 'Close details', onclick: () => update({ open: '' }) }, '×')),
    element('dl', {},
      fact('Package URL', element('code', {}, row.purl)),
      fact('Declared licence', row.license === '' ? 'not declared in any file that was read' : row.license),
      fact('Scope', `${row.scope}, ${row.direct ? 'direct' : 'transitive'}`),
      fact('Asked for as', more.requirements?.join(', ')),
      fact('Also named', more.aliases?.join(', ')),
      fact('Only on', more.platforms?.join(', ')),
      fact('Origin', `${row.origin}${more.overridden ? ', version overridden' : ''}`),
      fact('Description', more.description),
      fact('Supplier', more.supplier),
      fact('Authors', more.authors),
      fact('Homepage', more.homepage === undefined ? undefined : link(more.homepage)),
      fact('Repository', more.repository === undefined ? undefined : link(more.repository)),
      fact('Download', more.download === undefined ? undefined : link(more.download)),
      fact('Hashes', more.hashes === undefined ? undefined : element('code', {}, more.hashes.join('\n')))),
    element('h3', {}, 'Seen in'), element('ul', {}, places.map((place) => element('li', {}, element('code', {}, place)))),
    pathSection(row, node),
    nodeList('Depends on', row.target, dependenciesOf(row.target, node)),
    nodeList('Asked for by', row.target, dependantsOf(row.target, node)));
}

function pathSection(row: Row, node: number): HTMLElement {
  const path = shortestPath(row.target, node);
  if (path === undefined) return element('section', {}, element('h3', {}, 'How it got here'), element('p', {}, 'No project of this target is known to ask for it: it was found in place.'));
  return element('section', {}, element('h3', {}, 'How it got here'), element('ol', { class: 'path' }, path.map((step) => element('li', {}, openButton(row.target, step)))));
}

const listed = 50;

function nodeList(title: string, target: number, nodes: readonly number[]): HTMLElement | undefined {
  if (nodes.length === 0) return undefined;
  const items = nodes.slice(0, listed).map((node) => element('li', {}, openButton(target, node)));
  if (nodes.length > listed) items.push(element('li', { class: 'dim' }, `and ${number(nodes.length - listed)} more`));
  return element('section', {}, element('h3', {}, `${title} (${number(nodes.length)})`), element('ul', {}, items));
}
