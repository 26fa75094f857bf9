import type { UsageContext } from '../../model/inventory.ts';
import type { Scope } from '../../model/scope.ts';
import { factSchema, type usageScopes } from './fact-schema.data.ts';
import type { FactDefinition, FactValue, ValueOf } from './fact-type.ts';

export type FactName = keyof typeof factSchema;

/** What is known about one use of one component. A fact that is not there is unknown, which is never the same as false or empty. */
export type Facts = { readonly [K in FactName]?: ValueOf<(typeof factSchema)[K]['type']> };

/** In the order of the schema; the index of a fact is its slot. */
export const factNames = Object.keys(factSchema) as readonly FactName[];

const slots: ReadonlyMap<string, number> = new Map(factNames.map((name, index) => [name, index]));

/** Place of a fact in an array of all facts; `undefined` when there is no such fact. */
export const slotOf = (name: string): number | undefined => slots.get(name);

export const isFactName = (name: string): name is FactName => slots.has(name);

export const definitionOf = (name: FactName): FactDefinition => factSchema[name];

/** The facts that are calculated, and of what. They cannot be stated. */
export const derivedFacts: Readonly<Partial<Record<FactName, readonly FactName[]>>> = {
  'usage.conveyed': ['usage.scope', 'usage.linkage', 'usage.channel', 'usage.clientCode'],
  'usage.served': ['usage.scope', 'usage.linkage', 'usage.channel'],
};

/** The scopes of an inventory as policies see them: what may be there when the program runs counts as runtime. */
export function usageScopeOf(scope: Scope): (typeof usageScopes)[number] {
  return scope === 'peer' || scope === 'optional' ? 'runtime' : scope;
}

const slot = (name: FactName): number => slots.get(name)!;
const scopeSlot = slot('usage.scope');
const linkageSlot = slot('usage.linkage');
const channelSlot = slot('usage.channel');
const clientSlot = slot('usage.clientCode');
const conveyedSlot = slot('usage.conveyed');
const servedSlot = slot('usage.served');

export type Slots = (FactValue | undefined)[];

/** Writes the facts with these names, and the calculated ones, into their slots; `undefined` is unknown. */
export function fillSlots(target: Slots, facts: Facts, names: readonly FactName[]): void {
  for (const name of names) target[slots.get(name)!] = facts[name];
  const scope = facts['usage.scope'];
  const linkage = facts['usage.linkage'];
  const channel = facts['usage.channel'];
  const clientCode = facts['usage.clientCode'];
  const isShipped = shipped(scope, linkage);
  target[scopeSlot] = scope;
  target[linkageSlot] = linkage;
  target[channelSlot] = channel;
  target[clientSlot] = clientCode;
  target[conveyedSlot] = both(isShipped, handedOut(channel, clientCode));
  target[servedSlot] = both(isShipped, channel === undefined ? undefined : channel === 'hosted');
}

type Maybe = boolean | undefined;

const both = (left: Maybe, right: Maybe): Maybe => (left === false || right === false ? false : left === undefined || right === undefined ? undefined : true);

/** What runs, and tools for building that leave their code in the result. The same as `core/usage/conveyance.ts` says, in the form that millions of answers need. */
function shipped(scope: Facts['usage.scope'], linkage: Facts['usage.linkage']): Maybe {
  const embeds = linkage === undefined ? undefined : linkage === 'static' || linkage === 'copied';
  if (scope === undefined) return undefined;
  return scope === 'build' ? embeds : scope === 'runtime';
}

function handedOut(channel: UsageContext | undefined, clientCode: Maybe): Maybe {
  if (channel === undefined) return undefined;
  return channel === 'hosted' ? clientCode : channel !== 'internal';
}
