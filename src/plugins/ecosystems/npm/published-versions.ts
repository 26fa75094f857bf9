import type { NeededPackage, PackageNeeds, PublishedVersion } from '#core/plugin/registry.ts';
import { entries, isRecord, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { npmRequirement } from '#core/versions/requirements/npm.ts';
import { VersionError } from '#core/versions/versions.ts';
import { parseDependencySpec } from './dependency-spec.ts';
import { requestedByInstalled, type Requested } from './manifest.ts';
import { npmNameOfJsr, npmPurl } from './package-name.ts';
import { platformMarker } from './platform-marker.ts';
import { gitProvenance, urlProvenance } from './provenance.ts';

/** Versions in the document that a registry has for a package. */
export function publishedVersions(document: Value, node: string | undefined): PublishedVersion[] {
  if (!isRecord(document) || !isRecord(document['versions'])) throw new Error('the answer names no versions');
  const tags = Map.groupBy(entries(document, 'dist-tags'), ([, version]) => version);
  return entries(document, 'versions').flatMap(([version, manifest]) => {
    if (!isRecord(manifest)) return [];
    const named = tags.get(version)?.map(([tag]) => tag);
    const platform = platformMarker(manifest);
    return [{
      version,
      ...(named === undefined ? {} : { tags: named }),
      ...(isDeprecated(manifest) || !runsOn(manifest, node) ? { isDiscouraged: true } : {}),
      ...(platform === undefined ? {} : { platform }),
      needs: () => needsOf(manifest),
    }];
  });
}

/** `npm:other@^1` asks for `^1` of the other package, whose name the component has already. */
export function bareRequirement(written: string): string {
  const spec = parseDependencySpec(written);
  switch (spec.kind) {
    case 'alias':
    case 'jsr':
      return spec.text;
    case 'exact':
      return spec.version;
    default:
      return written;
  }
}

const isDeprecated = ({ deprecated }: ValueRecord): boolean => deprecated !== undefined && deprecated !== false && deprecated !== '';

function runsOn(manifest: ValueRecord, node: string | undefined): boolean {
  const wanted = text(manifest, 'engines', 'node');
  if (wanted === undefined || node === undefined) return true;
  try {
    return npmRequirement(wanted)(node);
  } catch (error) {
    if (error instanceof VersionError) return true;
    throw error;
  }
}

function needsOf(manifest: ValueRecord): PackageNeeds {
  const needed = Array.from(requestedByInstalled(manifest).values(), (request) => neededBy(request));
  return { dependencies: needed.filter((item) => item !== undefined) };
}

function neededBy({ name, spec: written, scope, section }: Requested): NeededPackage | undefined {
  const spec = parseDependencySpec(written);
  const isAlias = spec.kind === 'alias' || spec.kind === 'jsr';
  const real = spec.kind === 'alias' ? spec.name : spec.kind === 'jsr' ? npmNameOfJsr(spec.name ?? name) : name;
  const provenance = spec.kind === 'git' ? gitProvenance(spec.git) : spec.kind === 'url' ? urlProvenance(spec.url) : undefined;
  const purl = npmPurl(real, undefined, provenance?.qualifiers);
  if (purl === undefined) return undefined;
  return {
    purl,
    requirement: bareRequirement(written),
    scope: section === 'peerDependencies' ? 'peer' : scope,
    ...(isAlias && real !== name ? { alias: name } : {}),
    ...(section === 'peerDependencies' && scope === 'optional' ? { isOnlyCondition: true } : {}),
  };
}
