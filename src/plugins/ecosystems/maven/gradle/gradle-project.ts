import type { Scope } from '#core/model/scope.ts';
import { weakest } from '#core/model/scope.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { Interpolator, isResolved } from '../interpolate.ts';
import type { Exclusion } from '../pom/raw-pom.ts';
import { kotlinVersion, type BuildScript, type Declaration } from './build-script.ts';
import { scopeOfConfiguration } from './configuration-scope.ts';
import { splitOutside } from './dependency-management.ts';
import { upTo, type GradleBuild, type GradleTree, type NamedCatalog } from './gradle-tree.ts';
import type { Notation } from './notation.ts';
import { withColon } from './settings-script.ts';
import { accessorOf, type CatalogLibrary } from './version-catalog.ts';

/** A dependency that a build script declares, with what could be evaluated. */
export interface GradleDependency {
  readonly group: string;
  readonly name: string;
  /** May hold `${…}` where a variable is not known. */
  readonly requirement?: string | undefined;
  readonly classifier?: string | undefined;
  readonly extension?: string | undefined;
  readonly exclusions: readonly Exclusion[];
  readonly scope: Scope;
  readonly path: string;
  readonly line: number;
}

/** A dependency on another project of the tree. */
export interface ProjectDependency {
  readonly directory: string;
  readonly scope: Scope;
}

export interface GradleProject {
  readonly directory: string;
  readonly name: string;
  readonly group?: string | undefined;
  readonly version?: string | undefined;
  readonly script?: string | undefined;
  readonly dependencies: readonly GradleDependency[];
  readonly projects: readonly ProjectDependency[];
  /** Platforms and BOMs that give versions to dependencies without one. */
  readonly platforms: readonly string[];
  /** Places of declarations that are computed. */
  readonly unread: readonly { readonly path: string; readonly line: number }[];
}

const maximumApplied = 100;

/** What the scripts that concern one project say about it. */
export function readProject(tree: GradleTree, directory: string, orphans: readonly string[] = []): GradleProject {
  return new ProjectReader(tree, directory, orphans).read();
}

class ProjectReader {
  readonly #tree: GradleTree;
  readonly #directory: string;
  readonly #build: GradleBuild;
  /** Scripts of this project and those above it, the nearest first, each followed by what it applies. */
  readonly #scripts: readonly { readonly path: string; readonly directory: string; readonly script: BuildScript }[];
  readonly #interpolator: Interpolator;
  readonly #projectPath: string;

  constructor(tree: GradleTree, directory: string, orphans: readonly string[]) {
    this.#tree = tree;
    this.#directory = directory;
    this.#build = tree.buildOf(directory);
    this.#scripts = this.#gather(orphans);
    this.#interpolator = new Interpolator((name) => this.#lookup(name));
    this.#projectPath = this.#pathOf(directory);
  }

