import { acceptances, candidatesOf, type Acceptance } from '#core/compatibility/acceptance.ts';
import { conflictCores } from '#core/compatibility/conflict-core.ts';
import type { PairSources } from '#core/compatibility/look-up-pair.ts';
import { readOutbound } from '#core/compatibility/outbound.ts';
import { combined } from '#core/compatibility/reach.ts';
import { termsIn, type LicenseExpression, type LicenseTerm } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { conveyed } from '#core/usage/conveyance.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';
import { usualUses } from '#core/usage/usual-use.data.ts';
import { cheapest, Found, speaker, type CombinedUse, type InnerConflicts, type Kind, type Side } from './told-conflicts.ts';
import { worksOf, type CombinedUses } from './works.ts';

const none: InnerConflicts = { deciding: new Map(), besides: new Map(), elsewhere: [] };

export interface AboutWhole {
  /** SPDX, or `proprietary`. */
  readonly outbound: string | undefined;
  /** Index of the component that somebody asks about. */
  readonly asked?: number | undefined;
}


/** Components of one work that no licence for the whole accepts together: each smallest set once for every project or program of its own in which it meets. `uses` are in the order of the components. */
export function innerConflicts(inventory: Inventory, uses: readonly CombinedUse[], { outbound, asked }: AboutWhole, base: PairSources): InnerConflicts {
  const kinds = kindsOf(inventory, uses);
  if (kinds.length < 2) return none;
  const sources: PairSources = { ...base, alsoOutbound: termsOf(outbound) };
  const count = candidatesOf(sources).length;
  // if all that leaves the house were one work: what does not conflict there conflicts nowhere
  const refusing = acceptances(kinds.map(speaker), sources).flatMap((row, index) => (isRefusedBySome(row) ? [index] : []));
  if (conflictCores(acceptances(refusing.map((index) => speaker(kinds[index]!)), sources), count).every(({ members }) => members.length < 2)) return none;
  const kindAt = new Map(refusing.flatMap((index) => kinds[index]!.places.map((place) => [place, index] as const)));
  const works = worksOf(inventory, combinedUses(inventory, uses));
  const found = new Found(inventory, uses, asked);
  const known = new Map<string, readonly Core[]>();
  const coresAmong = (some: readonly number[]): readonly Core[] => {
    const key = some.join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const cores = coresOf(some, kinds, sources, count);
    known.set(key, cores);
    return cores;
  };
  for (const work of works) {
    const present = Map.groupBy(work.places.filter((place) => kindAt.has(place)), (place) => kindAt.get(place)!);
    let left = [...present.keys()].sort((a, b) => a - b);
    for (let cores = coresAmong(left); cores.length > 0; cores = coresAmong(left)) {
      const met = cores.map(({ kinds: members, smallest }) => ({ smallest, sides: members.map((kind): Side => ({ kind: kinds[kind]!, places: present.get(kind)! })) }));
      const told = cheapest(met.map(({ sides }) => sides));
      for (const [index, { sides, smallest }] of met.entries()) found.add(work, { sides, smallest, cheapest: told[index]! }, sources);
      // larger sets show only where the smaller ones are gone
      const gone = new Set(told.flat());
      left = left.filter((kind) => !gone.has(kinds[kind]!));
    }
  }
  return found;
}

const isRefusedBySome = ({ verdicts }: Acceptance): boolean => verdicts.includes('incompatible') && verdicts.some((verdict) => verdict !== 'incompatible');

/** `uses` are in the order of the components. */
export const combinedUses = ({ components }: Inventory, uses: readonly Pick<CombinedUse, 'use' | 'isStatedToRun'>[]): CombinedUses => ({
  isCombined: (place) => isCombined(uses[place]!), isProgram: (place) => isProgram(components[place]!, uses[place]!), isStatedToRun: (place) => uses[place]!.isStatedToRun,
});

const isCombined = ({ use: { linkage } }: Pick<CombinedUse, 'use'>): boolean => linkage === 'unknown' || combined(linkage);

/** What an image, a chart or a module of an infrastructure holds is only collected in it, and linked to nothing by that. */
const isProgram = ({ purl }: Component, { use: { linkage } }: Pick<CombinedUse, 'use'>): boolean => linkage === 'separate-process' && usualUses[purl.slice(4, purl.indexOf('/'))]?.linkage !== 'separate-process';

function kindsOf({ components }: Inventory, uses: readonly CombinedUse[]): Kind[] {
  const read = new Map<string, { readonly expression: LicenseExpression; readonly text: string } | undefined>();
  const kinds = new Map<string, Kind>();
  for (const [place, one] of uses.entries()) {
    const { license } = one;
    // of the work that a program is, it is the code
    const isOwnProgram = isProgram(components[place]!, one);
    const use: UsageFacts = isOwnProgram ? { ...one.use, linkage: 'static' } : one.use;
    if (license === undefined || !(isCombined(one) || isOwnProgram) || conveyed(use) === false) continue;
    if (!read.has(license)) read.set(license, readLicense(license));
    const known = read.get(license);
    if (known === undefined) continue;
    const key = `${known.text}\0${Object.values(use).join(' ')}`;
    const before = kinds.get(key);
    if (before === undefined) kinds.set(key, { license: known.expression, use, places: [place] });
    else before.places.push(place);
  }
  return [...kinds.values()];
}

function readLicense(license: string): { readonly expression: LicenseExpression; readonly text: string } | undefined {
  const parsed = parseLicenseExpression(license, { unknownIds: 'accept' });
  return parsed.ok ? { expression: parsed.expression, text: renderLicenseExpression(parsed.expression) } : undefined;
}

/** A closed work is one too, and so is each part of a work that leaves under several licences. */
function termsOf(outbound: string | undefined): LicenseTerm[] {
  const read = ['proprietary', ...(outbound === undefined ? [] : [outbound])].map(readOutbound);
  return read.flatMap((one) => (one.ok ? termsIn(one.expression) : []));
}

interface Core {
  /** Indexes of kinds. */
  readonly kinds: readonly number[];
  readonly smallest: boolean;
}

function coresOf(present: readonly number[], kinds: readonly Kind[], sources: PairSources, count: number): Core[] {
  if (present.length < 2) return [];
  const speakers = new Map(present.map((index) => [speaker(kinds[index]!), index]));
  const cores = conflictCores(acceptances([...speakers.keys()], sources), count);
  return cores.filter(({ members }) => members.length > 1).map(({ members, smallest }) => ({ kinds: members.map((member) => speakers.get(member)!), smallest }));
}
