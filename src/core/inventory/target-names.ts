import type { Inventory } from '../model/inventory.ts';

/** Targets of one name get as much of their paths as tells them apart: `x/app` and `y/app`. What is one and the same place keeps its name. */
export function withDistinctNames(inventories: readonly Inventory[]): Inventory[] {
  const alike = Map.groupBy(inventories, ({ subject }) => subject.name);
  return inventories.map((inventory) => {
    const { name, location } = inventory.subject;
    const others = alike.get(name)!.filter(({ subject }) => subject.location !== location).map(({ subject }) => segmentsOf(subject.location));
    if (others.length === 0) return inventory;
    const own = segmentsOf(location);
    let length = 1;
    while (length < own.length && others.some((other) => endOf(other, length) === endOf(own, length))) length++;
    const path = endOf(own, length);
    // a name that was given stays recognisable
    const distinct = own.at(-1) === name ? path : `${name} (${path === '' ? '.' : path})`;
    return { ...inventory, subject: { ...inventory.subject, name: distinct } };
  });
}

const segmentsOf = (location: string): string[] => location.split(/[\\/]/).filter((segment) => segment !== '' && segment !== '.');

const endOf = (segments: readonly string[], length: number): string => segments.slice(-length).join('/');
