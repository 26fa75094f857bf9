import type { DeliverableComponent } from '#core/compatibility/component.ts';
import { explainConflict } from '#core/compatibility/explain-conflict.ts';
import type { PairSources } from '#core/compatibility/look-up-pair.ts';
import { withLikes } from '#core/gate/conflict-words.ts';
import type { GateConflict } from '#core/gate/gate-result.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';
import { nameOf, type Work } from './works.ts';

/** One component, as far as the others of its work are concerned. */
export interface CombinedUse {
  /** SPDX with all alternatives; absent when nobody knows the licence. */
  readonly license?: string;
  readonly use: UsageFacts;
  readonly isStatedToRun: boolean;
  /** The outbound licence of the project, which is known, refuses it; then that is the answer, and the conflict only says that another outbound licence does not help. */
  readonly isRefused: boolean;
}

export interface InnerConflicts {
  /** By index of the component, at those that it costs least to replace. */
  readonly deciding: ReadonlyMap<number, readonly GateConflict[]>;
  /** At those that the outbound licence refuses anyway. */
  readonly besides: ReadonlyMap<number, readonly GateConflict[]>;
  /** Those of the component that was asked about that are told at others only. */
  readonly elsewhere: readonly GateConflict[];
}

/** Components with the same licence and use, which say the same of all others. */
export interface Kind {
  readonly license: LicenseExpression;
  readonly use: UsageFacts;
  readonly places: number[];
}

export const speaker = ({ license, use }: Kind): DeliverableComponent => ({ name: '', license, use });

/** All components of one kind in one work. */
export interface Side {
  readonly kind: Kind;
  /** In this work. */
  readonly places: readonly number[];
}

/** For each conflict the sides at which it is told: what is replaced there ends the most conflicts for the fewest components; several where none is better. */
export function cheapest(conflicts: readonly (readonly Side[])[]): (readonly Kind[])[] {
  const told: (readonly Kind[])[] = conflicts.map(() => []);
  let open = conflicts.map((_, index) => index);
  while (open.length > 0) {
    const worth = new Map<Kind, { ends: number; places: number }>();
    for (const index of open) {
      for (const { kind, places } of conflicts[index]!) {
        const known = worth.get(kind) ?? { ends: 0, places: places.length };
        worth.set(kind, { ...known, ends: known.ends + 1 });
      }
    }
    const best = Math.max(...[...worth.values()].map(({ ends, places }) => ends / places));
    const chosen = new Set([...worth].filter(([, { ends, places }]) => ends / places === best).map(([kind]) => kind));
    open = open.filter((index) => {
      told[index] = conflicts[index]!.map(({ kind }) => kind).filter((kind) => chosen.has(kind));
      return told[index].length === 0;
    });
  }
  return told;
}

interface Met {
  readonly sides: readonly Side[];
  readonly smallest: boolean;
  readonly cheapest: readonly Kind[];
}

/** Gathers what was found, and puts it where it helps. */
export class Found implements InnerConflicts {
  readonly deciding = new Map<number, GateConflict[]>();
  readonly besides = new Map<number, GateConflict[]>();
  readonly elsewhere: GateConflict[] = [];
  readonly #inventory: Inventory;
  readonly #uses: readonly CombinedUse[];
  readonly #asked: number | undefined;

  constructor(inventory: Inventory, uses: readonly CombinedUse[], asked: number | undefined) {
    this.#inventory = inventory;
    this.#uses = uses;
    this.#asked = asked;
  }

  add({ name: made, program }: Work, { sides: unsorted, smallest, cheapest: best }: Met, sources: PairSources): void {
    const name = program === undefined ? made : `${made} (a program of its own)`;
    // the licence of the project says nothing about how others made their program
    const refused = program !== undefined ? [] : unsorted.filter(({ places }) => places.some((place) => this.#uses[place]!.isRefused));
    const decides = refused.length === 0;
    const told = decides ? this.deciding : this.besides;
    const at = decides ? unsorted.filter(({ kind }) => best.includes(kind)) : refused;
    // what it is told at is named first
    const sides = [...at, ...unsorted.filter((side) => !at.includes(side))];
    const { because, clauses, waysOut } = explainConflict({ members: sides.map((side) => ({ ...speaker(side.kind), name: withLikes(this.#counterpart(side)) })), smallest }, program === undefined ? '' : made, sources);
    const seenFrom = (side: Side): GateConflict => ({ decides, works: [name], with: sides.filter((other) => other !== side).map((other) => this.#counterpart(other)), because, clauses, waysOut });
    for (const side of at) {
      const met = seenFrom(side);
      for (const place of side.places) {
        const conflicts = told.get(place) ?? [];
        told.set(place, conflicts);
        tell(conflicts, met);
      }
    }
    const ofAsked = decides ? unsorted.find((side) => !at.includes(side) && side.places.some((place) => place === this.#asked)) : undefined;
    if (ofAsked !== undefined) tell(this.elsewhere, seenFrom(ofAsked));
  }

  #counterpart({ kind, places }: Side): GateConflict['with'][number] {
    const component = this.#inventory.components[places[0]!]!;
    return { purl: component.purl, name: nameOf(component), license: renderLicenseExpression(kind.license), others: places.length - 1 };
  }
}

/** The same in another work is told once. */
function tell(conflicts: GateConflict[], met: GateConflict): void {
  const licenses = ({ with: sides }: GateConflict): string => sides.map(({ license }) => license).join('\0');
  const same = conflicts.findIndex((one) => licenses(one) === licenses(met));
  const [work] = met.works;
  if (same === -1) conflicts.push(met);
  else if (!conflicts[same]!.works.includes(work!)) conflicts[same] = { ...conflicts[same]!, works: [...conflicts[same]!.works, work!] };
}
