import { scopes } from '#core/model/scope.ts';
import { element, number } from './dom.ts';
import type { Row } from './model.ts';
import { update, type View } from './state.ts';

const most = 8;

/** Bars that are buttons: each is a count, a share and a filter. */
export function charts(rows: readonly Row[], view: View): HTMLElement {
  return element('div', { class: 'charts' },
    bars('Ecosystems', tally(rows, (row) => row.ecosystem), 'ecosystem', view),
    bars('Scopes', tally(rows, (row) => row.scope).sort((a, b) => scopes.indexOf(a[0] as never) - scopes.indexOf(b[0] as never)), 'scope', view),
    bars('Declared licences', tally(rows, (row) => row.license), 'license', view));
}

function tally(rows: readonly Row[], key: (row: Row) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function bars(title: string, counts: readonly (readonly [string, number])[], key: 'ecosystem' | 'scope' | 'license', view: View): HTMLElement {
  const largest = Math.max(1, ...counts.map(([, count]) => count));
  const items = counts.slice(0, most).map(([value, count]) => {
    const isUnknown = value === '';
    const pressed = isUnknown ? view.unknown === 'license' : view[key] === value;
    const change = isUnknown ? { unknown: pressed ? '' : 'license' } : { [key]: pressed ? '' : value };
    return element('li', {}, element('button', { type: 'button', class: isUnknown ? 'bar unknown' : 'bar', 'aria-pressed': pressed, onclick: () => update(change) },
      element('span', { class: 'label' }, isUnknown ? 'not declared' : value), element('span', { class: 'count' }, number(count)),
      element('span', { class: 'fill', 'aria-hidden': 'true', style: `width:${Math.max(1, (count / largest) * 100)}%` })));
  });
  const rest = counts.slice(most);
  const restCount = rest.reduce((sum, [, count]) => sum + count, 0);
  return element('section', { class: 'chart' }, element('h2', {}, title), element('ul', {}, items),
    rest.length > 0 && element('p', { class: 'rest' }, `${number(rest.length)} others with ${number(restCount)}`));
}
