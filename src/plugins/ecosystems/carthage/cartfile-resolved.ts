import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { cartPurl, keyOf, readCartfile } from './cartfile-text.ts';

export default function extract({ file, tree, found }: ExtractInput): void {
  const nodes = new Map<string, NodeId>();
  const { entries, problems } = readCartfile(file.text());
  for (const { line, message } of problems) found.issue({ code: 'partial', line, message, remedy: 'Write the file again with `carthage update`.' });
  for (const entry of entries) {
    if (!entry.requirement) found.issue({ code: 'partial', line: entry.line, message: `${JSON.stringify(entry.location)} stands here without the version that was resolved`, remedy: 'Write the file again with `carthage update`.' });
    nodes.set(keyOf(entry), found.component({
      purl: cartPurl(entry, entry.requirement || undefined), origin: entry.kind === 'binary' ? 'url' : 'git', line: entry.line,
    }));
  }
  for (const [name, scope] of [['Cartfile', 'runtime'], ['Cartfile.private', 'development']] as const) {
    const manifest = tree.get(`${file.directory}/${name}`);
    if (manifest === undefined) continue;
    found.claim(manifest.path);
    const project = found.project({ path: file.directory, name: nameOf(file.directory), file: manifest.path });
    for (const entry of readCartfile(manifest.text()).entries) {
      const target = nodes.get(keyOf(entry));
      if (target !== undefined) found.depends(project, target, scope);
      else {
        found.issue({
          code: 'stale-lockfile', file: manifest.path, line: entry.line,
          message: `${JSON.stringify(entry.location)} is asked for here, but ${file.path} does not know of it`,
          remedy: 'Write the file again with `carthage update`.',
        });
      }
    }
  }
}
