import type { Collector } from '#core/inventory/collector.ts';
import { filesIn } from '#core/plugin/files-in.ts';
import { directoryOf, isInside, joinPath, nameOf, parentOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { attempt } from '../attempt.ts';
import { readProperties } from '../properties-file.ts';
import { readBuildScript, type BuildScript } from './build-script.ts';
import { languageOf, readCode } from './gradle-code.ts';
import { readSettings, type GradleSettings, type IncludedBuild } from './settings-script.ts';
import { isMainCode, isPluginCode } from './plugin-code.ts';
import { readConstants } from './variables.ts';
import { readVersionCatalog, type VersionCatalog } from './version-catalog.ts';

/** Names of build scripts, the preferred one first. */
const scriptNames = ['build.gradle.kts', 'build.gradle'];
const settingsNames = ['settings.gradle.kts', 'settings.gradle'];

export interface NamedCatalog {
  readonly name: string;
  readonly libraries: VersionCatalog['libraries'];
  readonly bundles: VersionCatalog['bundles'];
  readonly versions: VersionCatalog['versions'];
  readonly plugins: VersionCatalog['plugins'];
  readonly kotlin?: string | undefined;
  /** The file that holds it. */
  readonly path: string;
}

/** A build that another one includes. */
export interface Inclusion {
  readonly root: string;
  readonly substitutions: IncludedBuild['substitutions'];
}

/** One build: the directory of its settings and what holds for all of its projects. */
export interface GradleBuild {
  readonly root: string;
  readonly settings: GradleSettings;
  /** Project path (`:a:b`) by directory. */
  readonly pathByDirectory: ReadonlyMap<string, string>;
  readonly catalogs: readonly NamedCatalog[];
  /** Constants of `buildSrc`. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Reads the files of Gradle builds when they are asked for, each once; what cannot be read is reported once. */
export class GradleTree {
  readonly #tree: TreeView;
  readonly #found: Collector;
  readonly #scripts = new Map<string, BuildScript | undefined>();
  readonly #properties = new Map<string, ReadonlyMap<string, string>>();
  readonly #builds = new Map<string, GradleBuild>();
  #pluginCode: ReadonlyMap<string, readonly string[]> | undefined;
  #inclusions: ReadonlyMap<string, readonly Inclusion[]> | undefined;
  #included: ReadonlySet<string> = new Set();
  readonly #catalogs = new Map<string, VersionCatalog | undefined>();

  constructor(tree: TreeView, found: Collector) {
    this.#tree = tree;
    this.#found = found;
  }

  /** The script of the project in a directory: `build.gradle`, or one that is called like the directory. */
  scriptOf(directory: string): string | undefined {
    for (const name of [...scriptNames, `${nameOf(directory)}.gradle.kts`, `${nameOf(directory)}.gradle`]) {
      const path = joinPath(directory, name);
      if (path !== undefined && this.#tree.get(path) !== undefined) return path;
    }
    return undefined;
  }

  script(path: string): BuildScript | undefined {
    if (!this.#scripts.has(path)) {
      const file = this.#tree.get(path);
      const language = languageOf(path);
      this.#scripts.set(path, file && attempt(this.#found, path, () => readBuildScript(readCode(file.text(), language), language)));
    }
    return this.#scripts.get(path);
  }

  /** The script that makes up the plugin of an id: `src/main/kotlin/id.gradle.kts`, where directories stand for the first parts of the id or for nothing. */
  pluginScript(id: string): string | undefined {
    for (let at = 0; at !== -1 && at < id.length; at = next(id, at)) {
      for (const extension of ['.gradle.kts', '.gradle']) {
        const inside = at === 0 ? '' : `/${id.slice(0, at - 1).replaceAll('.', '/')}`;
        const file = this.#tree.named(id.slice(at) + extension).find(({ directory }) => /(?:^|\/)src\/main\/(?:kotlin|groovy)(?:\/|$)/.test(directory) && directory.endsWith(inside));
        if (file !== undefined) return file.path;
      }
    }
    return undefined;
  }

  /** Ids of the plugins in the catalogs of all builds, by accessor with the name of the catalog before it. */
  plugins(directories: readonly string[]): ReadonlyMap<string, string> {
    const catalogs = new Set(directories.flatMap((directory) => this.buildOf(directory).catalogs));
    return new Map([...catalogs].flatMap(({ name, plugins }) => Array.from(plugins, ([alias, id]) => [`${name}.plugins.${alias}`, id] as const)));
  }

  /** Code of plugins that the build itself holds, by the directory of the project to which what it says is counted: the topmost of the build around it. */
  pluginCode(): ReadonlyMap<string, readonly string[]> {
    if (this.#pluginCode !== undefined) return this.#pluginCode;
    const included = this.#includedBuilds();
    const isCode = (path: string): boolean => isPluginCode(path) || (isMainCode(path) && upTo(directoryOf(path), '.').some((directory) => directory !== '.' && included.has(directory)));
    this.#pluginCode = Map.groupBy(
      this.#tree.all().filter(({ path }) => isCode(path)).map(({ path }) => path),
      (path) => this.#around(directoryOf(path)),
    );
    return this.#pluginCode;
  }

  /** The builds in the tree that each build includes, by its root; none for those that include no other one. */
  inclusions(): ReadonlyMap<string, readonly Inclusion[]> {
    if (this.#inclusions !== undefined) return this.#inclusions;
    const roots = new Set(settingsNames.flatMap((name) => this.#tree.named(name).map(({ directory }) => directory)));
    const found = Array.from(roots, (root): [string, Inclusion[]] => [root, this.#build(root).settings.includedBuilds.flatMap(({ path, substitutions }) => {
      const included = joinPath(root, path);
      return included === undefined || included === root ? [] : [{ root: included, substitutions }];
    })]);
    this.#inclusions = new Map(found.filter(([, included]) => included.length > 0));
    this.#included = new Set([...this.#inclusions.values()].flat().map(({ root }) => root));
    return this.#inclusions;
  }

  /** Roots of builds that another one includes; they need no settings. */
  #includedBuilds(): ReadonlySet<string> {
    this.inclusions();
    return this.#included;
  }

  /** The root of the outermost build around a directory. */
  #around(directory: string): string {
    let { root } = this.buildOf(directory);
    for (let above = parentOf(root); above !== undefined; above = parentOf(root)) {
      const outer = this.buildOf(above).root;
      const isBuild = this.scriptOf(outer) !== undefined || settingsNames.some((name) => this.#tree.get(`${outer}/${name}`) !== undefined);
      if (!isBuild) break;
      root = outer;
    }
    return root;
  }

  /** `gradle.properties` of a directory; empty when there is none. */
  properties(directory: string): ReadonlyMap<string, string> {
    let properties = this.#properties.get(directory);
    if (properties === undefined) {
      const file = this.#tree.get(`${directory}/gradle.properties`);
      properties = (file && attempt(this.#found, file.path, () => readProperties(file.text()))) ?? new Map();
      this.#properties.set(directory, properties);
    }
    return properties;
  }

  catalog(path: string): VersionCatalog | undefined {
    if (!this.#catalogs.has(path)) {
      const file = this.#tree.get(path);
      this.#catalogs.set(path, file && attempt(this.#found, path, () => readVersionCatalog(file, this.#found)));
    }
    return this.#catalogs.get(path);
  }

  /** The build that a directory belongs to: that of the nearest settings above it, else of the topmost build script. */
  buildOf(directory: string): GradleBuild {
    let topmost = directory;
    for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
      if (settingsNames.some((name) => this.#tree.get(`${at}/${name}`) !== undefined) || this.#includedBuilds().has(at)) return this.#build(at);
      if (this.scriptOf(at) !== undefined) topmost = at;
    }
    return this.#build(topmost);
  }

  #build(root: string): GradleBuild {
    let build = this.#builds.get(root);
    if (build === undefined) {
      const settings = this.#settings(root);
      const pathByDirectory = new Map(Array.from(settings.projects, ([path, relative]) => [joinPath(root, relative) ?? '', path]));
      this.#builds.set(root, (build = { root, settings, pathByDirectory, catalogs: this.#namedCatalogs(root, settings), constants: this.#constants(root) }));
    }
    return build;
  }

  #settings(root: string): GradleSettings {
    for (const name of settingsNames) {
      const file = this.#tree.get(`${root}/${name}`);
      const settings = file && attempt(this.#found, file.path, () => readSettings(file.text(), languageOf(name)));
      if (settings === undefined) continue;
      for (const line of settings.includedBuilds.flatMap(({ unread }) => unread)) {
        this.#found.issue({ code: 'unsupported', file: file!.path, line, message: 'code decides which modules come from an included build and was not run', remedy: 'Write module and project out in dependencySubstitution.' });
      }
      return settings;
    }
    return { projects: new Map(), catalogs: [], includedBuilds: [] };
  }

  #namedCatalogs(root: string, settings: GradleSettings): NamedCatalog[] {
    const catalogs: NamedCatalog[] = [];
    const add = (name: string, path: string | undefined): void => {
      const catalog = path === undefined ? undefined : this.catalog(path);
      if (catalog !== undefined) catalogs.push({ ...catalog, name });
    };
    for (const { name, file, libraries, versions, bundles } of settings.catalogs) {
      if (file !== undefined) add(name, joinPath(root, file));
      catalogs.push({ name, libraries, versions, bundles, plugins: new Map(), path: settingsNames.map((settingsName) => joinPath(root, settingsName)!).find((path) => this.#tree.get(path) !== undefined) ?? root });
    }
    add('libs', joinPath(root, 'gradle/libs.versions.toml'));
    return catalogs;
  }

  #constants(root: string): ReadonlyMap<string, string> {
    const constants = new Map<string, string>();
    for (const language of ['kotlin', 'java', 'groovy']) {
      for (const file of filesIn(this.#tree, joinPath(root, `buildSrc/src/main/${language}`)!)) {
        if (!/\.(?:kt|java|groovy)$/.test(file.name)) continue;
        attempt(this.#found, file.path, () => readConstants(readCode(file.text(), languageOf(file.name)), languageOf(file.name), constants));
      }
    }
    return constants;
  }
}

/** Where the next part of an id begins. */
function next(id: string, at: number): number {
  const dot = id.indexOf('.', at);
  return dot === -1 ? -1 : dot + 1;
}

/** Everything from a directory up to the root of its build, the nearest first. */
export function upTo(directory: string, root: string): string[] {
  const directories: string[] = [];
  for (let at: string | undefined = directory; at !== undefined && isInside(at, root); at = parentOf(at)) directories.push(at);
  return directories;
}
