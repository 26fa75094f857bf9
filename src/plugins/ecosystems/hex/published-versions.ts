import type { NeededPackage, PackageNeeds, PublishedVersion } from '#core/plugin/registry.ts';
import { entries, get, isRecord, list, text, type Value } from '#core/text/value.ts';
import { hexPurl } from './hex-purl.ts';

/** Releases of a package in the web API of Hex; retired ones are still installed where asked for, and discouraged. */
export function publishedVersions(document: Value): PublishedVersion[] {
  if (!isRecord(document) || !Array.isArray(document['releases'])) throw new Error('the answer names no releases');
  return list(document, 'releases').flatMap((release) => {
    const version = text(release, 'version');
    return version === undefined ? [] : [{ version, ...(get(document, 'retirements', version) === undefined ? {} : { isDiscouraged: true }) }];
  });
}

/** What a release needs; its optional requirements hold only for what something else needs too. */
export function needsOf(document: Value): PackageNeeds {
  if (!isRecord(document) || !isRecord(document['requirements'])) throw new Error('the answer names no requirements');
  return {
    dependencies: entries(document, 'requirements').map(([name, value]): NeededPackage => ({
      purl: hexPurl(name),
      requirement: text(value, 'requirement') ?? '',
      scope: 'runtime',
      ...(get(value, 'optional') === true ? { isOnlyCondition: true } : {}),
    })),
  };
}
