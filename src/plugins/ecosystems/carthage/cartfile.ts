import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { cartPurl, readCartfile, type CartEntry } from './cartfile-text.ts';

/** A Cartfile without Cartfile.resolved. */
export default function extract({ file, found }: ExtractInput): void {
  const { entries, problems } = readCartfile(file.text());
  for (const { line, message } of problems) found.issue({ code: 'partial', line, message, remedy: 'Repair the line.' });
  const project = found.project({ path: file.directory, name: nameOf(file.directory), file: file.path });
  const open: Asked[] = [];
  for (const entry of entries) {
    const { node, resolved } = addCartRequest(found, file.path, entry);
    if (!resolved) open.push({ name: entry.location, line: entry.line });
    found.depends(project, node, file.name === 'Cartfile.private' ? 'development' : 'runtime');
  }
  reportUnresolved(found, open, 'Commit the Cartfile.resolved that `carthage update` writes.');
}

/** Adds what a Cartfile asks for, without an edge. */
export function addCartRequest(found: Collector, file: string, entry: CartEntry): { readonly node: NodeId; readonly resolved: boolean } {
  const exact = /^==\s*(\S+)$/.exec(entry.requirement)?.[1];
  const origin = entry.kind === 'binary' ? 'url' : 'git';
  return { node: found.component({ purl: cartPurl(entry, exact), requirement: entry.requirement, origin, file, line: entry.line, evidence: 'manifest' }), resolved: exact !== undefined };
}
