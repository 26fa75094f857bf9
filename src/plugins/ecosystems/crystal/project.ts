import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { shardPurl, type Shard } from './shard-text.ts';

export function addProject(found: Collector, file: SourceFile, shard: Shard | undefined): NodeId {
  const { name, version, licenses, metadata } = shard ?? {};
  return found.project({
    path: file.directory, name: name ?? nameOf(file.directory), version,
    purl: name === undefined || version === undefined ? undefined : shardPurl(name, version),
    licenses, metadata, file: file.path,
  });
}
