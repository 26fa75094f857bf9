import type { Collector } from '#core/inventory/collector.ts';
import type { Scope } from '#core/model/scope.ts';
import { strongest } from '#core/model/scope.ts';
import { filesIn } from '#core/plugin/files-in.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { isGroup, isMark, isWord, type SourceNode } from '#core/text/source-tree.ts';
import { attempt } from '../attempt.ts';
import { binaryVersion } from '../scala/coordinates.ts';
import { isPinned, type DeclaredModule } from '../scala/declared-modules.ts';
import { statements } from '../statements.ts';
import { Interpolator, isResolved } from '../interpolate.ts';
import { readScala, readScalaValue } from './scala-code.ts';
import { findModules, type ModulesFound, type ScalaModule } from './scala-modules.ts';

export interface SbtDependency extends DeclaredModule {
  readonly scope: Scope;
  /** The name is completed by the Scala version. */
  readonly isCross: boolean;
  /** A setting of the project asks for it, under no condition; not merely a value that nothing is seen to use. */
  readonly isCertain: boolean;
}

export interface SbtProject {
  readonly name: string;
  readonly directory: string;
  readonly dependencies: readonly SbtDependency[];
  /** Names of the projects that it depends on. */
  readonly projects: readonly string[];
}

export interface SbtBuild {
  readonly directory: string;
  readonly organization?: string | undefined;
  readonly version?: string | undefined;
  /** The first stands for the build itself. */
  readonly projects: readonly SbtProject[];
  /** Files that were read. */
  readonly files: readonly string[];
  /** Modules whose name lacks the Scala version, because that is not written anywhere. */
  readonly withoutScala: readonly SbtDependency[];
}

interface Definition {
  readonly name: string;
  readonly directory: string;
  readonly found: ModulesFound;
  readonly path: string;
  readonly dependsOn: readonly string[];
  readonly isConditional: boolean;
}

/** What `build.sbt` and the Scala files of `project/` say literally. Nothing of it is run. */
export function readSbtBuild(tree: TreeView, directory: string, found: Collector): SbtBuild {
  const files = [
    ...filesIn(tree, directory).filter(({ name }) => name.endsWith('.sbt')),
    ...filesIn(tree, joinPath(directory, 'project')!).filter(({ name }) => name.endsWith('.scala')),
  ];
  const reader = new SbtReader(directory);
  for (const file of files) attempt(found, file.path, () => reader.read(file.path, readScala(file.text())));
  return { ...reader.finish(), files: files.map(({ path }) => path) };
}