  read(): GradleProject {
    const dependencies: GradleDependency[] = [];
    const projects: ProjectDependency[] = [];
    const platforms = new Set<string>();
    const unread: { path: string; line: number }[] = [];
    for (const { path, directory, script } of this.#scripts) {
      const isOwn = directory === this.#directory;
      if (isOwn) for (const line of script.unread) unread.push({ path, line });
      for (const platform of script.platforms) if (isOwn) platforms.add(this.#interpolator.interpolate(this.#platformText(platform.text)));
      for (const declaration of script.declarations) {
        if (!this.#concerns(declaration.target, directory)) continue;
        const scope = this.#scopeOf(declaration);
        const found = this.#resolve(declaration.notation, declaration, path, scope, 0);
        if (found === undefined) unread.push({ path, line: declaration.line });
        else for (const item of found) if ('directory' in item) projects.push(item); else dependencies.push(item);
      }
    }
    return {
      directory: this.#directory, name: this.#name(), group: this.#projectValue('group'), version: this.#projectValue('version'),
      script: this.#tree.scriptOf(this.#directory), dependencies, projects, platforms: [...platforms], unread,
    };
  }

  #gather(orphans: readonly string[]): { path: string; directory: string; script: BuildScript }[] {
    const found: { path: string; directory: string; script: BuildScript }[] = [];
    const seen = new Set<string>();
    for (const directory of upTo(this.#directory, this.#build.root)) {
      const own = this.#tree.scriptOf(directory);
      const pending = [...(own === undefined ? [] : [own]), ...(directory === this.#directory ? orphans : [])];
      for (let path = pending.shift(); path !== undefined && seen.size < maximumApplied; path = pending.shift()) {
        if (seen.has(path)) continue;
        seen.add(path);
        const script = this.#tree.script(path);
        if (script === undefined) continue;
        found.push({ path, directory, script });
        for (const applied of script.applies) {
          const relative = applied.replace(/^\$\{?(?:rootDir|rootProject\.projectDir|rootProject\.rootDir)\}?\//, '');
          const base = relative === applied && !applied.startsWith('$') ? directory : this.#build.root;
          const target = joinPath(base, relative.replace(/^\$\{?(?:projectDir|project\.projectDir)\}?\//, ''));
          if (target !== undefined) pending.push(target);
        }
      }
    }
    return found;
  }

  #concerns(target: string, directory: string): boolean {
    const isOwn = directory === this.#directory;
    if (target === 'self') return isOwn;
    if (target === 'all') return true;
    if (target === 'below') return !isOwn;
    return withColon(target) === this.#projectPath;
  }

  #scopeOf({ configuration, test }: Declaration): Scope {
    const plain = scopeOfConfiguration(configuration);
    const scope = test ? weakest(plain, 'test') : plain;
    const isBuild = /(?:^|\/)(?:buildSrc|build-logic|build-conventions|gradle\/plugins)(?:\/|$)/.test(this.#directory);
    return isBuild ? weakest(scope, 'build') : scope;
  }

  /** `undefined` when it cannot be read. */
  #resolve(notation: Notation, declaration: Declaration, path: string, scope: Scope, depth: number): (GradleDependency | ProjectDependency)[] | undefined {
    switch (notation.kind) {
      case 'project': {
        const directory = this.#directoryOf(this.#interpolator.interpolate(notation.path));
        return directory === undefined ? [] : [{ directory, scope }];
      }
      case 'parts': {
        const { group, name, version, classifier, extension } = notation;
        return this.#module({ group, name, version: declaration.version ?? version, classifier, extension }, declaration, path, scope);
      }
      case 'module': {
        const alone = /^\$\{([^{}]+)\}$/.exec(notation.text);
        const text = alone === null ? notation.text : this.#lookup(alone[1]!);
        if (text === undefined) return undefined;
        const [group = '', name = '', version, classifier] = splitOutside(text);
        const [bare, extension] = cutAt(classifier ?? version ?? name);
        const parts = classifier !== undefined ? { version, classifier: bare } : version !== undefined ? { version: bare } : {};
        const isModule = name !== '' && splitOutside(text).length <= 4;
        return isModule ? this.#module({ group, name: version === undefined ? bare : name, ...parts, version: declaration.version ?? parts.version, extension }, declaration, path, scope) : undefined;
      }
      case 'reference': return this.#reference(notation.path, declaration, path, scope, depth);
      default: return undefined;
    }
  }

  #module(parts: Omit<Extract<Notation, { kind: 'parts' }>, 'kind'>, { line, exclusions }: Declaration, path: string, scope: Scope): GradleDependency[] | undefined {
    const say = (text: string | undefined): string | undefined => (text === undefined ? undefined : this.#interpolator.interpolate(text));
    const group = say(parts.group)!;
    const name = say(parts.name)!;
    if (!isResolved(group + name)) return undefined;
    const requirement = say(parts.version) ?? this.#constraint(`${group}:${name}`) ?? (group === 'org.jetbrains.kotlin' ? this.#lookup(kotlinVersion) : undefined);
    return [{ group, name, requirement: requirement === '' ? undefined : requirement, classifier: say(parts.classifier), extension: parts.extension, exclusions, scope, path, line }];
  }

  #constraint(module: string): string | undefined {
    for (const { script } of this.#scripts) {
      const version = script.constraints.get(module);
      if (version !== undefined) return this.#interpolator.interpolate(version);
    }
    return undefined;
  }

  #reference(reference: string, declaration: Declaration, path: string, scope: Scope, depth: number): (GradleDependency | ProjectDependency)[] | undefined {
    if (reference.startsWith('projects.')) {
      const directory = this.#directoryOfAccessor(reference.slice('projects.'.length));
      return directory === undefined ? [] : [{ directory, scope }];
    }
    const libraries = librariesOf(this.#build.catalogs, reference);
    if (libraries !== undefined) {
      return libraries.flatMap(({ group, name, version }) => this.#module({ group, name, version: declaration.version ?? version }, declaration, path, scope) ?? []);
    }
    const value = this.#lookup(reference);
    return value === undefined || depth > 10 ? undefined : this.#resolve({ kind: 'module', text: value }, declaration, path, scope, depth + 1);
  }

  #platformText(text: string): string {
    const reference = /^\$\{([^{}]+)\}$/.exec(text)?.[1];
    const library = reference === undefined ? undefined : librariesOf(this.#build.catalogs, reference)?.[0];
    return library === undefined ? text : `${library.group}:${library.name}${library.version === undefined ? '' : `:${library.version}`}`;
  }

  #lookup(name: string): string | undefined {
    for (const { script } of this.#scripts) {
      const value = script.variables.get(name);
      if (value !== undefined && value !== `\${${name}}`) return value;
    }
    for (const directory of upTo(this.#directory, this.#build.root)) {
      const value = this.#tree.properties(directory).get(name);
      if (value !== undefined) return value;
    }
    const constant = this.#build.constants.get(name);
    if (constant !== undefined) return constant;
    for (const catalog of this.#build.catalogs) {
      const prefix = `${catalog.name}.versions.`;
      if (name.startsWith(prefix)) return catalog.versions.get(accessorOf(name.slice(prefix.length)));
    }
    return name === kotlinVersion ? this.#build.catalogs.find((catalog) => catalog.kotlin !== undefined)?.kotlin : undefined;
  }

  #projectValue(name: 'group' | 'version'): string | undefined {
    const value = this.#lookup(name);
    const text = value === undefined ? undefined : this.#interpolator.interpolate(value);
    return text === undefined || text === '' || !isResolved(text) ? undefined : text;
  }

  #name(): string {
    if (this.#directory === this.#build.root) return this.#build.settings.rootName ?? (this.#directory === '.' ? 'root' : nameOf(this.#directory));
    return this.#projectPath.slice(this.#projectPath.lastIndexOf(':') + 1);
  }

  #pathOf(directory: string): string {
    const known = this.#build.pathByDirectory.get(directory);
    if (known !== undefined) return known;
    return directory === this.#build.root ? ':' : `:${(this.#build.root === '.' ? directory : directory.slice(this.#build.root.length + 1)).replaceAll('/', ':')}`;
  }

  #directoryOf(path: string): string | undefined {
    const key = path.startsWith(':') ? path : `${this.#projectPath === ':' ? '' : this.#projectPath}:${path}`;
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

/** What an accessor such as `libs.commons.lang3` or `libs.bundles.test` names; `undefined` when no catalog has that name. */
function librariesOf(catalogs: readonly NamedCatalog[], accessor: string): readonly CatalogLibrary[] | undefined {
  const dot = accessor.indexOf('.');
  const alias = accessor.slice(dot + 1);
  for (const catalog of catalogs) {
    if (dot === -1 || catalog.name !== accessor.slice(0, dot)) continue;
    const bundle = alias.startsWith('bundles.') ? catalog.bundles.get(alias.slice('bundles.'.length)) : undefined;
    if (bundle !== undefined) return bundle.map((item) => catalog.libraries.get(item)).filter((library) => library !== undefined);
    const library = catalog.libraries.get(alias);
    if (library !== undefined) return [library];
  }
  return undefined;
}

/** `1.0@aar` is the version and the extension. */
function cutAt(text: string): [string, string | undefined] {
  const at = text.lastIndexOf('@');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
