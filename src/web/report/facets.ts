import { scopes } from '#core/model/scope.ts';
import { barList, type Bar } from './bars.ts';
import { element } from './dom.ts';
import { data, isEstate } from './model.ts';
import { facetKeys, type FacetKey, type Selection } from './selection.ts';
import { hasFilters, noFilters, update, type View } from './state.ts';

const titles: Readonly<Record<FacetKey, string>> = { target: 'Target', ecosystem: 'Ecosystem', scope: 'Scope', direct: 'Relation', license: 'Declared licence' };

const most: Readonly<Record<FacetKey, number>> = { target: 6, ecosystem: 8, scope: 6, direct: 2, license: 10 };

const nameOf = (key: FacetKey, value: string): string => (key === 'target' ? (data.inventories[Number(value)]?.name ?? value) : value === '' ? 'not declared' : value);

/** Filters with what each would give; a pressed one is taken back by pressing it again. */
export function facets({ counts }: Selection, view: View): HTMLElement[] {
  return facetKeys.filter((key) => counts[key].size > 0 && (key !== 'target' || isEstate)).map((key) => {
    const chosen = key === 'license' && view.unknown === 'license' ? '' : view[key];
    const isChosen = (value: string): boolean => (key === 'license' && value === '' ? view.unknown === 'license' : view[key] !== '' && value === chosen);
    const bars = sorted(key, counts[key]).map(([value, count]): Bar => ({
      label: nameOf(key, value),
      count,
      isPressed: isChosen(value),
      isWarning: key === 'license' && value === '',
      ...(key === 'scope' ? { dot: value } : {}),
      onPress: () => update(changeOf(key, value, isChosen(value), view)),
    }));
    return element('section', { class: 'facet' }, element('h2', {}, titles[key]), barList(bars, { id: `facet-${key}`, most: most[key] }));
  });
}

function changeOf(key: FacetKey, value: string, isChosen: boolean, view: View): Partial<View> {
  if (key !== 'license') return { [key]: isChosen ? '' : value };
  const unknown = view.unknown === 'license' ? '' : view.unknown;
  if (value === '') return { license: '', unknown: isChosen ? '' : 'license' };
  return { license: isChosen ? '' : value, unknown };
}

function sorted(key: FacetKey, counts: ReadonlyMap<string, number>): [string, number][] {
  const entries = [...counts];
  if (key === 'scope') return entries.sort((a, b) => scopes.indexOf(a[0] as never) - scopes.indexOf(b[0] as never));
  return entries.sort((a, b) => b[1] - a[1] || (nameOf(key, a[0]) < nameOf(key, b[0]) ? -1 : 1));
}

/** The filters that are set, each a button that takes it away. */
export function chips(view: View): HTMLElement {
  const set: [string, Partial<View>][] = [];
  if (view.search !== '') set.push([`“${view.search}”`, { search: '' }]);
  for (const key of facetKeys) if (view[key] !== '') set.push([`${titles[key]}: ${nameOf(key, view[key])}`, { [key]: '' }]);
  if (view.unknown === 'license') set.push(['Declared licence: not declared', { unknown: '' }]);
  if (view.unknown === 'version') set.push(['Without exact version', { unknown: '' }]);
  if (view.code !== '') set.push([`Issue: ${view.code}`, { code: '' }]);
  const chip = ([label, change]: [string, Partial<View>]): HTMLElement =>
    element('button', { type: 'button', class: 'chip', 'aria-label': `Remove filter ${label}`, onclick: () => update(change) }, label, element('span', { 'aria-hidden': 'true' }, '×'));
  return element('div', { class: 'chips' }, set.map(chip), hasFilters(view) && element('button', { type: 'button', class: 'quiet', 'data-focus': 'clear', onclick: () => update(noFilters) }, 'Clear all'));
}
