import type { NeededPackage, PublishedVersion } from '#core/plugin/registry.ts';
import { entries, isRecord, list, text, type Value } from '#core/text/value.ts';
import { pubRequirement } from '#core/versions/requirements/pub.ts';
import { VersionError } from '#core/versions/versions.ts';
import { pubPurl } from './pub-purl.ts';

/** Versions in the answer of a hosted repository (Hosted Pub Repository Specification, version 2). */
export function publishedVersions(document: Value, dart: string | undefined): PublishedVersion[] {
  if (!isRecord(document) || !Array.isArray(document['versions'])) throw new Error('the answer names no versions');
  return list(document, 'versions').flatMap((entry) => {
    const version = text(entry, 'version');
    if (version === undefined) return [];
    return [{
      version,
      ...(isRecord(entry) && entry['retracted'] === true ? { isWithdrawn: true } : {}),
      ...(runsOn(text(entry, 'pubspec', 'environment', 'sdk'), dart) ? {} : { isDiscouraged: true }),
      needs: () => ({ dependencies: entries(entry, 'pubspec', 'dependencies').flatMap(([name, value]) => neededBy(name, value) ?? []) }),
    }];
  });
}

/** Parts of an SDK come with it; published packages need nothing else than hosted ones. */
function neededBy(name: string, value: Value): NeededPackage | undefined {
  if (isRecord(value) && (value['sdk'] !== undefined || value['path'] !== undefined)) return undefined;
  const requirement = text(value) ?? text(value, 'version') ?? '';
  return { purl: pubPurl(text(value, 'hosted', 'name') ?? name), requirement, scope: 'runtime' };
}

function runsOn(requirement: string | undefined, dart: string | undefined): boolean {
  if (requirement === undefined || dart === undefined) return true;
  try {
    return pubRequirement(requirement)(dart);
  } catch (error) {
    if (error instanceof VersionError) return true;
    throw error;
  }
}
