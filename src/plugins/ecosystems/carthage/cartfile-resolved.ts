import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { admits } from '#core/versions/satisfies.ts';
import { addCartRequest } from './cartfile.ts';
import { cartPurl, keyOf, readCartfile } from './cartfile-text.ts';

export default function extract({ file, tree, found }: ExtractInput): void {
  const nodes = new Map<string, NodeId>();
  const versions = new Map<string, string>();
  const { entries, problems } = readCartfile(file.text());
  for (const { line, message } of problems) found.issue({ code: 'partial', line, message, remedy: 'Write the file again with `carthage update`.' });
  for (const entry of entries) {
    if (!entry.requirement) found.issue({ code: 'partial', line: entry.line, message: `${JSON.stringify(entry.location)} stands here without the version that was resolved`, remedy: 'Write the file again with `carthage update`.' });
    // a commit has no place in the order of versions
    if (entry.requirement && !/^[0-9a-f]{40}$/i.test(entry.requirement)) versions.set(keyOf(entry), entry.requirement);
    nodes.set(keyOf(entry), found.component({
      purl: cartPurl(entry, entry.requirement || undefined), origin: entry.kind === 'binary' ? 'url' : 'git', line: entry.line,
    }));
  }
  for (const [name, scope] of [['Cartfile', 'runtime'], ['Cartfile.private', 'development']] as const) {
    const manifest = tree.get(`${file.directory}/${name}`);
    if (manifest === undefined) continue;
    found.claim(manifest.path);
    const project = found.project({ path: file.directory, name: nameOf(file.directory), file: manifest.path });
    const differences: LockDifference[] = [];
    for (const entry of readCartfile(manifest.text()).entries) {
      const [target, version] = [nodes.get(keyOf(entry)), versions.get(keyOf(entry))];
      const name = withoutSecrets(entry.location);
      const at = { file: manifest.path, line: entry.line };
      found.depends(project, target ?? addCartRequest(found, manifest.path, entry).node, scope);
      if (target === undefined) differences.push({ ...at, what: notLocked(name) });
      else if (version !== undefined && !admits('carthage', entry.requirement, version)) differences.push({ ...at, what: lockedOutside(name, entry.requirement, [version]) });
    }
    reportLockDifferences(found, { name: file.name, remedy: 'Write the file again with `carthage update`.' }, differences);
  }
}
