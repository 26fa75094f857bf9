import type { NeededPackage, PackageNeeds, PublishedVersion } from '#core/plugin/registry.ts';
import { entries, list, text, type Value } from '#core/text/value.ts';
import { composerRequirement } from '#core/versions/requirements/composer.ts';
import { VersionError } from '#core/versions/versions.ts';
import { composerPurl } from './package-entry.ts';

/** Entries of the metadata of a package (`p2/vendor/package.json`), newest first: each is told as its difference from the one before. */
export function* expandedEntries(document: Value, name: string): Generator<Value> {
  const known = new Map<string, Value>();
  for (const entry of list(document, 'packages', name)) {
    for (const [key, field] of entries(entry)) {
      if (field === '__unset') known.delete(key);
      else known.set(key, field);
    }
    yield Object.fromEntries(known);
  }
}

export function publishedVersions(document: Value, name: string, php: string | undefined): PublishedVersion[] {
  return Array.from(expandedEntries(document, name)).flatMap((entry) => {
    const version = text(entry, 'version');
    if (version === undefined) return [];
    return [{ version, ...(runsOn(text(entry, 'require', 'php'), php) ? {} : { isDiscouraged: true }), needs: () => needsOf(entry) }];
  });
}

function needsOf(entry: Value): PackageNeeds {
  const needed = entries(entry, 'require').flatMap(([name, value]): NeededPackage[] => {
    // PHP, its extensions and Composer's own interfaces are no packages
    const purl = composerPurl(name);
    return purl === undefined ? [] : [{ purl, requirement: text(value) === 'self.version' ? (text(entry, 'version') ?? '') : (text(value) ?? ''), scope: 'runtime' }];
  });
  const replaces = [...entries(entry, 'replace'), ...entries(entry, 'provide')].flatMap(([name]) => composerPurl(name) ?? []);
  return { dependencies: needed, ...(replaces.length === 0 ? {} : { replaces }) };
}

function runsOn(requirement: string | undefined, php: string | undefined): boolean {
  if (requirement === undefined || php === undefined) return true;
  try {
    return composerRequirement(requirement)(php);
  } catch (error) {
    if (error instanceof VersionError) return true;
    throw error;
  }
}
