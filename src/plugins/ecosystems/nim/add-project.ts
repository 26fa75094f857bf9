import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { nimPurl } from './nim-purl.ts';
import type { NimblePackage } from './nimble-text.ts';

/** A package is named for its file. */
export function addProject(
  found: Collector,
  file: SourceFile,
  { name = file.name.replace(/\.nimble$/, ''), version, licenses, metadata }: NimblePackage,
): NodeId {
  return found.project({
    path: file.directory, name, version, purl: version === undefined ? undefined : nimPurl(name, version), licenses, metadata,
    file: file.path,
  });
}
