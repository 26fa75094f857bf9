import { joinPath } from '#core/plugin/path.ts';
import type { GradleTree, Inclusion } from './gradle-tree.ts';
import { ProjectPaths } from './project-paths.ts';
import { projectScripts } from './project-scripts.ts';
import { ScriptValues, type NamedModule } from './script-values.ts';

/**
 * Builds that include each other: a module that is asked for in one of them and that a project of another one makes comes from that project, whatever
 * version is asked for.
 */
export class CompositeBuilds {
  readonly #tree: GradleTree;
  /** What the projects of an inclusion make, by `group:name`. */
  readonly #made = new Map<Inclusion, ReadonlyMap<string, string>>();
  /** Inclusions of all composites in which a build takes part, by its root. */
  readonly #around = new Map<string, readonly Inclusion[]>();

  constructor(tree: GradleTree) {
    this.#tree = tree;
  }

  /** The directory of the project from which a build takes a module; `undefined` when it comes from elsewhere. */
  projectFor(root: string, { group, name, version }: Pick<NamedModule, 'group' | 'name' | 'version'>): string | undefined {
    for (const inclusion of this.#inclusionsAround(root)) {
      const chosen = inclusion.substitutions.find(({ from }) => from.group === group && from.name === name && (from.version === undefined || from.version === version));
      if (chosen !== undefined) return this.#paths(inclusion.root, inclusion.root).directoryOf({ kind: 'project', path: chosen.project }, (text) => text);
      // substitutions that are written out count instead of those that follow from the names
      const made = inclusion.substitutions.length > 0 ? undefined : this.#madeBy(inclusion).get(`${group}:${name}`);
      if (made !== undefined) return made;
    }
    return undefined;
  }

  #inclusionsAround(root: string): readonly Inclusion[] {
    let found = this.#around.get(root);
    if (found === undefined) {
      const all = this.#tree.inclusions();
      const including = reachable(root, (at) => [...all].flatMap(([from, inclusions]) => (inclusions.some((inclusion) => inclusion.root === at) ? [from] : [])));
      const outer = all.size === 0 ? [] : [...including].flatMap((from) => [...reachable(from, (at) => (all.get(at) ?? []).map((inclusion) => inclusion.root))]);
      const included = [...new Set(outer)].flatMap((at) => all.get(at) ?? []);
      // those that are included take from the outermost one too
      const tops = [...including].filter((at) => at !== root).map((at): Inclusion => ({ root: at, substitutions: [] }));
      this.#around.set(root, (found = [...included, ...tops]));
    }
    return found;
  }

  #madeBy(inclusion: Inclusion): ReadonlyMap<string, string> {
    let made = this.#made.get(inclusion);
    if (made === undefined) {
      const { root } = inclusion;
      const directories = [root, ...Array.from(this.#tree.buildOf(root).settings.projects.values(), (relative) => joinPath(root, relative))];
      this.#made.set(inclusion, (made = new Map(directories.flatMap((directory) => {
        const module = directory === undefined ? undefined : this.#moduleOf(directory, root);
        return module === undefined ? [] : [[module, directory!] as const];
      }))));
    }
    return made;
  }

  /** `group:name`. */
  #moduleOf(directory: string, root: string): string | undefined {
    const paths = this.#paths(directory, root);
    const values = new ScriptValues(this.#tree, directory, projectScripts(this.#tree, directory, paths, []));
    const group = values.known('group') ?? paths.usualGroup();
    return group === '' ? undefined : `${group}:${paths.name()}`;
  }

  #paths(directory: string, root: string): ProjectPaths {
    return new ProjectPaths(this.#tree.buildOf(root), directory);
  }
}

/** Everything that can be reached from there, itself first. */
function reachable(start: string, next: (at: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([start]);
  for (const at of found) for (const further of next(at)) found.add(further);
  return found;
}
