import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { firstLine } from '#core/inventory/report-unresolved.ts';
import { parentOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { Interpolator } from '../interpolate.ts';
import { listed } from '../listed.ts';
import type { RawDependency } from '../pom/raw-pom.ts';
import type { EmbeddedPom } from './embedded-poms.ts';

/** An artifact that the POM in an archive asks for at run time. */
export interface Need {
  readonly group: string;
  readonly artifact: string;
  readonly version: string | undefined;
  readonly line: number;
}

/** What the artifact needs when it runs, as far as its own POM says it: parents are not in the archive. */
export function needsOf({ groupId, artifactId, version, pom }: EmbeddedPom): Need[] {
  if (pom === undefined) return [];
  const own = new Map([['groupId', groupId], ['artifactId', artifactId], ['version', version], ['parent.groupId', pom.parent?.groupId], ['parent.version', pom.parent?.version]]);
  const interpolator = new Interpolator((name) => own.get(name.replace(/^(?:project|pom)\./, '')) ?? pom.properties.get(name));
  const managed = new Map(pom.managed.map((dependency) => [keyOf(dependency), dependency]));
  return pom.dependencies.flatMap((dependency) => {
    const decided = managed.get(keyOf(dependency));
    const scope = dependency.scope ?? decided?.scope;
    const isNeeded = (scope === undefined || scope === 'compile' || scope === 'runtime') && (dependency.optional ?? decided?.optional) !== 'true';
    if (!isNeeded) return [];
    const [group, artifact] = [interpolator.interpolate(dependency.groupId), interpolator.interpolate(dependency.artifactId)];
    const written = dependency.version ?? decided?.version;
    return [{ group, artifact, version: written === undefined ? undefined : interpolator.interpolate(written), line: dependency.line }];
  });
}

/** Needs that may have been copied in under another package name: their own names stand in entries then, at least in those with their licences, or their groups do in directories. */
export function copiedInto(entries: readonly SourceFile[], ownGroup: string, needs: readonly Need[]): ReadonlySet<Need> {
  // files that are written to keep us busy
  if (needs.length * entries.length > mostComparisons) return new Set();
  const paths = needs.length === 0 ? [] : entries.map(({ path }) => path.slice(path.lastIndexOf('!/') + 1));
  const plainPaths = paths.map(plain);
  return new Set(needs.filter(({ group, artifact }) => {
    const [name, directory] = [plain(artifact), `/${group.replaceAll('.', '/')}/`];
    const isOther = !ownGroup.startsWith(group) && !group.startsWith(ownGroup);
    return (name.length >= shortestName && plainPaths.some((path) => path.includes(name))) || (isOther && paths.some((path) => path.includes(directory)));
  }));
}

const mostComparisons = 10_000_000;
/** Shorter names stand in entries by chance. */
const shortestName = 6;

const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_.]/g, '');

const keyOf = ({ groupId, artifactId }: RawDependency): string => `${groupId}:${artifactId}`;

/** An archive that holds nothing but its own artifact, which runs with others beside it. */
export interface ThinArchive {
  readonly node: NodeId;
  /** The entry that says what it needs. */
  readonly pom: string;
  readonly archive: string;
  readonly needs: readonly Need[];
  /** Those of the needs that it may hold itself. */
  readonly copied: ReadonlySet<Need>;
}

/** What the archives of one directory are and hold. */
export class Neighbours {
  /** By `group:artifact`. */
  readonly #certain = new Map<string, Map<NodeId, string | undefined>>();
  /** By artifact: those of which no POM says the group. */
  readonly #named = new Map<string, NodeId | undefined>();

  add(group: string, artifact: string, node: NodeId, version: string | undefined): void {
    const key = `${group}:${artifact}`;
    const known = this.#certain.get(key);
    if (known === undefined) this.#certain.set(key, new Map([[node, version]]));
    else known.set(node, version);
  }

  addNamed(artifact: string, node: NodeId | undefined): void {
    this.#named.set(artifact, node ?? this.#named.get(artifact));
  }

  /** Nodes that are the artifact; `undefined` where it is not here. Of several versions the one that is asked for, if that is known. */
  find({ group, artifact, version }: Need): readonly NodeId[] | undefined {
    const certain = this.#certain.get(`${group}:${artifact}`);
    if (certain !== undefined) {
      const exact = [...certain].filter(([, own]) => own === version);
      if (exact.length > 0) return exact.map(([node]) => node);
      return certain.size === 1 ? [...certain.keys()] : [];
    }
    if (!this.#named.has(artifact)) return undefined;
    const node = this.#named.get(artifact);
    return node === undefined ? [] : [node];
  }
}

/** Edges between archives of one directory; `isTold`: what is not there is told, once for all of them. */
export function connectNeighbours(found: Collector, thin: readonly ThinArchive[], neighbours: Neighbours, isTold: boolean): void {
  const missing: { readonly name: string; readonly line: number; readonly from: ThinArchive }[] = [];
  for (const from of thin) {
    for (const need of from.needs) {
      const targets = neighbours.find(need);
      for (const target of targets ?? []) found.depends(from.node, target);
      if (targets === undefined && !from.copied.has(need)) missing.push({ name: `${need.group}:${need.artifact}`, line: need.line, from });
    }
  }
  const [first] = missing;
  if (first === undefined || !isTold) return;
  const [archives, names] = [new Set(missing.map(({ from }) => from)).size, new Set(missing.map(({ name }) => name))];
  const who = archives === 1 ? 'it needs' : `${archives} archives need`;
  found.issue({
    code: 'unresolved', file: archives === 1 ? first.from.pom : first.from.archive, line: archives === 1 ? firstLine(missing) : undefined,
    message: `${names.size === 1 ? `1 package that ${who} is` : `${names.size} packages that ${who} are`} not among the scanned files: ${listed(names)}`,
    remedy: 'Scan the application with which it runs, or the manifest or lockfile that names what it runs with.',
  });
}

/** Files that tell what a project runs with. */
const builds = ['pom.xml', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts', 'gradle.lockfile', 'build.sbt', 'build.sc', 'build.mill', 'ivy.xml', 'project.clj', 'deps.edn', 'maven_install.json', 'MODULE.bazel', 'WORKSPACE'];

/** Does a build of this directory or of one above it account for the archives in it? */
export function isBuilt(tree: TreeView, directory: string): boolean {
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
    const above = at;
    if (builds.some((name) => tree.get(above === '.' ? name : `${above}/${name}`) !== undefined)) return true;
  }
  return false;
}
