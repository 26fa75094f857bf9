import { element, number } from './dom.ts';
import { data, dependenciesOf, nodeLabel } from './model.ts';
import { update, type View } from './state.ts';

/** From each project down; branches are made when opened, and a node that is above itself is shown once and not entered again. */
export function dependencyTree(view: View): HTMLElement {
  const box = element('div', { class: 'tree' });
  data.inventories.forEach((inventory, target) => {
    if (view.target !== '' && inventory.name !== view.target) return;
    box.append(element('h2', {}, inventory.name));
    inventory.projects.forEach((project, node) => {
      const label = element('span', {}, element('strong', {}, nodeLabel(target, node)), ` ${project.ecosystem} in ${project.path}`);
      box.append(branch(target, node, [node], label));
    });
    const orphans = unreached(target);
    if (orphans.length > 0) {
      const list = element('details', { class: 'branch' }, element('summary', {}, `${number(orphans.length)} components that no project is known to ask for`));
      list.addEventListener('toggle', () => list.childElementCount === 1 && list.append(children(target, orphans, [])));
      box.append(list);
    }
  });
  if (box.childElementCount === 0) box.append(element('p', { class: 'empty' }, 'There are no projects to show.'));
  return box;
}

const childrenShown = 500;

function branch(target: number, node: number, above: readonly number[], label: Node): HTMLElement {
  const targets = dependenciesOf(target, node);
  if (targets.length === 0) return element('div', { class: 'leaf' }, label);
  const details = element('details', { class: 'branch' }, element('summary', {}, label, element('span', { class: 'dim' }, ` ${number(targets.length)}`)));
  details.addEventListener('toggle', () => details.childElementCount === 1 && details.append(children(target, targets, above)));
  return details;
}

function children(target: number, nodes: readonly number[], above: readonly number[]): HTMLElement {
  const items = nodes.slice(0, childrenShown).map((node) => {
    const isAbove = above.includes(node);
    const label = openButton(target, node, isAbove ? ' ↺' : '');
    return element('li', {}, isAbove ? element('div', { class: 'leaf' }, label) : branch(target, node, [...above, node], label));
  });
  if (nodes.length > childrenShown) items.push(element('li', { class: 'dim' }, `and ${number(nodes.length - childrenShown)} more: use the table`));
  return element('ul', {}, items);
}

export function openButton(target: number, node: number, suffix = ''): HTMLElement {
  const { projects } = data.inventories[target]!;
  if (node < projects.length) return element('span', {}, nodeLabel(target, node) + suffix);
  const open = (event: Event) => {
    event.preventDefault();
    update({ open: `${target}:${node - projects.length}` });
  };
  return element('button', { type: 'button', class: 'entry', onclick: open }, nodeLabel(target, node) + suffix);
}

function unreached(target: number): number[] {
  const { projects, components, edges } = data.inventories[target]!;
  const reached = new Uint8Array(edges.length);
  for (const targets of edges) for (const node of targets || []) reached[node] = 1;
  return components.purl.keys().map((index) => index + projects.length).filter((node) => reached[node] === 0).toArray();
}
