import type { Collector } from '#core/inventory/collector.ts';
import { controlParagraphs } from '#core/linux/control-file.ts';
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

/** Short names and expressions of the header and of the `Files` paragraphs, in order, each once. */
export function statedLicenses(text: string): string[] {
  if (!/^Format(?:-Specification)?:/im.test(text.slice(0, 2000))) return [];
  const licenses = new Set<string>();
  let isHeader = true;
  for (const { fields } of controlParagraphs(text)) {
    // a paragraph of a license alone holds its text and gives no file a license
    if (isHeader || fields.has('files')) {
      const name = fields.get('license')?.value.split('\n', 1)[0]!.trim();
      if (name) licenses.add(name);
    }
    isHeader = false;
  }
  return [...licenses];
}
