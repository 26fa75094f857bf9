import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { LARGE, textLines } from '#core/text/text-lines.ts';
import { addPaketRequest } from './paket-dependencies.ts';
import { readPaketDependencies, type PaketRequirement } from './paket-dependencies-file.ts';
import { readPaketLock, type PaketFault, type PaketPackage } from './paket-lock-file.ts';
import { addReferences, paketName, paketPurl, scopeOfGroup } from './paket.ts';
import { fileIn } from './project-index.ts';

/** paket.lock with the paket.dependencies that it resolves and the paket.references of the projects. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const lines = textLines(file);
  /** Of a large file they are read anew each time. */
  const packages: Iterable<PaketPackage> = file.size < LARGE ? [...readPaketLock(lines, () => {})] : { [Symbol.iterator]: () => readPaketLock(lines, () => {}) };
  let faults = 0;
  const tell = ({ line, text }: PaketFault): void => {
    if (faults++ < mostFaults) found.issue({ code: 'partial', line, message: `the line "${text.slice(0, 80)}" is not understood`, remedy: 'Run "paket install", which writes the file again.' });
  };
  const nodes = new TextMap();
  const key = (group: string, id: string): string => `${group.toLowerCase()}\0${id.toLowerCase()}`;
  let count = 0;
  for (const locked of readPaketLock(lines, tell)) {
    nodes.set(key(locked.group, locked.name), addPackage(found, locked));
    count++;
  }
  if (count === 0 && faults === 0) found.issue({ code: 'partial', line: 1, message: 'the file locks no package', remedy: 'Run "paket install", which writes the file again, or remove it.' });
  const dependenciesPath = fileIn(tree, file.directory, 'paket.dependencies');
  const dependencies = dependenciesPath === undefined ? undefined : tree.get(dependenciesPath);
  /** What packages depend on, where nothing else tells what is direct. */
  const needed = new TextMap();
  const lacking = new Map<string, PaketPackage>();
  for (const locked of packages) {
    const from = nodes.get(key(locked.group, locked.name))!;
    for (const dependency of locked.dependencies) {
      const to = nodes.get(key(locked.group, dependency));
      if (dependencies === undefined) needed.set(`${locked.group}\0${dependency.toLowerCase()}`, 0);
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
  if (count === 0 && dependencies === undefined) return;
  const project = found.project({ path: file.directory, name: paketName(file.directory), file: dependencies?.path ?? file.path });
  if (dependencies === undefined) {
    for (const locked of packages) if (!needed.has(`${locked.group}\0${locked.name.toLowerCase()}`)) found.depends(project, nodes.get(key(locked.group, locked.name))!, scopeOfGroup(locked.group));
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
    reportLockDifferences(found, { name: file.name, remedy: 'Run "paket install" and commit paket.lock.' }, [...missing, ...outside(requirements, dependencies.path, packages)]);
    // files from elsewhere have no name by which to pair them
    for (const locked of packages) if (locked.kind === 'http' || locked.kind === 'git') found.depends(project, nodes.get(key(locked.group, locked.name))!, scopeOfGroup(locked.group));
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

/** A file of another kind has as many as lines. */
const mostFaults = 20;

/** Within each group; the requirement of a group is one line. */
function outside(requirements: readonly PaketRequirement[], file: string, packages: Iterable<PaketPackage>): LockDifference[] {
  const asked = requirements.filter(({ kind, requirement }) => (kind === 'nuget' || kind === 'tool') && requirement !== '');
  const locked = new Map<string, PaketPackage[]>(asked.map(({ group, name }) => [`${group}\0${name}`.toLowerCase(), []]));
  for (const each of locked.size === 0 ? [] : packages) if (each.kind === 'nuget') locked.get(`${each.group}\0${each.name}`.toLowerCase())?.push(each);
  return [...Map.groupBy(asked, ({ group }) => group.toLowerCase())].flatMap(([group, ofGroup]) =>
    outsideRequirements('paket', ofGroup.map((each) => ({ ...each, file })), (name) => (locked.get(`${group}\0${name.toLowerCase()}`) ?? []).flatMap(({ version }) => version ?? [])));
}
