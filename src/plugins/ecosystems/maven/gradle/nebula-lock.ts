import { checkShape } from '#core/inventory/check-shape.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { askedOtherwise, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { scopeRank, scopes, strongest } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { entries, get, isRecord, strings, text, type Value } from '#core/text/value.ts';
import { flatNebulaLock, nebulaLock } from '../lockfile-shapes.ts';
import { mavenPurl } from '../maven-purl.ts';
import { scopeOfLocked } from './configuration-scope.ts';
import { GradleProjects } from './gradle-nodes.ts';
import type { GradleProject } from './gradle-project.ts';
import { GradleTree } from './gradle-tree.ts';
import { lockedBelow } from './locked-below.ts';
import { addUnlockedModules } from './unlocked-modules.ts';

/** `dependencies.lock` of the dependency lock plugin: configuration to module to locked version, with those that bring it in. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = readJson(file);
  const modules = new TextMap();
  /** By number of the module: its node, the strongest scope that it has, and whether the project asks for it. */
  const [nodes, ranks, asked] = [new IntList(), new IntList(), new IntList()];
  const groups = entries(json.value).filter(([, value]) => isRecord(value));
  // before version 2 of the format the modules stand at the top, without configurations
  const isFlat = groups.some(([, value]) => typeof get(value, 'locked') === 'string');
  checkShape(found, json, isFlat ? flatNebulaLock : nebulaLock);
  const sections = isFlat ? [['', json.value] as const] : groups;
  for (const [configuration, locked] of sections) {
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
      const known = modules.get(module);
      const number = known ?? modules.size;
      if (known === undefined) {
        modules.set(module, number);
        nodes.push(node);
        ranks.push(scopeRank[scope]);
        asked.push(ASKED);
      }
      ranks.set(number, scopeRank[strongest(scopes[ranks.at(number)]!, scope)]);
      if (text(value, 'requested') !== undefined) asked.set(number, REQUESTED);
      else if (asked.at(number) === ASKED && parentsOf(value).length > 0) asked.set(number, BROUGHT);
    }
  }
  const projects = new GradleProjects(new GradleTree(tree, found), found);
  const project = projects.at(file.directory);
  const root = projects.node(project, file.path);
  projects.dependOnProjects(project, root);
  for (let number = 0; number < nodes.length; number++) if (asked.at(number) !== BROUGHT) found.depends(root, nodes.at(number), scopes[ranks.at(number)]);
  for (const [, locked] of sections) {
    for (const [module, value] of entries(locked)) {
      const to = modules.get(module);
      for (const parent of to === undefined ? [] : parentsOf(value)) {
        const from = modules.get(parent);
        if (from !== undefined) found.depends(nodes.at(from), nodes.at(to!));
      }
    }
  }
  if (project.script !== undefined) found.claim(project.script);
  /** What stands of a module in any of the configurations. */
  const statedOf = (module: string, field: 'locked' | 'requested'): string[] => {
    const entriesOf = modules.has(module) ? sections.map(([, locked]) => get(locked, module)).filter((entry) => get(entry, 'project') !== true) : [];
    return [...new Set(entriesOf.flatMap((entry) => text(entry, field) ?? []))];
  };
  const changed = askedOtherwiseThan(project, (module) => statedOf(module, 'requested'));
  reportLockDifferences(found, { name: file.name, remedy: 'Run gradle generateLock saveLock.' }, [
    ...addUnlockedModules(found, root, project, { configurations: new Set(groups.map(([configuration]) => configuration)), isLocked: (key) => modules.has(key) }),
    ...changed.values(),
    ...lockedBelow(project, (key) => (changed.has(key) ? [] : statedOf(key, 'locked'))),
  ]);
}

/** By `group:name`. The lockfile repeats what the script asked for; richer versions than a plain one are written in other ways. */
function askedOtherwiseThan({ dependencies }: GradleProject, requestedOf: (module: string) => readonly string[]): ReadonlyMap<string, LockDifference> {
  return new Map([...Map.groupBy(dependencies.filter(({ conditional }) => !conditional), ({ group, name }) => `${group}:${name}`)].flatMap(([key, asked]) => {
    const there = requestedOf(key);
    const here = asked.map(({ requirement }) => requirement);
    const isComparable = there.length > 0 && here.every((requirement) => requirement !== undefined && isPlain(requirement)) && there.every(isPlain);
    if (!isComparable || here.some((requirement) => there.includes(requirement!))) return [];
    return [[key, { file: asked[0]!.path, line: asked[0]!.line, what: askedOtherwise(key, here[0]!, there.join(' and ')) }] as const];
  }));
}

const isPlain = (requirement: string): boolean => /^[\w.+-]+$/.test(requirement);

/** Nothing brings it in, as far as was read. */
const ASKED = 0;
/** It is brought in by others only. */
const BROUGHT = 1;
/** The project says which version it wants. */
const REQUESTED = 2;

const parentsOf = (value: Value): string[] => [...strings(value, 'transitive'), ...strings(value, 'firstLevelTransitive')];