class SbtReader {
  readonly #directory: string;
  readonly #values = new Map<string, string>();
  /** Modules that a value holds, by the last part of its name. */
  readonly #held = new Map<string, { readonly modules: readonly ScalaModule[]; readonly path: string; readonly isConditional: boolean }>();
  readonly #definitions: Definition[] = [];
  /** Configurations in which a value is used, by the last part of its name. */
  readonly #uses = new Map<string, Set<string | undefined>>();
  readonly #overrides = new Map<string, string>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  read(path: string, nodes: readonly SourceNode[], prefix = ''): void {
    for (const statement of statements(nodes)) this.#statement(path, statement, prefix);
  }

  finish(): Omit<SbtBuild, 'files'> {
    const interpolator = new Interpolator((name) => this.#value(name));
    const scala = interpolator.value('scalaVersion');
    const withoutScala: SbtDependency[] = [];
    const used = new Set<string>();
    const complete = (module: ScalaModule, path: string, configurations: readonly (string | undefined)[], isCertain: boolean): SbtDependency => {
      const say = (text: string): string => interpolator.interpolate(text);
      const suffix = module.cross === 'none' || scala === undefined || !isResolved(scala) ? '' : `_${module.cross === 'full' ? scala : binaryVersion(scala)}`;
      const group = say(module.group);
      const plain = say(module.name);
      const requirement = this.#overrides.get(`${group}:${plain}`) ?? say(module.version);
      const scope = configurations.map(scopeOfConfiguration).reduce(strongest);
      const dependency = { group, name: plain + suffix, version: isResolved(requirement) && isPinned(requirement) ? requirement : undefined, requirement, classifier: module.classifier && say(module.classifier), scope, path, line: module.line, isCross: module.cross !== 'none', isCertain };
      if (module.cross !== 'none' && suffix === '') withoutScala.push(dependency);
      return dependency;
    };
    const projects = this.#definitions.map(({ name, directory, found, path, dependsOn, isConditional }) => {
      const dependencies = found.modules.map((module) => complete(module, path, [module.configuration], !isConditional));
      for (const use of found.uses) {
        const key = lastOf(use.name);
        const held = this.#held.get(key);
        if (held === undefined) continue;
        used.add(key);
        for (const module of held.modules) dependencies.push(complete(module, held.path, [use.configuration ?? module.configuration], !isConditional && !held.isConditional));
      }
      return { name, directory, dependencies, projects: dependsOn };
    });
    const rest: SbtDependency[] = [];
    for (const [key, { modules, path }] of this.#held) {
      const configurations = [...(this.#uses.get(key) ?? [])];
      if (used.has(key)) continue;
      for (const module of modules) rest.push(complete(module, path, configurations.length === 0 ? [module.configuration] : configurations.map((use) => use ?? module.configuration), false));
    }
    const known = (name: string): string | undefined => {
      const value = interpolator.value(name);
      return value !== undefined && isResolved(value) ? value : undefined;
    };
    // settings that stand alone are those of the project in the same directory
    const own = projects.filter(({ directory }) => directory === this.#directory);
    const root: SbtProject = {
      name: known('name') ?? own.find(({ name }) => name !== '')?.name ?? 'root',
      directory: this.#directory,
      dependencies: [...own.flatMap(({ dependencies }) => dependencies), ...rest],
      projects: own.flatMap((project) => project.projects),
    };
    return { directory: this.#directory, organization: known('organization'), version: known('version'), projects: [root, ...projects.filter((project) => !own.includes(project))], withoutScala };
  }

  #statement(path: string, statement: readonly SourceNode[], prefix: string): void {
    const words = statement.flatMap((node, index) => (node.kind === 'word' ? [{ text: node.text, index }] : []));
    const body = statement.at(-1);
    const container = words.findIndex(({ text }) => text === 'object' || text === 'trait' || text === 'class');
    if (container !== -1 && isGroup(body, '{')) {
      this.read(path, body.items, `${prefix}${words[container + 1]?.text ?? ''}.`);
      return;
    }
    const setting = words.find(({ text }) => ['scalaVersion', 'name', 'organization', 'version'].includes(text));
    const assign = statement.findIndex((node) => isMark(node, ':='));
    if (setting !== undefined && assign > setting.index) {
      const value = readScalaValue(statement, assign + 1);
      if (value !== undefined && (!this.#values.has(setting.text) || words[0]?.text === 'ThisBuild')) this.#values.set(setting.text, value.value);
      return;
    }
    const found: ModulesFound = { modules: [], overrides: [], uses: [] };
    const isConditional = holdsWord(statement, 'if', 'match', 'case');
    const definition = words.findIndex(({ text }) => text === 'val' || text === 'def');
    const equals = statement.findIndex((node) => isMark(node, '='));
    findModules(definition !== -1 && equals !== -1 ? statement.slice(equals + 1) : statement, found);
    for (const module of found.overrides) this.#overrides.set(`${module.group}:${module.name}`, module.version);
    this.#settingsIn(statement);
    const name = definition === -1 ? undefined : words[definition + 1]?.text;
    if (name !== undefined && isProject(statement.slice(equals + 1))) this.#project(path, name, statement, found, isConditional);
    else if (name !== undefined && found.modules.length > 0) this.#held.set(name, { modules: found.modules, path, isConditional });
    else if (name !== undefined) {
      const value = readScalaValue(statement, equals + 1);
      if (value?.end === statement.length) this.#values.set(prefix + name, value.value);
    } else if (found.modules.length > 0 || words.some(({ text }) => text === 'libraryDependencies')) {
      this.#definitions.push({ name: '', directory: this.#directory, found, path, dependsOn: [], isConditional });
    }
    for (const { name: used, configuration } of found.uses) {
      const configurations = this.#uses.get(lastOf(used));
      if (configurations === undefined) this.#uses.set(lastOf(used), new Set([configuration]));
      else configurations.add(configuration);
    }
  }

  /** `scalaVersion := …` inside the settings of a project or a list of settings. */
  #settingsIn(nodes: readonly SourceNode[]): void {
    for (const [index, node] of nodes.entries()) {
      if (isGroup(node)) this.#settingsIn(node.items);
      else if (node.kind === 'word' && ['scalaVersion', 'organization', 'version'].includes(node.text) && isMark(nodes[index + 1], ':=')) {
        const value = readScalaValue(nodes, index + 2);
        if (value !== undefined && !this.#values.has(node.text)) this.#values.set(node.text, value.value);
      }
    }
  }

  #project(path: string, name: string, statement: readonly SourceNode[], found: ModulesFound, isConditional: boolean): void {
    const flat = statement.flatMap((node) => (isGroup(node, '(') ? [node, ...node.items] : [node]));
    const file = flat.findIndex((node) => node.kind === 'word' && node.text === 'file');
    const group = flat[file + 1];
    const relative = file !== -1 && isGroup(group, '(') ? readScalaValue(group.items, 0)?.value : undefined;
    const directory = joinPath(this.#directory, relative ?? name) ?? this.#directory;
    const dependsOn = flat.flatMap((node, index) => {
      const argumentsOf = flat[index + 1];
      return node.kind === 'word' && node.text === 'dependsOn' && isGroup(argumentsOf, '(') ? argumentsOf.items.flatMap((item) => (item.kind === 'word' ? [item.text] : [])) : [];
    });
    this.#definitions.push({ name, directory, found, path, dependsOn, isConditional });
  }

  /** By its full name, or by an end of it that only one value has. */
  #value(asked: string): string | undefined {
    const name = asked.replace(/^ThisBuild\./, '').replace(/\.value$/, '');
    if (name === 'scalaBinaryVersion') return this.#values.has('scalaVersion') ? binaryVersion(this.#values.get('scalaVersion')!) : undefined;
    const exact = this.#values.get(name);
    if (exact !== undefined) return exact;
    const matching = [...this.#values].filter(([key]) => key.endsWith(`.${name}`) || name.endsWith(`.${key}`));
    return new Set(matching.map(([, value]) => value)).size === 1 ? matching[0]![1] : undefined;
  }
}

/** `project`, `(project in file("…"))`, `crossProject(…)`, `Project("…", …)` at the start of a definition. */
function isProject([first, second]: readonly SourceNode[]): boolean {
  if (isGroup(first, '(')) return isProject(first.items.filter((node) => node.kind !== 'newline'));
  return first?.kind === 'word' && (first.text === 'project' || ((first.text === 'Project' || first.text === 'crossProject') && isGroup(second, '(')));
}

/** At any depth. */
const holdsWord = (nodes: readonly SourceNode[], ...words: readonly string[]): boolean =>
  nodes.some((node) => (isGroup(node) ? holdsWord(node.items, ...words) : isWord(node, ...words)));

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** `Test`, `"test->test"`, `"it,test"`, `Provided`. */
function scopeOfConfiguration(configuration: string | undefined): Scope {
  if (configuration === undefined) return 'runtime';
  const parts = configuration.toLowerCase().split(/[;,]/).map((part) => part.split('->')[0]!.trim());
  return parts.map((part): Scope => {
    if (/(?:^|\.)(?:test|it|integrationtest|.*test)$/.test(part)) return 'test';
    if (part === 'provided') return 'peer';
    if (part === 'optional') return 'optional';
    return part === 'plugin' || part === 'scala-tool' ? 'build' : 'runtime';
  }).reduce(strongest);
}
