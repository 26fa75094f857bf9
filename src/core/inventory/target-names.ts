import type { Inventory, Subject } from '../model/inventory.ts';

/** What targets are called beside each other: those of one name by as much of their paths as tells them apart, `x/app` and `y/app`. What is one and the same place keeps its name. */
export function distinctNames(subjects: readonly Pick<Subject, 'name' | 'location'>[]): string[] {
  const alike = Map.groupBy(subjects, ({ name }) => name);
  return subjects.map(({ name, location }) => {
    const others = alike.get(name)!.filter((other) => other.location !== location).map((other) => segmentsOf(other.location));
    if (others.length === 0) return name;
    const own = segmentsOf(location);
    let length = 1;
    while (length < own.length && others.some((other) => endOf(other, length) === endOf(own, length))) length++;
    const path = endOf(own, length);
    // a name that was given stays recognisable
    return own.at(-1) === name ? path : `${name} (${path === '' ? '.' : path})`;
  });
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
