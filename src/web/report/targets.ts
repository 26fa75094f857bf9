import { scopeRank, scopes } from '#core/model/scope.ts';
import { element, number } from './dom.ts';
import { data, places } from './model.ts';
import type { View } from './state.ts';

interface TargetFacts {
  readonly target: number;
  readonly components: number;
  readonly direct: number;
  readonly withoutLicense: number;
  readonly issues: number;
  /** Most components first. */
  readonly ecosystems: readonly string[];
  /** Components by rank of the scope. */
  readonly scopes: readonly number[];
}

function targetFacts(): TargetFacts[] {
  const facts = data.inventories.map((inventory, target) => ({ target, components: inventory.components.purl.length, direct: 0, withoutLicense: 0, issues: inventory.issues.length, ecosystems: new Map<string, number>(), scopes: scopes.map(() => 0) }));
  for (const { target, direct, licenses, ecosystem, scope } of places) {
    const of = facts[target]!;
    if (direct) of.direct++;
    if (licenses.length === 0) of.withoutLicense++;
    of.ecosystems.set(ecosystem, (of.ecosystems.get(ecosystem) ?? 0) + 1);
    of.scopes[scopeRank[scope]]!++;
  }
  return facts.map((of) => ({ ...of, ecosystems: [...of.ecosystems].sort((a, b) => b[1] - a[1]).map(([name]) => name) })).sort((a, b) => b.components - a.components);
}

/** Each target in a line, the largest first. */
export function targetTable(to: (change: Partial<View>) => () => void): HTMLElement {
  const largest = data.inventories.reduce((so, { components }) => Math.max(so, components.purl.length), 1);
  const right = { class: 'right', scope: 'col' };
  const value = (count: number, change: Partial<View>, isWarning = false): HTMLElement | string =>
    count === 0 ? '–' : element('button', { type: 'button', class: isWarning ? 'entry unknown' : 'entry', onclick: to(change) }, number(count));
  const lines = targetFacts().map((of) => {
    const target = [String(of.target)];
    return element('tr', {},
      element('th', { scope: 'row' }, element('button', { type: 'button', class: 'entry', onclick: to({ target }) }, data.inventories[of.target]!.name)),
      element('td', { class: 'right' }, value(of.components, { target })),
      element('td', { class: 'wide' }, element('div', { class: 'stack', 'aria-hidden': 'true', style: `width:${(100 * of.components) / largest}%` }, of.scopes.map((size, index) => (size === 0 ? '' : element('span', { class: `part ${scopes[index]}`, style: `flex-grow:${size}` }))))),
      element('td', { class: 'right' }, value(of.direct, { target, relation: ['direct'] })),
      element('td', { class: 'right' }, value(of.withoutLicense, { target, license: [''] })),
      element('td', { class: 'right' }, value(of.issues, { target, tab: 'issues' }, true)),
      element('td', { class: 'wide dim' }, of.ecosystems.join(' ')));
  });
  return element('section', { class: 'card full' }, element('h2', {}, 'Targets'), element('p', { class: 'dim' }, 'A component that several of them use counts in each of them, and once in the total.'), element('div', { class: 'sideways', tabindex: 0, role: 'region', 'aria-label': 'Targets' }, element('table', { class: 'targets' },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Target'), element('th', right, 'Components'), element('th', { scope: 'col', class: 'wide' }, 'Scopes'), element('th', right, 'Direct'), element('th', right, 'No licence'), element('th', right, 'Issues'), element('th', { scope: 'col', class: 'wide' }, 'Ecosystems'))),
    element('tbody', {}, lines))));
}
