import { scopeRank } from '#core/model/scope.ts';
import type { Component } from './components.ts';
import { targetName } from './model.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

let orders = new Map<string, readonly Component[]>();
let ordersOf: readonly Component[] | undefined;

const texts: ReadonlyMap<string, (component: Component) => string> = new Map([
  ['version', ({ version }: Component) => version],
  ['ecosystem', ({ ecosystem }: Component) => ecosystem],
  ['scope', ({ scope }: Component) => String(scopeRank[scope])],
  ['license', ({ licenses }: Component) => licenses.join(' · ')],
  ['relation', ({ direct }: Component) => (direct ? 'direct' : 'transitive')],
]);

/** Components by `name`, or `-name` for descending; ties by name, version, purl. An unknown word means by name. Each order is made once. */
export function inOrder(components: readonly Component[], sort: string): readonly Component[] {
  if (ordersOf !== components) [ordersOf, orders] = [components, new Map()];
  let ordered = orders.get(sort);
  if (ordered === undefined) orders.set(sort, (ordered = ordering(components, sort)));
  return ordered;
}

function ordering(components: readonly Component[], sort: string): readonly Component[] {
  const descending = sort.startsWith('-');
  const key = descending ? sort.slice(1) : sort;
  const names = ranks(components, ({ name }) => name);
  const versions = ranks(components, ({ version }) => version);
  const text = texts.get(key);
  const own = key === 'target' ? targetRanks(components) : text === undefined ? names : ranks(components, text);
  const indexes = [...components.keys()];
  indexes.sort((a, b) => (descending ? own[b]! - own[a]! : own[a]! - own[b]!) || names[a]! - names[b]! || versions[a]! - versions[b]! || (components[a]!.purl < components[b]!.purl ? -1 : 1));
  return indexes.map((index) => components[index]!);
}

/** Texts repeat, so comparing them is done once for each, and sorting compares numbers. */
function ranks(components: readonly Component[], textOf: (component: Component) => string): Uint32Array {
  const all = components.map(textOf);
  const rank = new Map([...new Set(all)].sort(collator.compare).map((text, index) => [text, index]));
  return Uint32Array.from(all, (text) => rank.get(text)!);
}

/** By how many targets have it, then by the name of the first. */
function targetRanks(components: readonly Component[]): Uint32Array {
  const first = ranks(components, ({ places }) => targetName(places[0]!.target));
  return Uint32Array.from(components, ({ places }, index) => places.length * 100_000 + first[index]!);
}
