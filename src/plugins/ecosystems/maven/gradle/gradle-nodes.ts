import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { mavenPurl } from '../maven-purl.ts';
import { CompositeBuilds } from './composite-builds.ts';
import { readProject, type GradleProject } from './gradle-project.ts';
import type { GradleTree } from './gradle-tree.ts';

/** Platforms of platforms are followed so far. */
const mostOpen = 50;

/** Projects of Gradle builds as nodes of an extraction, each once. */
export class GradleProjects {
  readonly #tree: GradleTree;
  readonly #composites: CompositeBuilds;
  readonly #found: Collector;
  readonly #orphans: ReadonlyMap<string, readonly string[]>;
  readonly #projects = new Map<string, GradleProject>();
  readonly #open = new Set<string>();

  /** `orphans`: scripts that no project claims, by the directory of the project they are counted to. */
  constructor(tree: GradleTree, found: Collector, orphans: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.#tree = tree;
    this.#composites = new CompositeBuilds(tree);
    this.#found = found;
    this.#orphans = orphans;
  }

  at(directory: string): GradleProject {
    let project = this.#projects.get(directory);
    if (project === undefined) {
      this.#open.add(directory);
      project = readProject(directory, {
        tree: this.#tree, composites: this.#composites, orphans: this.#orphans.get(directory) ?? [],
        other: (other) => (this.#open.has(other) || this.#open.size >= mostOpen ? undefined : this.at(other)),
      });
      this.#open.delete(directory);
      this.#projects.set(directory, project);
    }
    return project;
  }

  /** Of all projects that were asked for. */
  directories(): Iterable<string> {
    return this.#projects.keys();
  }

  /** `file` stands for a project without a script. */
  node(project: GradleProject, file: string): NodeId {
    const { directory, name, group, version, script } = project;
    return this.#found.project({
      path: directory,
      name,
      version,
      purl: group === undefined || version === undefined ? undefined : mavenPurl({ groupId: group, artifactId: name, version }),
      file: script ?? file,
    });
  }

  /** Edges to other projects of the build; those of which no script says anything are left out. */
  dependOnProjects(project: GradleProject, node: NodeId): void {
    for (const { directory, scope } of project.projects) {
      const target = directory === project.directory ? undefined : this.nodeAt(directory);
      if (target !== undefined) this.#found.depends(node, target, scope);
    }
  }

  /** `undefined` for a project of which no script says anything. */
  nodeAt(directory: string): NodeId | undefined {
    const project = this.at(directory);
    const file = project.script ?? this.#tree.scriptOf(this.#tree.buildOf(directory).root);
    const isThere = project.script !== undefined || project.dependencies.length > 0 || project.projects.length > 0;
    return isThere && file !== undefined ? this.node(project, file) : undefined;
  }
}
