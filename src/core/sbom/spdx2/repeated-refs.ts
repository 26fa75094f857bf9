import { text, type Value } from '../../text/value.ts';
import { UnusedNames } from '../unused-names.ts';

/** Elements whose identifier one before them has already get one of their own, by where they stand: everything that has a `ref` has it alone. */
export function repeatedRefs(...lists: readonly (readonly Value[])[]): ReadonlyMap<number, string> {
  const names = new UnusedNames();
  const repeated = new Map<number, string>();
  let place = 0;
  for (const items of lists) {
    for (const item of items) {
      const id = text(item, 'SPDXID') ?? '';
      if (id !== '') {
        if (names.find(id) === undefined) names.use(id);
        else repeated.set(place, id);
      }
      place++;
    }
  }
  // after all others, so that none of them loses its own
  for (const [at, id] of repeated) repeated.set(at, names.take(id));
  return repeated;
}
