import { strongest } from '../model/scope.ts';
import type { ComponentFound } from './extraction.ts';

/** Two sightings of one component as one: nothing of either is lost, the first wins where only one value fits. */
export function mergeFound(a: ComponentFound, b: ComponentFound): ComponentFound {
  const scope = a.scope === undefined ? b.scope : b.scope === undefined ? a.scope : strongest(a.scope, b.scope);
  const direct = a.direct || b.direct ? true : (a.direct ?? b.direct);
  const downloadLocation = a.downloadLocation ?? b.downloadLocation;
  const everywhere = a.platforms.length === 0 || b.platforms.length === 0;
  return {
    kind: 'component',
    purl: a.purl,
    requirements: [...a.requirements, ...b.requirements],
    origin: a.origin === 'unknown' ? b.origin : a.origin,
    declaredLicenses: [...a.declaredLicenses, ...b.declaredLicenses],
    hashes: [...a.hashes, ...b.hashes],
    aliases: [...a.aliases, ...b.aliases],
    platforms: everywhere ? [] : [...a.platforms, ...b.platforms],
    overridden: a.overridden || b.overridden,
    metadata: { ...b.metadata, ...a.metadata },
    evidence: [...a.evidence, ...b.evidence],
    ...(scope === undefined ? {} : { scope }),
    ...(direct === undefined ? {} : { direct }),
    ...(downloadLocation === undefined ? {} : { downloadLocation }),
  };
}
