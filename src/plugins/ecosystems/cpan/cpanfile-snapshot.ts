import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { addRequirement } from './add-requirements.ts';
import { readCpanfile } from './cpanfile-text.ts';
import { comesWithPerl } from './core-modules.ts';
import { cpanPurl } from './cpan-purl.ts';
import { readSnapshot } from './snapshot-text.ts';

export default function extract({ file, tree, found }: ExtractInput): void {
  const snapshot = readSnapshot(file.text());
  if (snapshot.version !== undefined && !/^1(?:\.\d+)?$/.test(snapshot.version)) {
    found.issue({
      code: 'unsupported-version', line: 1,
      message: `version ${JSON.stringify(snapshot.version)} of the snapshot is not known; it was read like the last known one`,
      remedy: 'Check the distributions by hand, and report the version.',
    });
  }
  for (const { line, message } of snapshot.problems) {
    found.issue({
      code: 'partial', line, message,
      remedy: 'Write the snapshot again with `carton install`.',
    });
  }
  const byModule = new Map<string, NodeId>();
  const versions = new Map<string, string>();
  const nodes = snapshot.distributions.map(({ name, version, pathname, provides, line }) => {
    const author = pathname?.split('/').at(-2);
    const node = found.component({ purl: cpanPurl(name, version, author), line });
    for (const { module, version: own } of provides) {
      byModule.set(module, node);
      if (own !== undefined) versions.set(module, own);
    }
    return node;
  });
  for (const [index, { requirements }] of snapshot.distributions.entries()) {
    for (const { module } of requirements) {
      const target = byModule.get(module);
      if (target !== undefined) found.depends(nodes[index]!, target);
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
