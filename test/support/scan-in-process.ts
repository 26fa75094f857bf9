import type { Inventory } from '#core/model/inventory.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { scanDirectory } from '#platform/tree/scan-directory.ts';
import { ecosystems as all } from '#plugins/ecosystems/registry.generated.ts';

/** Scans a directory in this process, with all ecosystems or the given ones. */
export function scanInProcess(root: string, ecosystems: readonly Ecosystem[] = all): Promise<Inventory> {
  return scanDirectory({ root, subject: { name: 'test', kind: 'directory', location: '.', owners: [] }, ecosystems, exclude: [] });
}
