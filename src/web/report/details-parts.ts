import { element, number } from './dom.ts';
import { isProject, nodeLabel } from './graph.ts';
import { growingList } from './growing-list.ts';
import { data } from './model.ts';
import { update } from './state.ts';

const listed = 20;

export const section = (title: string, ...content: readonly (HTMLElement | undefined)[]): HTMLElement => element('section', {}, element('h3', {}, title), content);

/** A list with its size in the title; `undefined` when there is nothing. */
export function listSection<T>(title: string, what: string, items: readonly T[], line: (item: T) => HTMLElement): HTMLElement | undefined {
  if (items.length === 0) return undefined;
  return section(`${title} (${number(items.length)})`, growingList({ items, most: listed, class: 'plain', what, line: (item) => element('li', {}, line(item)) }));
}

/** A component can be opened, a project not. */
export function nodeButton(target: number, node: number): HTMLElement {
  const [name, version] = nodeLabel(target, node);
  const label = [name, version !== '' && element('span', { class: 'dim' }, ` ${version}`)];
  if (isProject(target, node)) return element('span', {}, element('strong', {}, name), label[1]!);
  const open = `${target}:${node - data.inventories[target]!.projects.length}`;
  return element('button', { type: 'button', class: 'entry', onclick: () => update({ open }) }, label);
}
