import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { scalar, text } from '#core/text/value.ts';
import { nixPurl, readStorePath } from './store-path.ts';

/** The database of the store knows every valid path and which paths it refers to. */
export default function extract({ file, found, sqlite }: ExtractInput): void {
  const nodes = new Map<string, NodeId>();
  for (const row of sqlite(file, 'ValidPaths', ['id', 'path'])) {
    const path = text(row, 'path') ?? '';
    const stored = readStorePath(path.slice(path.lastIndexOf('/') + 1));
    const id = scalar(row, 'id');
    if (stored !== undefined && id !== undefined) nodes.set(id, found.component({ purl: nixPurl(stored) }));
  }
  for (const row of sqlite(file, 'Refs', ['referrer', 'reference'])) {
    const from = nodes.get(scalar(row, 'referrer') ?? '');
    const to = nodes.get(scalar(row, 'reference') ?? '');
    if (from !== undefined && to !== undefined) found.depends(from, to);
  }
}
