import { fitsPattern } from '#core/policy/language/text-pattern.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';

const none: readonly DeclaredUse[] = [];

/** The entries that fit a component, in the order of the file. Entries that name one component are found without looking at all the others. */
export function entriesAbout(purl: string, uses: readonly DeclaredUse[]): readonly DeclaredUse[] {
  if (uses.length === 0) return none;
  let index = indexes.get(uses);
  if (index === undefined) indexes.set(uses, (index = indexOf(uses)));
  // in a package URL every @, ? and # that belongs to a name is escaped
  const name = /^[^@?#]*/.exec(purl)![0];
  const exact = index.byName.get(name) ?? [];
  const fitting = index.patterns.filter(({ start, place }) => name.startsWith(start) && fitsPattern(uses[place]!.component, name)).map(({ place }) => place);
  if (exact.length + fitting.length === 0) return none;
  return [...exact, ...fitting].sort((a, b) => a - b).map((place) => uses[place]!);
}

interface UseIndex {
  readonly byName: ReadonlyMap<string, readonly number[]>;
  /** What comes before the first `*`. */
  readonly patterns: readonly { readonly start: string; readonly place: number }[];
}

const indexes = new WeakMap<readonly DeclaredUse[], UseIndex>();

function indexOf(uses: readonly DeclaredUse[]): UseIndex {
  const byName = new Map<string, number[]>();
  const patterns: { start: string; place: number }[] = [];
  for (const [place, { component }] of uses.entries()) {
    const star = component.indexOf('*');
    const named = byName.get(component);
    if (star !== -1) patterns.push({ start: component.slice(0, star), place });
    else if (named === undefined) byName.set(component, [place]);
    else named.push(place);
  }
  return { byName, patterns };
}
