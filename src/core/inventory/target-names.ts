import type { Inventory, Subject } from '../model/inventory.ts';

/** What targets are called beside each other: those of one name by as much of their paths as tells them apart, `x/app` and `y/app`. What is one and the same place keeps its name. */
export function distinctNames(subjects: readonly Pick<Subject, 'name' | 'location'>[]): string[] {
  const alike = Map.groupBy(subjects, ({ name }) => name);
  const places = new Map(Array.from(alike, ([name, of]) => [name, new Places(new Set(of.map(({ location }) => location)))]));
  return subjects.map(({ name, location }) => {
    const path = places.get(name)!.distinctEnd(location);
    if (path === undefined) return name;
    // a name that was given stays recognisable
    return segmentsOf(location).at(-1) === name ? path : `${name} (${path === '' ? '.' : path})`;
  });
}

/** Where targets of one name are. There may be thousands: each end is counted once, and no two are compared. */
class Places {
  readonly #locations: ReadonlySet<string>;
  /** How many of them end so, by the number of segments that are compared. */
  readonly #counts: Map<string, number>[] = [];

  constructor(locations: ReadonlySet<string>) {
    this.#locations = locations;
  }

  /** As much of the end as no other has, all of it where there is no such; `undefined` where there is no other. */
  distinctEnd(location: string): string | undefined {
    if (this.#locations.size === 1) return undefined;
    const own = segmentsOf(location);
    let length = 1;
    while (length < own.length && this.#count(length, endOf(own, length)) > 1) length++;
    return endOf(own, length);
  }

  #count(length: number, end: string): number {
    let counts = this.#counts[length - 1];
    if (counts === undefined) {
      this.#counts[length - 1] = counts = new Map();
      for (const location of this.#locations) {
        const other = endOf(segmentsOf(location), length);
        counts.set(other, (counts.get(other) ?? 0) + 1);
      }
    }
    return counts.get(end)!;
  }
}

/** Targets that are called by their `distinctNames`. */
export function withDistinctNames<T extends { readonly inventory: Inventory }>(targets: readonly T[]): T[] {
  const names = distinctNames(targets.map(({ inventory }) => inventory.subject));
  return targets.map((target, index) => {
    const { inventory } = target;
    const name = names[index]!;
    return name === inventory.subject.name ? target : { ...target, inventory: { ...inventory, subject: { ...inventory.subject, name } } };
  });
}

const segmentsOf = (location: string): string[] => location.split(/[\\/]/).filter((segment) => segment !== '' && segment !== '.');

const endOf = (segments: readonly string[], length: number): string => segments.slice(-length).join('/');
