import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { addPaketRequest } from './paket-dependencies.ts';
import { readPaketDependencies, type PaketRequirement } from './paket-dependencies-file.ts';
import { readPaketLock, type PaketPackage } from './paket-lock-file.ts';
import { addReferences, paketName, paketPurl, scopeOfGroup } from './paket.ts';
import { fileIn } from './project-index.ts';

/** paket.lock with the paket.dependencies that it resolves and the paket.references of the projects. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const lock = readPaketLock(file.text());
  for (const { line, text } of lock.faults.slice(0, 20)) {
    found.issue({ code: 'partial', line, message: `the line "${text.slice(0, 80)}" is not understood`, remedy: 'Run "paket install", which writes the file again.' });
  }
  const nodes = new Map<string, NodeId>();
  const key = (group: string, id: string): string => `${group.toLowerCase()}\0${id.toLowerCase()}`;
  for (const locked of lock.packages) nodes.set(key(locked.group, locked.name), addPackage(found, locked));
  const lacking = new Map<string, PaketPackage>();
  for (const locked of lock.packages) {
    const from = nodes.get(key(locked.group, locked.name))!;
    for (const dependency of locked.dependencies) {
      const to = nodes.get(key(locked.group, dependency));
      if (to !== undefined) found.depends(from, to);
      else lacking.set(dependency, lacking.get(dependency) ?? locked);
    }
  }
  const [first] = lacking.values();
  if (first !== undefined) {
    found.issue({
      code: 'partial', line: first.line,
      message: `packages are not in the lockfile that others in it depend on: ${enumerate(Array.from(lacking, ([name, { name: of }]) => `${name} (${of})`))}`,
      remedy: 'Run "paket install", which writes the file again.',
    });
  }
  const dependenciesPath = fileIn(tree, file.directory, 'paket.dependencies');
  const dependencies = dependenciesPath === undefined ? undefined : tree.get(dependenciesPath);
  if (lock.packages.length === 0 && dependencies === undefined) return;
  const project = found.project({ path: file.directory, name: paketName(file.directory), file: dependencies?.path ?? file.path });
  if (dependencies === undefined) {
    for (const [at, locked] of lock.packages.entries()) if (!isNeeded(lock.packages, at)) found.depends(project, nodes.get(key(locked.group, locked.name))!, scopeOfGroup(locked.group));
  } else {
    found.claim(dependencies.path);
    const { requirements } = readPaketDependencies(dependencies.text());
    const missing: LockDifference[] = [];
    for (const asked of requirements) {
      const { name, group, kind, line } = asked;
      const id = kind === 'github' ? name.split(':')[0]! : kind === 'http' || kind === 'git' ? undefined : name;
      if (id === undefined) continue;
      const node = nodes.get(key(group, id));
      found.depends(project, node ?? addPaketRequest(found, dependencies.path, asked).node, kind === 'tool' && node === undefined ? 'development' : scopeOfGroup(group));
      if (node === undefined) missing.push({ file: dependencies.path, line, what: notLocked(name) });
    }
    reportLockDifferences(found, { name: file.name, remedy: 'Run "paket install" and commit paket.lock.' }, [...missing, ...outside(requirements, dependencies.path, lock.packages)]);
    // files from elsewhere have no name by which to pair them
    for (const locked of lock.packages) if (locked.kind === 'http' || locked.kind === 'git') found.depends(project, nodes.get(key(locked.group, locked.name))!, scopeOfGroup(locked.group));
  }
  addReferences(tree, found, file.directory, (group, id) => nodes.get(key(group, id)));
}

function addPackage(found: ExtractInput['found'], locked: PaketPackage): NodeId {
  return found.component({
    purl: paketPurl(locked),
    origin: locked.kind === 'nuget' ? 'registry' : locked.kind === 'http' ? 'url' : 'git',
    platform: locked.restriction,
    line: locked.line,
  });
}

const needed = new WeakMap<readonly PaketPackage[], ReadonlySet<string>>();

/** Does another package of the group depend on it? */
function isNeeded(packages: readonly PaketPackage[], at: number): boolean {
  let names = needed.get(packages);
  if (names === undefined) {
    names = new Set(packages.flatMap((locked) => locked.dependencies.map((dependency) => `${locked.group}\0${dependency.toLowerCase()}`)));
    needed.set(packages, names);
  }
  const locked = packages[at]!;
  return names.has(`${locked.group}\0${locked.name.toLowerCase()}`);
}

/** Within each group; the requirement of a group is one line. */
function outside(requirements: readonly PaketRequirement[], file: string, packages: readonly PaketPackage[]): LockDifference[] {
  const locked = Map.groupBy(packages.filter(({ kind }) => kind === 'nuget'), ({ group, name }) => `${group}\0${name}`.toLowerCase());
  const asked = requirements.filter(({ kind, requirement }) => (kind === 'nuget' || kind === 'tool') && requirement !== '');
  return [...Map.groupBy(asked, ({ group }) => group.toLowerCase())].flatMap(([group, ofGroup]) =>
    outsideRequirements('paket', ofGroup.map((each) => ({ ...each, file })), (name) => (locked.get(`${group}\0${name.toLowerCase()}`) ?? []).flatMap(({ version }) => version ?? [])));
}
