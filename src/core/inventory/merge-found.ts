import { strongest } from '../model/scope.ts';
import type { ComponentFound } from './extraction.ts';

/** So many sightings make it cheaper to keep a component as an object that grows than to write it anew with each. */
export const often = 16;

/** Two sightings of one component as one: nothing of either is lost, the first wins where only one value fits. */
export function mergeFound(a: ComponentFound, b: ComponentFound): ComponentFound {
  const merged: Growing = {
    kind: 'component',
    purl: a.purl,
    requirements: [...a.requirements],
    origin: a.origin,
    declaredLicenses: [...a.declaredLicenses],
    hashes: [...a.hashes],
    aliases: [...a.aliases],
    platforms: [...a.platforms],
    overridden: a.overridden,
    metadata: a.metadata,
    evidence: [...a.evidence],
    ...(a.scope === undefined ? {} : { scope: a.scope }),
    ...(a.direct === undefined ? {} : { direct: a.direct }),
    ...(a.downloadLocation === undefined ? {} : { downloadLocation: a.downloadLocation }),
  };
  addFound(merged, b);
  return merged;
}

/** One more sighting, in place of a copy: `merged` is an answer of `mergeFound`, and nobody else's. */
export function addFound(merged: ComponentFound, b: ComponentFound): void {
  const into = merged as Growing;
  add(into.requirements, b.requirements);
  if (into.origin === 'unknown') into.origin = b.origin;
  add(into.declaredLicenses, b.declaredLicenses);
  add(into.hashes, b.hashes);
  add(into.aliases, b.aliases);
  if (into.platforms.length === 0 || b.platforms.length === 0) into.platforms = [];
  else add(into.platforms, b.platforms);
  if (b.overridden) into.overridden = true;
  into.metadata = { ...b.metadata, ...into.metadata };
  add(into.evidence, b.evidence);
  if (b.scope !== undefined) into.scope = into.scope === undefined ? b.scope : strongest(into.scope, b.scope);
  const direct = into.direct || b.direct ? true : (into.direct ?? b.direct);
  if (direct !== undefined) into.direct = direct;
  if (into.downloadLocation === undefined && b.downloadLocation !== undefined) into.downloadLocation = b.downloadLocation;
}

type Lists = 'requirements' | 'declaredLicenses' | 'hashes' | 'aliases' | 'platforms' | 'evidence';

type Growing = { -readonly [Key in keyof ComponentFound]: Key extends Lists ? ComponentFound[Key][number][] : ComponentFound[Key] };

function add<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
