import type { Inventory, UsageContext } from '#core/model/inventory.ts';
import { useOf, type DeterminedUse } from './declared-use.ts';
import { combinedUses } from './inner-conflicts.ts';
import { nameOf, programsAround } from './works.ts';

export interface CombinedUseOf {
  /** With what asks for it. */
  readonly inner: DeterminedUse;
  /** With our work: what is linked into a program of its own only meets us as part of that. */
  readonly how: DeterminedUse;
}

const running: ReadonlySet<unknown> = new Set(['runtime', 'peer', 'optional']);

/** A person says that it is there when the program runs, whatever the manifest says. */
export const isStatedToRun = ({ stated }: DeterminedUse): boolean => running.has(stated.scope);

/** How the components of a target are used, in their order. */
export function usesOf(inventory: Inventory, context: UsageContext | undefined): CombinedUseOf[] {
  const { components, subject } = inventory;
  const inner = components.map((component) => useOf(component, subject, context));
  const programs = programsAround(inventory, combinedUses(inventory, inner.map((how) => ({ use: how.facts, isStatedToRun: isStatedToRun(how) }))));
  return inner.map((how, place) => {
    const program = programs.get(place);
    return { inner: how, how: program === undefined || how.linkageFrom === 'stated' ? how : { ...how, facts: { ...how.facts, linkage: 'separate-process' }, linkageFrom: 'evident', program: nameOf(components[program]!), ...statedByBoth(how, inner[program]!) } };
  });
}

/** What is stated of the linkage of a program holds for all that is only linked into it. */
function statedByBoth({ statedBy = [] }: DeterminedUse, program: DeterminedUse): Pick<DeterminedUse, 'statedBy'> {
  const ofProgram = (program.statedBy ?? []).filter(({ facts }) => facts.includes('linkage')).map(({ entry }) => ({ entry, facts: ['linkage'] as const }));
  const own = statedBy.map((by) => ({ entry: by.entry, facts: ofProgram.some(({ entry }) => entry === by.entry) ? [...by.facts, 'linkage' as const] : by.facts }));
  const all = [...own, ...ofProgram.filter(({ entry }) => !own.some((by) => by.entry === entry))];
  return all.length === 0 ? {} : { statedBy: all };
}
