import { count, element, number } from './dom.ts';
import { nodeLabel, originalOf, placeOfNode } from './graph.ts';
import { data, isEstate } from './model.ts';
import { orphansNode, targetNode, treeRows, type TreeRow } from './tree-rows.ts';
import { update, type View } from './state.ts';
import { reveal, virtualize } from './virtual-list.ts';

const rowHeight = 30;

/** Outlives a redraw: what the reader opened, and where they are. Few projects are open from the start. */
const expanded = new Set<string>(!isEstate && data.inventories[0]!.projects.length <= 3 ? data.inventories[0]!.projects.map((_, node) => `0/${node}`) : []);
const asked = new Set<string>();
let active = '';

/** A tree as the keyboard knows it: arrows go and open, Enter shows details. Only lines in sight are on the page. */
export function dependencyTree(view: View): HTMLElement {
  // who asks for one target wants to see into it
  if (isEstate && view.target.length === 1 && !asked.has(view.target[0]!)) {
    asked.add(view.target[0]!);
    expanded.add(view.target[0]!);
  }
  let rows = treeRows(expanded, view.target);
  const content = element('div', { class: 'lines', role: 'presentation' });
  const box = element('div', { class: 'scroll tree', role: 'tree', tabindex: 0, 'aria-label': 'Dependencies', 'data-focus': 'tree' }, content);
  const idOf = (key: string): string => `node-${key.replaceAll('/', '-')}`;
  const refresh = virtualize({
    box, rowHeight, length: () => rows.length,
    draw(from, to) {
      content.style.height = `${rows.length * rowHeight}px`;
      content.replaceChildren(...rows.slice(from, to).map((row, index) => line(row, from + index, idOf(row.key), toggle)));
      const current = document.getElementById(idOf(active)) ?? content.querySelector(`[id="${idOf(active)}"]`);
      if (current === null) box.removeAttribute('aria-activedescendant');
      else box.setAttribute('aria-activedescendant', idOf(active));
    },
  });
  const toggle = (row: TreeRow, isOpen = !row.isExpanded): void => {
    if (isOpen) expanded.add(row.key);
    else expanded.delete(row.key);
    rows = treeRows(expanded, view.target);
    active = row.key;
    refresh();
  };
  const goTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]!;
    active = row.key;
    reveal(box, rows.indexOf(row), rowHeight);
    refresh();
  };
  box.addEventListener('keydown', (event) => {
    const at = Math.max(0, rows.findIndex(({ key }) => key === active));
    const row = rows[at]!;
    const page = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(active === '' ? 0 : at + 1), ArrowUp: () => goTo(at - 1), Home: () => goTo(0), End: () => goTo(rows.length - 1), PageDown: () => goTo(at + page), PageUp: () => goTo(at - page),
      ArrowRight: () => (row.isExpanded ? goTo(at + 1) : row.children > 0 && toggle(row, true)),
      ArrowLeft: () => (row.isExpanded ? toggle(row, false) : goTo(Math.max(0, rows.findIndex(({ key }) => key === row.parent)))),
      Enter: () => choose(row, toggle), ' ': () => choose(row, toggle),
    };
    if (!Object.hasOwn(moves, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moves[event.key]!();
  });
  box.addEventListener('focus', () => {
    if (rows.some(({ key }) => key === active)) return;
    active = rows[0]!.key;
    refresh();
  });
  refresh();
  return box;
}

function choose(row: TreeRow, toggle: (row: TreeRow) => void): void {
  const { projects } = data.inventories[row.target]!;
  if (row.node >= projects.length) update({ open: `${row.target}:${originalOf(row.target, row.node) - projects.length}` });
  else if (row.children > 0) toggle(row);
}

function line(row: TreeRow, index: number, id: string, toggle: (row: TreeRow) => void): HTMLElement {
  const isExpandable = row.children > 0;
  const twisty = element('span', { class: 'twisty', 'aria-hidden': 'true', onclick: (event: Event) => {
    event.stopPropagation();
    if (isExpandable) toggle(row);
  } }, isExpandable ? '▸' : '');
  return element('div', {
    role: 'treeitem', id, class: `line${row.key === active ? ' active' : ''}`, style: `top:${index * rowHeight}px;--depth:${row.depth}`,
    'aria-level': row.depth + 1, 'aria-setsize': row.siblings, 'aria-posinset': row.position, 'aria-expanded': isExpandable ? row.isExpanded : undefined, 'aria-selected': row.key === active,
    onclick: () => {
      active = row.key;
      choose(row, toggle);
    },
  }, twisty, label(row), isExpandable && row.node !== targetNode && element('span', { class: 'badge' }, number(row.children), element('span', { class: 'hidden' }, row.node === orphansNode ? ' components' : ' dependencies')), row.isCycle && element('span', { class: 'dim' }, ' ↺ above'), note(row));
}

function label({ target, node }: TreeRow): HTMLElement {
  const inventory = data.inventories[target]!;
  if (node === targetNode) return element('strong', { class: 'text' }, inventory.name);
  if (node === orphansNode) return element('em', { class: 'text' }, 'Not asked for by a project');
  const [name, version] = nodeLabel(target, node);
  const isProject = node < inventory.projects.length;
  return element('span', { class: 'text' }, element(isProject ? 'strong' : 'span', {}, name), version !== '' && element('span', { class: 'dim' }, ` ${version}`));
}

/** Where a project is, and the licence of a component. */
function note({ target, node }: TreeRow): HTMLElement | undefined {
  const inventory = data.inventories[target]!;
  if (node === targetNode) return element('span', { class: 'note' }, `${count(inventory.projects.length, 'project')} · ${count(inventory.components.purl.length, 'component')}`);
  if (node === orphansNode) return undefined;
  const project = inventory.projects[node];
  if (project !== undefined) return element('span', { class: 'note' }, `${project.ecosystem} in ${project.path === '.' ? 'the root' : project.path}${project.owners.length === 0 ? '' : ` · ${project.owners.join(', ')}`}`);
  return element('span', { class: 'note' }, placeOfNode(target, node).licenses.join(' · '));
}
