import type { Collector } from '#core/inventory/collector.ts';
import { readCopyrightFile } from '#core/linux/copyright-file.ts';
import { fileOf } from '#core/linux/root-file-system.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import type { Purl } from '#core/purl/purl.ts';

/** Adds the licences that the package's machine-readable copyright file states; a free-form one is left to license detection. */
export function addCopyright(found: Collector, tree: TreeView, root: string, name: string, purl: Purl): void {
  // names of packages are path segments; what a hostile database calls a package must not become another path
  if (name.includes('/') || name.startsWith('.')) return;
  const file = fileOf(tree, root, `usr/share/doc/${name}/copyright`);
  if (file === undefined) return;
  const licenses = statedLicenses(file.text());
  if (licenses.length > 0) found.component({ purl, licenses, file: file.path, evidence: 'installed' });
}

/** What the work as a whole is under, in order, each once; files under other terms are parts of it, which the reading of the file tells. */
export const statedLicenses = (text: string): string[] => [...new Set((readCopyrightFile(text)?.stanzas ?? []).filter(({ isMain }) => isMain).map(({ license }) => license))];
