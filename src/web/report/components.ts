import { strongest, type Scope } from '#core/model/scope.ts';
import { isEstate, licenseWords, places, type Place } from './model.ts';

/**
 * A component, once, in however many targets it is. Of what its places say the strongest statement counts: direct, the widest scope,
 * every licence that one of them knows. The same counting as in every other report.
 */
export interface Component {
  readonly purl: string;
  readonly name: string;
  readonly version: string;
  readonly ecosystem: string;
  readonly scope: Scope;
  readonly direct: boolean;
  readonly licenses: readonly string[];
  /** The licences that count; none where licences were not looked for. */
  readonly effective: readonly string[];
  /** What is settled or not about the licence; empty where nobody looked. */
  readonly terms: readonly string[];
  readonly origins: readonly string[];
  /** At least one; the one to show first is the first. */
  readonly places: readonly Place[];
  /** Lower case, for searching. */
  readonly haystack: string;
}

let last: { readonly key: string; readonly components: readonly Component[] } | undefined;

/** The components of some targets; of all when none is named. */
export function componentsOf(targets: readonly string[]): readonly Component[] {
  if (!isEstate || targets.length === 0) return components;
  const key = targets.join(' ');
  if (last?.key !== key) last = { key, components: joined(places.filter(({ target }) => targets.includes(String(target)))) };
  return last.components;
}

function joined(all: readonly Place[]): readonly Component[] {
  if (!isEstate) return all.map((place) => componentOf([place]));
  const byPurl = new Map<string, Place[]>();
  for (const place of all) {
    const known = byPurl.get(place.purl);
    if (known === undefined) byPurl.set(place.purl, [place]);
    else if (place.direct && !known[0]!.direct) known.unshift(place);
    else known.push(place);
  }
  return [...byPurl.values()].map(componentOf);
}

function componentOf(found: readonly Place[]): Component {
  const { purl, name, version, ecosystem, direct, scope, licenses, effective, origin } = found[0]!;
  const isOne = found.length === 1;
  const all = isOne ? licenses : [...new Set(found.flatMap((place) => place.licenses))];
  const counting = isOne ? effective : knownAmong([...new Set(found.flatMap((place) => place.effective))]);
  return {
    purl, name, version, ecosystem, direct,
    scope: isOne ? scope : found.map((place) => place.scope).reduce(strongest),
    licenses: all,
    effective: counting,
    terms: isOne ? found[0]!.terms : [...new Set(found.flatMap((place) => place.terms))],
    origins: isOne ? [origin] : [...new Set(found.map((place) => place.origin))],
    places: found,
    haystack: `${name} ${version} ${licenseWords({ licenses: all, effective: counting })} ${purl}`.toLowerCase(),
  };
}

/** Of all targets. */
export const components: readonly Component[] = joined(places);

const byPurl = new Map<string, Component>();

/** The component that a place is one of. */
export function componentAt(place: Place): Component {
  if (!isEstate) return components[place.index]!;
  if (byPurl.size === 0) for (const component of components) byPurl.set(component.purl, component);
  return byPurl.get(place.purl)!;
}

/** Who knows the licence of a package is believed over who does not. */
function knownAmong(licenses: readonly string[]): readonly string[] {
  return licenses.length > 1 ? licenses.filter((license) => license !== '') : licenses;
}
