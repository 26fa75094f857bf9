import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type AskedVersion, type LockDifference } from '#core/inventory/lock-differences.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { addPods } from './add-pods.ts';
import { readPodfileLock } from './podfile-lock-text.ts';
import { exactVersion, isElsewhere, podComponent } from './pod-component.ts';
import { readPodfile, type PodRequest } from './podfile-text.ts';

export default function extract({ file, tree, found }: ExtractInput): void {
  const locked = readPodfileLock(file, found);
  const pods = addPods(found, tree, locked, file.directory);
  const manifest = tree.get(`${file.directory}/Podfile`);
  const podfile = manifest === undefined ? undefined : readPodfile(manifest.text());
  if (manifest !== undefined) found.claim(manifest.path);
  if (locked.dependencies.length === 0 && podfile === undefined) return;
  const scopes = new Map<string, Scope>();
  for (const { name, scope } of podfile?.requests ?? []) scopes.set(name, strongest(scopes.get(name) ?? scope, scope));
  const project = found.project({ path: file.directory, name: nameOf(file.directory), file: manifest?.path ?? file.path });
  const listed = new Set(locked.dependencies.map(({ name }) => name));
  for (const { name, line } of locked.dependencies) {
    const node = pods.node(name);
    if (node !== undefined) found.depends(project, node, scopes.get(name) ?? 'runtime');
    else {
      found.issue({
        code: 'stale-lockfile', line,
        message: `the pod ${JSON.stringify(name)} is listed as a dependency, but has no version`,
        remedy: 'Write the lockfile again with `pod install`.',
      });
    }
  }
  const differences: LockDifference[] = [];
  const asked: AskedVersion[] = [];
  for (const { name, requirement, scope, source, line } of podfile?.requests ?? []) {
    const at = { file: manifest?.path ?? file.path, line };
    const version = pods.version(name);
    const isOfSpecs = [source, locked.sourceOf(name)].every((places) => Object.values(places).every((place) => place === undefined));
    if (!listed.has(name)) {
      differences.push({ ...at, what: notLocked(name) });
      const known = pods.node(name) ?? addElsewhere(found, { ...at, name, requirement, source });
      if (known !== undefined) found.depends(project, known, scope);
    } else asked.push({ ...at, name, requirement: isOfSpecs && version !== undefined && requirement !== '' ? requirement : undefined });
  }
  // both branches of a condition stand there
  differences.unshift(...outsideRequirements('gem', asked, (name) => pods.version(name)));
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `pod install`.' }, differences);
}

/** A pod that is not locked and comes from a place of its own; one of a repository of podspecs is told only. */
function addElsewhere(found: Collector, { name, requirement, source, file, line }: Pick<PodRequest, 'name' | 'requirement' | 'source' | 'line'> & { readonly file: string }): NodeId | undefined {
  if (!isElsewhere(source)) return undefined;
  return found.component({ ...podComponent(name, exactVersion(requirement), source), requirement, file, line, evidence: 'manifest' });
}
