import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { hexPurl } from './hex-purl.ts';
import type { MixProject } from './mix-exs-text.ts';

export function addMixProject(found: Collector, file: SourceFile, { app, version, licenses, metadata }: MixProject): NodeId {
  return found.project({
    path: file.directory,
    name: app ?? nameOf(file.directory),
    version,
    purl: app === undefined || version === undefined ? undefined : hexPurl(app, version),
    licenses,
    metadata,
    file: file.path,
  });
}
