import { scopes, type Scope } from '#core/model/scope.ts';
import type { PageData, PageInventory } from '#core/report/page-data.ts';

/** A component in one target: what that target says of it. */
export interface Place {
  readonly target: number;
  readonly index: number;
  readonly purl: string;
  readonly name: string;
  /** Empty when not known. */
  readonly version: string;
  readonly ecosystem: string;
  readonly scope: Scope;
  readonly direct: boolean;
  /** As declared, without repetitions. */
  readonly licenses: readonly string[];
  readonly terms: readonly string[];
  /** The licence that counts, the empty text when there is none; nothing where licences were not looked for. */
  readonly effective: readonly string[];
  readonly origin: string;
}

export const data: PageData = JSON.parse(document.getElementById('data')!.textContent) as PageData;

export const isEstate = data.inventories.length > 1;

const none: readonly string[] = [];

const lists = new Map<string, readonly string[]>();

// in the order of `licenseStatuses`; before what needs them when the page starts
const words: readonly (readonly string[])[] = [['settled'], ['contradictory'], ['not licensed'], ['unknown']];

/** Of all targets, one after the other, in the order of the inventories. */
export const places: readonly Place[] = data.inventories.flatMap((inventory, target) => inventory.components.purl.map((purl, index) => placeOf(inventory, target, purl, index)));

function placeOf({ components, texts, licenses }: PageInventory, target: number, purl: string, index: number): Place {
  const group = texts[components.group[index]!]!;
  return {
    target,
    index,
    purl,
    name: group === '' ? components.name[index]! : `${group}/${components.name[index]!}`,
    version: components.version[index]!,
    ecosystem: purl.slice(4, purl.indexOf('/')),
    scope: scopes[components.scope[index]!]!,
    direct: components.direct[index] === 1,
    licenses: licensesOf(components.licenses[index]!, texts),
    terms: licenses === undefined ? none : termsOf(licenses, index),
    effective: licenses === undefined ? none : alone(texts[licenses.effective[index]!]!),
    origin: texts[components.origin[index]!]!,
  };
}

/** One list for the many that have the same. */
function alone(text: string): readonly string[] {
  const known = lists.get(text) ?? [text];
  lists.set(text, known);
  return known;
}

/** What a search looks into besides the name. */
export const licenseWords = ({ licenses, effective }: Pick<Place, 'licenses' | 'effective'>): string => [...new Set([...licenses, ...effective])].join(' ');

function licensesOf(declared: readonly number[], texts: readonly string[]): readonly string[] {
  if (declared.length === 0) return none;
  if (declared.length === 3) return [texts[declared[0]!]!];
  return [...new Set(declared.filter((_, at) => at % 3 === 0))].map((text) => texts[text]!);
}

/** In the order of `licenseStatuses`, with what its parts add. */
function termsOf({ status, details }: NonNullable<PageInventory['licenses']>, index: number): readonly string[] {
  const own = words[status[index]!]!;
  return details[index]?.findings?.some(({ kind }) => kind === 'part-differs-from-package') === true ? [...own, 'parts under other licences'] : own;
}

/** Index of the first place of each target. */
const offsets = data.inventories.map((_, target) => data.inventories.slice(0, target).reduce((sum, { components }) => sum + components.purl.length, 0));

export const placeKey = ({ target, index }: Place): string => `${target}:${index}`;

/** The place of a key, also of a damaged one from the address. */
export function placeOfKey(key: string): Place | undefined {
  const [target, index] = key.split(':').map(Number);
  const place = places[(offsets[target!] ?? Number.NaN) + index!];
  return place?.target === target ? place : undefined;
}

export const placeAt = (target: number, index: number): Place => places[offsets[target]! + index]!;

export const targetName = (target: number): string => data.inventories[target]!.name;
