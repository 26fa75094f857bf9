import { IntList } from '#core/inventory/int-list.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { TextPairs } from '#core/inventory/text-pairs.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { textLines } from '#core/text/text-lines.ts';
import { addRequirement } from './add-requirements.ts';
import { readCpanfile } from './cpanfile-text.ts';
import { comesWithPerl } from './core-modules.ts';
import { cpanPurl } from './cpan-purl.ts';
import { readSnapshot, type SnapshotListener } from './snapshot-text.ts';

export default function extract({ file, tree, found }: ExtractInput): void {
  const byModule = new TextMap();
  const versions = new TextPairs();
  const nodes = new IntList();
  const listener: SnapshotListener = {
    version(version) {
      if (/^1(?:\.\d+)?$/.test(version)) return;
      found.issue({
        code: 'unsupported-version', line: 1,
        message: `version ${JSON.stringify(version)} of the snapshot is not known; it was read like the last known one`,
        remedy: 'Check the distributions by hand, and report the version.',
      });
    },
    problem({ line, message }) {
      found.issue({
        code: 'partial', line, message,
        remedy: 'Write the snapshot again with `carton install`.',
      });
    },
  };
  const lines = textLines(file);
  for (const { name, version, pathname, provides, line } of readSnapshot(lines, listener)) {
    const author = pathname?.split('/').at(-2);
    const node = found.component({ purl: cpanPurl(name, version, author), line });
    for (const { module, version: own } of provides) {
      byModule.set(module, node);
      if (own !== undefined) versions.set(module, own);
    }
    nodes.push(node);
  }
  let index = 0;
  for (const { requirements } of readSnapshot(lines)) {
    const node = nodes.at(index++);
    for (const { module } of requirements) {
      const target = byModule.get(module);
      if (target !== undefined) found.depends(node, target);
    }
  }
  const manifest = tree.get(`${file.directory}/cpanfile`);
  if (manifest === undefined) return;
  found.claim(manifest.path);
  const project = found.project({ path: file.directory, name: nameOf(file.directory), file: manifest.path });
  const { requirements, unread } = readCpanfile(manifest.text());
  for (const { line, message } of unread) found.issue({ code: 'unsupported', file: manifest.path, line, message, remedy: 'Write the name out.' });
  const differences: LockDifference[] = [];
  // phases can be left out as a whole
  const lockedScopes = new Set<Scope>(['runtime', ...requirements.flatMap(({ module, scope }) => (byModule.has(module) ? [scope] : []))]);
  for (const requirement of requirements) {
    const { module, scope, line, source, isConditional } = requirement;
    const target = byModule.get(module);
    if (target !== undefined) found.depends(project, target, scope);
    // what comes from elsewhere than the index is not in a snapshot
    else if (source !== undefined) found.depends(project, addRequirement(found, manifest.path, requirement).node, scope);
    else if (scope !== 'optional' && lockedScopes.has(scope) && isConditional !== true && !comesWithPerl(module)) {
      differences.push({ file: manifest.path, line, what: notLocked(module) });
      found.depends(project, addRequirement(found, manifest.path, requirement).node, scope);
    }
  }
  const asked = requirements.filter(({ source }) => source === undefined).map(({ module, requirement, line }) => ({ file: manifest.path, line, name: module, requirement }));
  reportLockDifferences(found, { name: file.name, remedy: 'Write the snapshot again with `carton install`.' }, [...differences, ...outsideRequirements('cpan', asked, (module) => versions.get(module))]);
}
