import type { NeededPackage, PackageNeeds } from '#core/plugin/registry.ts';
import { parseMarker, type Marker } from '#core/python/marker.ts';
import { extrasOf, truthOf } from '#core/python/marker-truth.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';

/** From `Requires-Dist` of core metadata. `python` is the version for which the client installs; markers that exclude it are left out. */
export function publishedNeeds(requires: readonly string[], python: string | undefined): PackageNeeds {
  return { dependencies: requires.flatMap((text) => neededBy(text, python)) };
}

function neededBy(text: string, python: string | undefined): NeededPackage[] {
  const requirement = parseRequirement(text);
  if (requirement === undefined) return [];
  const { name, specifier, url, extras, marker: written } = requirement;
  const needed: NeededPackage = {
    purl: pypiPurl(name),
    // an address cannot be fulfilled by an index; as a requirement it is not understood, and that is told
    requirement: url === undefined ? specifier : `@ ${url}`,
    scope: 'runtime',
    ...(extras.length === 0 ? {} : { features: extras.map(normalName) }),
  };
  const marker = written === undefined ? undefined : parseMarker(written);
  if (marker === undefined) return [written === undefined ? needed : { ...needed, platform: written }];
  const always = truthOf(marker, { python, extra: undefined });
  if (always !== false) return [always ? needed : { ...needed, platform: written! }];
  return [...new Set(extrasOf(marker))].flatMap((extra) => withExtra(needed, written!, marker, extra, python));
}

function withExtra(needed: NeededPackage, written: string, marker: Marker, extra: string, python: string | undefined): NeededPackage[] {
  const truth = truthOf(marker, { python, extra });
  if (truth === false) return [];
  return [{ ...needed, when: [extra], ...(truth ? {} : { platform: written }) }];
}
