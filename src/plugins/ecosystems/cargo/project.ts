import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Manifest } from './manifest.ts';
import { cratePurl } from './source-id.ts';

/** The package of a manifest as a project; the lockfile may know the version that the manifest inherits. */
export function addProject(found: Collector, manifest: Manifest, lockedVersion?: string): NodeId {
  const described = manifest.package!;
  const version = described.version ?? lockedVersion;
  return found.project({
    path: manifest.directory,
    name: described.name,
    version,
    purl: cratePurl({ name: described.name, version, source: undefined }),
    licenses: described.licenses,
    metadata: described.metadata,
    owners: described.metadata.authors,
    file: manifest.path,
    line: described.line,
  });
}
