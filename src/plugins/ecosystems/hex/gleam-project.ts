import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { GleamProject } from './gleam-toml-text.ts';
import { hexPurl } from './hex-purl.ts';

export function addGleamProject(found: Collector, file: SourceFile, project: GleamProject | undefined): NodeId {
  const { name, version, licenses, metadata } = project ?? {};
  return found.project({
    path: file.directory,
    name: name ?? nameOf(file.directory),
    version,
    purl: name === undefined || version === undefined ? undefined : hexPurl(name, version),
    licenses,
    metadata,
    file: file.path,
  });
}
