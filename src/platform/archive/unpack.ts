import type { Collector } from '#core/inventory/collector.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';

/** A zip, tar or gzip file as a tree of its entries; paths are `<archive>!/<entry>`. */
export function unpackFile(_file: SourceFile, _found: Collector): TreeView {
  throw new UnreadableFile('unreadable', 'archives are not read');
}
