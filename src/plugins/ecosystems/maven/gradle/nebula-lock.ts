import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { askedOtherwise, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, get, isRecord, strings, text } from '#core/text/value.ts';
import { flatNebulaLock, nebulaLock } from '../lockfile-shapes.ts';
import { mavenPurl } from '../maven-purl.ts';
import { scopeOfLocked } from './configuration-scope.ts';
import { GradleProjects } from './gradle-nodes.ts';
import type { GradleProject } from './gradle-project.ts';
import { GradleTree } from './gradle-tree.ts';
import { lockedBelow } from './locked-below.ts';
import { unlockedModules } from './unlocked-modules.ts';

/** `dependencies.lock` of the dependency lock plugin: configuration to module to locked version, with those that bring it in. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = parseJson(file.text());
  const modules = new Map<string, LockedModule>();
  const groups = entries(json.value).filter(([, value]) => isRecord(value));
  // before version 2 of the format the modules stand at the top, without configurations
  const isFlat = groups.some(([, value]) => typeof get(value, 'locked') === 'string');
  checkShape(found, json, isFlat ? flatNebulaLock : nebulaLock);
  for (const [configuration, locked] of isFlat ? [['', json.value] as const] : groups) {
    const scope = configuration === '' || configuration === '_global_' ? 'runtime' : (scopeOfLocked([configuration]) ?? 'runtime');
    for (const [module, value] of entries(locked)) {
      const [groupId = '', artifactId = ''] = module.split(':');
      const version = text(value, 'locked');
      const isProject = get(value, 'project') === true;
      const purl = isProject ? undefined : mavenPurl({ groupId, artifactId, version });
      if (purl === undefined) {
        if (!isProject) found.issue({ code: 'partial', line: json.line(...(isFlat ? [] : [configuration]), module), message: `the entry ${module} has no readable name`, remedy: 'Let the dependency lock plugin write the file again.' });
        continue;
      }
      const line = json.line(...(isFlat ? [] : [configuration]), module);
      const node = found.component({ purl, requirement: text(value, 'requested'), scope, line });
      const known = modules.get(module) ?? { node, broughtBy: new Set<string>(), scope, requested: new Set<string>(), versions: new Set<string>() };
      for (const parent of [...strings(value, 'transitive'), ...strings(value, 'firstLevelTransitive')]) known.broughtBy.add(parent);
      known.scope = strongest(known.scope, scope);
      const requested = text(value, 'requested');
      if (requested !== undefined) known.requested.add(requested);
      if (version !== undefined) known.versions.add(version);
      modules.set(module, known);
    }
  }
  const projects = new GradleProjects(new GradleTree(tree, found), found);
  const project = projects.at(file.directory);
  const root = projects.node(project, file.path);
  projects.dependOnProjects(project, root);
  for (const { node, broughtBy, scope, requested } of modules.values()) {
    if (requested.size > 0 || broughtBy.size === 0) found.depends(root, node, scope);
    for (const parent of broughtBy) {
      const from = modules.get(parent)?.node;
      if (from !== undefined) found.depends(from, node);
    }
  }
  if (project.script !== undefined) found.claim(project.script);
  const changed = askedOtherwiseThan(project, modules);
  reportLockDifferences(found, { name: file.name, remedy: 'Run gradle generateLock saveLock.' }, [
    ...unlockedModules(project, new Set(groups.map(([configuration]) => configuration)), (key) => modules.has(key)),
    ...changed.values(),
    ...lockedBelow(project, (key) => (changed.has(key) ? [] : [...(modules.get(key)?.versions ?? [])])),
  ]);
}

interface LockedModule {
  readonly node: NodeId;
  readonly broughtBy: Set<string>;
  scope: Scope;
  /** What was asked for when it was locked, in all configurations. */
  readonly requested: Set<string>;
  readonly versions: Set<string>;
}

/** By `group:name`. The lockfile repeats what the script asked for; richer versions than a plain one are written in other ways. */
function askedOtherwiseThan({ dependencies }: GradleProject, modules: ReadonlyMap<string, LockedModule>): ReadonlyMap<string, LockDifference> {
  return new Map([...Map.groupBy(dependencies, ({ group, name }) => `${group}:${name}`)].flatMap(([key, asked]) => {
    const there = [...(modules.get(key)?.requested ?? [])];
    const here = asked.map(({ requirement }) => requirement);
    const isComparable = there.length > 0 && here.every((requirement) => requirement !== undefined && isPlain(requirement)) && there.every(isPlain);
    if (!isComparable || here.some((requirement) => there.includes(requirement!))) return [];
    return [[key, { file: asked[0]!.path, line: asked[0]!.line, what: askedOtherwise(key, here[0]!, there.join(' and ')) }] as const];
  }));
}

const isPlain = (requirement: string): boolean => /^[\w.+-]+$/.test(requirement);
