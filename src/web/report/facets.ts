import { scopes } from '#core/model/scope.ts';
import { barList, type Bar } from './bars.ts';
import { element } from './dom.ts';
import { data, isEstate } from './model.ts';
import { facetKeys, type FacetKey, type Selection } from './selection.ts';
import { hasFilters, noFilters, toggled, update, type Filters, type View } from './state.ts';

const titles: Readonly<Record<keyof Filters, string>> = {
  target: 'Target', ecosystem: 'Ecosystem', scope: 'Scope', relation: 'Relation', license: 'Declared licence', effective: 'Effective licence', terms: 'Licence evidence', version: 'Version', origin: 'Origin', name: 'Name', code: 'Issue',
};

const most: Readonly<Record<FacetKey, number>> = { target: 6, ecosystem: 8, scope: 6, relation: 2, license: 10, effective: 10, terms: 6, version: 2, origin: 6 };

/** Facets of which all components have the same value most of the time: shown when they tell something apart. */
const tellingApart: readonly FacetKey[] = ['terms', 'version', 'origin'];

function nameOf(key: keyof Filters, value: string): string {
  if (key === 'target') return data.inventories[Number(value)]?.name ?? `number ${value}`;
  if (key === 'effective' && value === '') return 'none known';
  return value === '' ? 'not declared' : value;
}

const isWarning = (key: FacetKey, value: string): boolean => ((key === 'license' || key === 'effective') && value === '') || (key === 'version' && value === 'not known') || (key === 'terms' && value !== 'settled' && value !== 'not licensed');

/** Filters with what each would give. Values of one facet add up, facets narrow down; a pressed value is taken back by pressing it again. */
export function facets({ counts }: Selection, view: View): HTMLElement[] {
  return facetKeys.filter((key) => isTelling(key, counts[key].size, view)).map((key) => {
    const bars = withChosen(counts[key], view[key]).sort(orderOf(key)).map(([value, count]): Bar => ({
      label: nameOf(key, value),
      count,
      isPressed: view[key].includes(value),
      isWarning: isWarning(key, value),
      ...(key === 'scope' ? { dot: value } : {}),
      onPress: () => update({ [key]: toggled(view[key], value) }),
    }));
    return element('section', { class: 'facet' }, element('h2', {}, titles[key]), barList(bars, { id: `facet-${key}`, most: most[key] }));
  });
}

function isTelling(key: FacetKey, values: number, view: View): boolean {
  if (view[key].length > 0) return true;
  if (key === 'target') return isEstate && values > 0;
  return values > (tellingApart.includes(key) ? 1 : 0);
}

/** What is chosen stays in sight, also when the other filters leave nothing of it. */
function withChosen(counts: ReadonlyMap<string, number>, chosen: readonly string[]): [string, number][] {
  return [...counts, ...chosen.filter((value) => !counts.has(value)).map((value): [string, number] => [value, 0])];
}

function orderOf(key: FacetKey): (a: [string, number], b: [string, number]) => number {
  if (key === 'scope') return (a, b) => scopes.indexOf(a[0] as never) - scopes.indexOf(b[0] as never);
  return (a, b) => b[1] - a[1] || (nameOf(key, a[0]) < nameOf(key, b[0]) ? -1 : 1);
}

/** The filters that are set, in words, and what takes each away. */
export function filtersSet(view: View): [label: string, without: Partial<View>][] {
  const set: [string, Partial<View>][] = view.search === '' ? [] : [[`“${view.search}”`, { search: '' }]];
  for (const key of Object.keys(titles) as (keyof Filters)[]) for (const value of view[key]) set.push([`${titles[key]}: ${nameOf(key, value)}`, { [key]: toggled(view[key], value) }]);
  return set;
}

/** Each a button that takes the filter away. */
export function chips(view: View): HTMLElement {
  const chip = ([label, change]: [string, Partial<View>], index: number): HTMLElement =>
    element('button', { type: 'button', class: 'chip', 'data-focus': `chip-${index}`, 'aria-label': `Remove filter ${label}`, onclick: () => update(change) }, label, element('span', { 'aria-hidden': 'true' }, '×'));
  return element('div', { class: 'chips', role: 'group', 'aria-label': 'Filters that are set' }, filtersSet(view).map(chip), hasFilters(view) && element('button', { type: 'button', class: 'quiet', 'data-focus': 'clear', onclick: () => update(noFilters) }, 'Clear all'));
}
