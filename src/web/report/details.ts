import { count, element, link, number } from './dom.ts';
import { data, dependantsOf, dependenciesOf, isEstate, isProject, nodeLabel, rowKey, rowOfKey, rows, shortestPath, type Row } from './model.ts';
import { update, type View } from './state.ts';
import { scopeTag } from './table.ts';

/** Everything known of one component, down to file and line; `undefined` when none is open. */
export function details(view: View): HTMLElement | undefined {
  const row = rowOfKey(view.open);
  if (row === undefined) return undefined;
  const node = data.inventories[row.target]!.projects.length + row.index;
  return element('aside', { class: 'details', 'aria-label': `Details of ${row.name}`, tabindex: -1 },
    element('header', {},
      element('div', {}, element('h2', {}, row.name), element('p', { class: 'dim' }, [row.version === '' ? 'version not known' : row.version, row.ecosystem, ...(isEstate ? [data.inventories[row.target]!.name] : [])].join(' · '))),
      element('button', { type: 'button', class: 'close', 'aria-label': 'Close details', title: 'Close (Escape)', onclick: () => update({ open: '' }) }, '×')),
    facts(row),
    wayIn(row.target, node),
    nodeList('Depends on', row.target, dependenciesOf(row.target, node)),
    nodeList('Asked for by', row.target, dependantsOf(row.target, node)),
    elsewhere(row),
    section('Seen in', element('ul', { class: 'plain' }, places(row).map((place) => element('li', {}, element('code', {}, place))))));
}

function facts(row: Row): HTMLElement {
  const more = data.inventories[row.target]!.components.more[row.index] ?? {};
  const fact = (label: string, value: Node | string | undefined): HTMLElement[] => (value === undefined || value === '' ? [] : [element('dt', {}, label), element('dd', {}, value)]);
  const address = (value: string | undefined): Node | undefined => (value === undefined ? undefined : link(value));
  return element('dl', {},
    fact('Declared licence', row.license === '' ? element('span', { class: 'unknown' }, 'not declared in any file that was read') : row.license),
    fact('Scope', element('span', {}, scopeTag(row.scope), row.direct ? ', direct' : ', transitive')),
    fact('Asked for as', more.requirements?.join(', ')),
    fact('Also named', more.aliases?.join(', ')),
    fact('Only on', more.platforms?.join(', ')),
    fact('Origin', row.origin === 'registry' && !more.overridden ? undefined : `${row.origin}${more.overridden ? ', version overridden' : ''}`),
    fact('Description', more.description),
    fact('Supplier', more.supplier),
    fact('Authors', more.authors),
    fact('Homepage', address(more.homepage)),
    fact('Repository', address(more.repository)),
    fact('Download', address(more.download)),
    fact('Package URL', element('code', {}, row.purl)),
    fact('Hashes', more.hashes === undefined ? undefined : element('code', {}, more.hashes.join('\n'))));
}

function places(row: Row): string[] {
  const { components, texts } = data.inventories[row.target]!;
  const evidence = components.evidence[row.index]!;
  return Array.from({ length: evidence.length / 2 }, (_, at) => {
    const line = evidence[2 * at + 1]!;
    return `${texts[evidence[2 * at]!]!}${line === 0 ? '' : `:${line}`}`;
  });
}

const section = (title: string, content: HTMLElement): HTMLElement => element('section', {}, element('h3', {}, title), content);

function wayIn(target: number, node: number): HTMLElement {
  const path = shortestPath(target, node);
  if (path === undefined) return section('How it got here', element('p', { class: 'dim' }, 'No project of this target is known to ask for it: it was found in place.'));
  return section('How it got here', element('ol', { class: 'way' }, path.map((step) => element('li', { 'aria-current': step === node ? 'true' : undefined }, nodeButton(target, step)))));
}

const listed = 30;

function nodeList(title: string, target: number, nodes: readonly number[]): HTMLElement | undefined {
  if (nodes.length === 0) return undefined;
  const items = nodes.slice(0, listed).map((node) => element('li', {}, nodeButton(target, node)));
  if (nodes.length > listed) items.push(element('li', { class: 'dim' }, `and ${number(nodes.length - listed)} more`));
  return section(`${title} (${number(nodes.length)})`, element('ul', { class: 'plain' }, items));
}

/** The same package in other versions or targets. */
function elsewhere(row: Row): HTMLElement | undefined {
  const others = rows.filter((other) => other !== row && other.name === row.name && other.ecosystem === row.ecosystem);
  if (others.length === 0) return undefined;
  const items = others.slice(0, listed).map((other) => element('li', {},
    element('button', { type: 'button', class: 'entry', onclick: () => update({ open: rowKey(other) }) }, other.version === '' ? 'version not known' : other.version), isEstate && element('span', { class: 'dim' }, ` in ${data.inventories[other.target]!.name}`)));
  if (others.length > listed) items.push(element('li', { class: 'dim' }, `and ${count(others.length - listed, 'more place')}`));
  return section(`Elsewhere (${number(others.length)})`, element('ul', { class: 'plain' }, items));
}

/** A component can be opened, a project not. */
export function nodeButton(target: number, node: number): HTMLElement {
  const [name, version] = nodeLabel(target, node);
  const label = [name, version !== '' && element('span', { class: 'dim' }, ` ${version}`)];
  if (isProject(target, node)) return element('span', {}, element('strong', {}, name), label[1]!);
  const open = `${target}:${node - data.inventories[target]!.projects.length}`;
  return element('button', { type: 'button', class: 'entry', onclick: () => update({ open }) }, label);
}
