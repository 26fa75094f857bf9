import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { GradleBuild } from './gradle-tree.ts';
import type { Notation } from './notation.ts';
import { withColon } from './settings-script.ts';

/** Where the projects of a build lie, as one of them names them. */
export class ProjectPaths {
  readonly #build: GradleBuild;
  readonly #directory: string;
  /** `:a:b`; `:` for the root. */
  readonly #path: string;

  constructor(build: GradleBuild, directory: string) {
    this.#build = build;
    this.#directory = directory;
    this.#path = build.pathByDirectory.get(directory) ?? (directory === build.root ? ':' : `:${(build.root === '.' ? directory : directory.slice(build.root.length + 1)).replaceAll('/', ':')}`);
  }

  name(): string {
    if (this.#directory === this.#build.root) return this.#build.settings.rootName ?? (this.#directory === '.' ? 'root' : nameOf(this.#directory));
    return this.#path.slice(this.#path.lastIndexOf(':') + 1);
  }

  /** The group of a project that sets none: the path of the projects above it. That of a root is empty. */
  usualGroup(): string {
    const above = this.#path.split(':').slice(1, -1);
    return this.#directory === this.#build.root ? '' : [new ProjectPaths(this.#build, this.#build.root).name(), ...above].join('.');
  }

  /** Is what a script of that directory says to a target (see `Declaration.target`) said to this project? */
  concerns(target: string, directory: string): boolean {
    const isOwn = directory === this.#directory;
    if (target === 'self') return isOwn;
    if (target === 'all') return true;
    if (target === 'below') return !isOwn;
    return withColon(target) === this.#path;
  }

  /** The directory of the project that a notation names (in Kotlin also `projects.a.b`), its variables being filled in by `say`; `undefined` when it names none. */
  directoryOf(notation: Notation, say: (template: string) => string): string | undefined {
    if (notation.kind === 'project') return this.#directoryOfPath(say(notation.path));
    return isAccessor(notation) ? this.#directoryOfAccessor(notation.path.slice(accessors.length)) : undefined;
  }

  #directoryOfPath(path: string): string | undefined {
    const key = path.startsWith(':') ? path : `${this.#path === ':' ? '' : this.#path}:${path}`;
    const relative = this.#build.settings.projects.get(key) ?? key.slice(1).replaceAll(':', '/');
    return key === ':' ? this.#build.root : joinPath(this.#build.root, relative);
  }

  /** `projects.featureOne.api` is `:feature-one:api`. */
  #directoryOfAccessor(accessor: string): string | undefined {
    const wanted = accessor.replace(/^rootProject\.?/, '').split('.').map((word) => word.toLowerCase()).join(':');
    for (const [path, relative] of this.#build.settings.projects) {
      if (path.slice(1).replace(/[-_.]/g, '').toLowerCase() === wanted) return joinPath(this.#build.root, relative);
    }
    return undefined;
  }
}

const accessors = 'projects.';

const isAccessor = (notation: Notation): notation is Notation & { readonly kind: 'reference' } => notation.kind === 'reference' && notation.path.startsWith(accessors);

export const namesProject = (notation: Notation): boolean => notation.kind === 'project' || isAccessor(notation);
