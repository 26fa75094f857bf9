import type { ComponentInput } from '#core/inventory/extraction.ts';
import { makePurl } from '#core/purl/purl.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { record, text, type ValueRecord } from '#core/text/value.ts';
import { parseForgeArchive, parseGitReference } from './git-reference.ts';
import { hashesOf } from '#core/text/integrity.ts';
import { npmPurl } from './package-name.ts';
import { platformMarker } from './platform-marker.ts';
import type { DependencyPath } from './pnpm-dependency-path.ts';
import { gitProvenance, provenanceOf, urlProvenance, type Provenance } from './provenance.ts';

/** The component that an entry of `packages` describes; `undefined` when it names none. */
export function pnpmComponent(path: DependencyPath, entry: ValueRecord, line: number | undefined): ComponentInput | undefined {
  const name = text(entry, 'name') ?? path.name;
  if (name === undefined) return undefined;
  if (path.reference?.startsWith('runtime:')) return runtimeComponent(name, path.reference.slice('runtime:'.length), line);
  const version = text(entry, 'version') ?? path.version;
  const resolution = record(entry, 'resolution');
  const provenance = provenanceOfResolution(resolution, path);
  const purl = npmPurl(name, version, provenance.qualifiers);
  if (purl === undefined) return undefined;
  return {
    purl,
    origin: provenance.origin,
    hashes: hashesOf(text(resolution, 'integrity')),
    downloadLocation: provenance.downloadLocation,
    platform: platformMarker(entry),
    line,
  };
}

/** pnpm installs Node.js, Deno and Bun themselves as dependencies; they are no packages of the registry. */
function runtimeComponent(name: string, version: string, line: number | undefined): ComponentInput {
  return { purl: makePurl({ type: 'generic', name, version }), origin: 'url', line };
}

function provenanceOfResolution(resolution: ValueRecord, path: DependencyPath): Provenance {
  const repository = text(resolution, 'repo');
  if (repository !== undefined) {
    const git = parseGitReference(repository) ?? { repository: `git+${repository}` };
    const revision = text(resolution, 'commit');
    return gitProvenance(revision === undefined ? git : { ...git, revision });
  }
  if (text(resolution, 'type') === 'directory') return { origin: 'path' };
  const tarball = text(resolution, 'tarball');
  // what comes of a registry is keyed by version; an address then only says where the registry keeps it
  if (path.version !== undefined) return { origin: 'registry', ...ofRegistry(tarball, text(resolution, 'registry')) };
  const address = tarball ?? path.reference;
  if (address === undefined) return { origin: 'unknown' };
  if (/^https?:\/\//.test(address)) {
    const git = parseForgeArchive(address);
    return git === undefined ? urlProvenance(withoutSecrets(address)) : gitProvenance(git);
  }
  return /^(?:file|link):/.test(address) ? { origin: 'path' } : provenanceOf(address);
}

/** The first versions wrote addresses relative to the registry, which they named where it was not the default. */
function ofRegistry(tarball: string | undefined, registry: string | undefined): { readonly downloadLocation?: string } {
  if (tarball === undefined) return {};
  if (/^[a-z]+:/.test(tarball)) return { downloadLocation: withoutSecrets(tarball) };
  return registry === undefined ? {} : { downloadLocation: `${withoutTrailingSlashes(withoutSecrets(registry))}/${tarball}` };
}
