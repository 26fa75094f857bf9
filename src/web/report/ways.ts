import type { Component } from './components.ts';
import { nodeButton } from './details-parts.ts';
import { count, element } from './dom.ts';
import { nodeOf, shortestPath } from './graph.ts';
import { growingList } from './growing-list.ts';
import { isEstate, targetName } from './model.ts';

/** What a search finds in the tree: each component with a shortest way that brings it in, in each target. */
export function waysTo(components: readonly Component[]): HTMLElement {
  return element('div', { class: 'card' }, element('h2', {}, `How ${count(components.length, 'component')} got here`),
    growingList({ items: components, most: 100, class: 'ways', what: 'components', line: ({ places }) => element('li', {}, places.slice(0, 5).map((place) => way(place)), places.length > 5 && element('p', { class: 'dim' }, `and in ${count(places.length - 5, 'further target')}`)) }));
}

function way(place: Component['places'][number]): HTMLElement {
  const node = nodeOf(place);
  const path = shortestPath(place.target, node) ?? [node];
  return element('p', {}, isEstate && element('span', { class: 'dim' }, `${targetName(place.target)}: `),
    path.flatMap((step, at) => [...(at === 0 ? [] : [element('span', { class: 'dim' }, ' › ')]), nodeButton(place.target, step)]));
}
