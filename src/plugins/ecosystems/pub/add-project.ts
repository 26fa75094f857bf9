import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { pubPurl } from './pub-purl.ts';
import type { Pubspec } from './pubspec-text.ts';

export function addProject(found: Collector, file: SourceFile, pubspec: Pubspec | undefined): NodeId {
  const { name, version, metadata } = pubspec ?? {};
  return found.project({
    path: file.directory,
    name: name ?? nameOf(file.directory),
    version,
    purl: name === undefined || version === undefined ? undefined : pubPurl(name, version),
    metadata,
    file: file.path,
  });
}
