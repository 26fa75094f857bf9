import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { cartPurl, readCartfile } from './cartfile-text.ts';

/** A Cartfile without Cartfile.resolved. */
export default function extract({ file, found }: ExtractInput): void {
  const { entries, problems } = readCartfile(file.text());
  for (const { line, message } of problems) found.issue({ code: 'partial', line, message, remedy: 'Repair the line.' });
  const project = found.project({ path: file.directory, name: nameOf(file.directory), file: file.path });
  const open: Asked[] = [];
  for (const entry of entries) {
    const exact = /^==\s*(\S+)$/.exec(entry.requirement)?.[1];
    if (exact === undefined) open.push({ name: entry.location, line: entry.line });
    const node = found.component({
      purl: cartPurl(entry, exact), requirement: entry.requirement, origin: entry.kind === 'binary' ? 'url' : 'git', line: entry.line,
    });
    found.depends(project, node, file.name === 'Cartfile.private' ? 'development' : 'runtime');
  }
  reportUnresolved(found, open, 'Commit the Cartfile.resolved that `carthage update` writes.');
}
