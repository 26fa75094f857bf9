import type { Scope } from '#core/model/scope.ts';
import { weakest } from '#core/model/scope.ts';
import { addExclusions, isExcluded } from '../pom/exclusions.ts';
import { kotlinVersion, type BuildScript, type Declaration } from './build-script.ts';
import { membersOf } from './configuration-members.ts';
import type { CompositeBuilds } from './composite-builds.ts';
import { scopeOfConfiguration } from './configuration-scope.ts';
import type { GradleDependency, ProjectDependency } from './gradle-dependency.ts';
import type { GradleTree } from './gradle-tree.ts';
import type { NamedFiles } from './local-files.ts';
import type { Notation } from './notation.ts';
import { namesProject, ProjectPaths } from './project-paths.ts';
import { projectScripts, type ProjectScript } from './project-scripts.ts';
import { ScriptValues, type NamedModule } from './script-values.ts';
import { concernsScope, VersionDecisions, type EvaluatedExclusion, type EvaluatedRule, type Place } from './version-decisions.ts';
import type { Reach, Strength } from './version-rule.ts';

export interface GradleProject {
  readonly directory: string;
  readonly name: string;
  readonly group?: string | undefined;
  readonly version?: string | undefined;
  readonly script?: string | undefined;
  readonly dependencies: readonly GradleDependency[];
  readonly projects: readonly ProjectDependency[];
  /** Platforms and BOMs that give versions to dependencies without one. */
  readonly platforms: readonly GradlePlatform[];
  readonly rules: readonly EvaluatedRule[];
  /** Modules that are replaced wherever they are asked for, by `group:name`. */
  readonly replaced: ReadonlyMap<string, NamedModule>;
  /** The project of an included build that stands for a module; `undefined` when none does. */
  readonly projectFor: (module: Pick<NamedModule, 'group' | 'name' | 'version'>) => string | undefined;
  readonly exclusions: readonly EvaluatedExclusion[];
  /** Archives that are dependencies by their place. */
  readonly localFiles: readonly NamedFiles[];
  /** Places of declarations that are computed. */
  readonly unread: readonly Place[];
  /** Places where code decides about versions. */
  readonly decidedByCode: readonly Place[];
  /** Places of conditions that decide whether a dependency is declared. */
  readonly conditions: readonly Place[];
}

export interface GradlePlatform {
  /** `group:name:version`; may hold `${…}`. */
  readonly text: string;
  readonly strength: Strength;
}

export interface ProjectContext {
  readonly tree: GradleTree;
  readonly composites: CompositeBuilds;
  /** Scripts that no project claims and that are counted to this one. */
  readonly orphans: readonly string[];
  /** Reads another project, `undefined` for one that is being read. */
  readonly other: (directory: string) => GradleProject | undefined;
}

/** What the scripts that concern one project say about it. */
export function readProject(directory: string, context: ProjectContext): GradleProject {
  return new ProjectReader(directory, context).read();
}

class ProjectReader {
  readonly #tree: GradleTree;
  readonly #composites: CompositeBuilds;
  readonly #directory: string;
  readonly #other: (directory: string) => GradleProject | undefined;
  readonly #paths: ProjectPaths;
  readonly #scripts: readonly ProjectScript[];
  readonly #values: ScriptValues;
  readonly #platforms = new Map<string, GradlePlatform>();
  readonly #rules: EvaluatedRule[] = [];
  readonly #substitutions: { readonly from: NamedModule; readonly to: readonly NamedModule[] | ProjectDependency['directory']; readonly reach: Reach; readonly path: string }[] = [];
  readonly #exclusions: EvaluatedExclusion[] = [];
  #decisions = new VersionDecisions([]);

  constructor(directory: string, { tree, composites, orphans, other }: ProjectContext) {
    this.#tree = tree;
    this.#composites = composites;
    this.#directory = directory;
    this.#other = other;
    this.#paths = new ProjectPaths(tree.buildOf(directory), directory);
    this.#scripts = projectScripts(tree, directory, this.#paths, orphans);
    this.#values = new ScriptValues(tree, directory, this.#scripts);
  }

  read(): GradleProject {
    const unread: Place[] = [];
    const decidedByCode: Place[] = [];
    const conditions: Place[] = [];
    for (const { path, directory, script } of this.#scripts) {
      this.#manage(path, directory, script);
      if (directory !== this.#directory) continue;
      for (const line of script.unread) unread.push({ path, line });
      for (const line of script.decidedByCode) decidedByCode.push({ path, line });
      for (const line of script.conditions) conditions.push({ path, line });
    }
    this.#decisions = new VersionDecisions(this.#rules);
    const dependencies: GradleDependency[] = [];
    const projects: ProjectDependency[] = [];
    const localFiles: NamedFiles[] = [];
    for (const { path, directory, script } of this.#scripts) {
      for (const { files, directories, line, target } of script.localFiles) {
        if (!this.#paths.concerns(target, directory)) continue;
        localFiles.push({ path, line, files: files.map((text) => this.#values.say(text)), directories: directories.map((text) => this.#values.say(text)) });
      }
      for (const declaration of script.declarations) {
        if (!this.#paths.concerns(declaration.target, directory)) continue;
        const found = this.#resolve(declaration, path, this.#scopeOf(declaration));
        if (found === undefined) unread.push({ path, line: declaration.line });
        else for (const item of found) if ('directory' in item) projects.push(item); else dependencies.push(item);
      }
    }
    this.#addMentioned(dependencies, projects);
    return {
      directory: this.#directory, name: this.#paths.name(), group: this.#values.known('group'), version: this.#values.known('version'),
      script: this.#tree.scriptOf(this.#directory), dependencies, projects, platforms: [...this.#platforms.values()],
      rules: this.#rules, exclusions: this.#exclusions, replaced: this.#replaced(), projectFor: (module) => this.#includedProject(module), localFiles, unread, decidedByCode, conditions,
    };
  }

  /** Entries of version catalogs that code names which is not understood: they are used in some way. */
  #addMentioned(dependencies: GradleDependency[], projects: ProjectDependency[]): void {
    const known = new Set(dependencies.map(({ group, name }) => `${group}:${name}`));
    for (const { path, directory, script } of this.#scripts) {
      if (directory !== this.#directory) continue;
      for (const { name, scope, line } of script.mentions) {
        for (const module of this.#values.entries(name) ?? []) {
          if (known.has(`${module.group}:${module.name}`)) continue;
          known.add(`${module.group}:${module.name}`);
          const included = this.#includedProject(module);
          if (included !== undefined) {
            projects.push({ directory: included, scope });
            continue;
          }
          const { requirement, by } = this.#decisions.declared(module.group, module.name, module.version, scope);
          const isChanged = module.version !== undefined && requirement !== module.version;
          dependencies.push({ group: module.group, name: module.name, requirement: module.version ?? requirement, decided: requirement, decidedAt: isChanged ? by : undefined, namedAt: module.at, exclusions: [], scope, path, line, conditional: false });
        }
      }
    }
  }

  /** What a script decides about versions. */
  #manage(path: string, directory: string, script: BuildScript): void {
    const concerns = ({ target }: Reach): boolean => this.#paths.concerns(target, directory);
    for (const { of, strength } of script.platforms.filter(concerns)) this.#platform(of, strength);
    // what is said last counts, and the scripts come with the nearest first
    for (const { strength, notation, version, configuration, line } of script.rules.filter(concerns).toReversed()) {
      for (const module of this.#values.modules(notation) ?? []) {
        const requirement = version === undefined ? module.version : this.#values.say(version);
        if (requirement) this.#rules.push({ strength, group: module.group, name: module.name, requirement, configuration, path, line });
      }
    }
    for (const { exclusion, configuration } of script.exclusions.filter(concerns)) {
      const evaluated = { groupId: this.#values.say(exclusion.groupId), artifactId: this.#values.say(exclusion.artifactId) };
      this.#exclusions.push({ exclusion: evaluated, configuration });
    }
    for (const { from, to, ...reach } of script.substitutions.filter(concerns).toReversed()) {
      const [module] = this.#values.modules(from) ?? [];
      const target = to.kind === 'project' ? this.#projectOf(to) : this.#values.modules(to);
      if (module !== undefined && target !== undefined) this.#substitutions.push({ from: module, to: target, reach, path });
    }
  }

  /** A platform that is a project of the same build gives what that decides. */
  #platform(of: Notation, strength: Strength): void {
    const [asked] = this.#values.modules(of) ?? [];
    const directory = this.#projectOf(of) ?? (asked && this.#includedProject(asked));
    if (directory !== undefined) {
      const platform = directory === this.#directory ? undefined : this.#other(directory);
      for (const rule of platform?.rules ?? []) this.#rules.push(strength === 'force' ? { ...rule, strength } : rule);
      for (const item of platform?.platforms ?? []) this.#platforms.set(item.text, item);
      return;
    }
    const modules = this.#values.modules(of) ?? (of.kind === 'module' ? [{ group: this.#values.say(of.text), name: undefined, version: undefined }] : []);
    for (const { group, name, version } of modules) {
      const text = [group, name, version].filter((part) => part !== undefined && part !== '').join(':');
      this.#platforms.set(text, { text, strength });
    }
  }

  /** The project of another build that is included, if the module comes from one. */
  #includedProject(module: Pick<NamedModule, 'group' | 'name' | 'version'>): string | undefined {
    const directory = this.#composites.projectFor(this.#tree.buildOf(this.#directory).root, module);
    return directory === this.#directory ? undefined : directory;
  }

  #projectOf(notation: Notation): string | undefined {
    return this.#paths.directoryOf(notation, (template) => this.#values.say(template));
  }

  #replaced(): ReadonlyMap<string, NamedModule> {
    const replaced = new Map<string, NamedModule>();
    for (const { from, to, reach } of this.#substitutions) {
      const [target] = typeof to === 'string' ? [] : to;
      if (target !== undefined && from.version === undefined && concernsScope(reach.configuration, 'runtime')) replaced.set(`${from.group}:${from.name}`, target);
    }
    return replaced;
  }

  #scopeOf({ configuration, test }: Declaration): Scope {
    const plain = scopeOfConfiguration(configuration);
    const scope = test ? weakest(plain, 'test') : plain;
    const isBuild = /(?:^|\/)(?:buildSrc|build-logic|build-conventions|gradle\/plugins)(?:\/|$)/.test(this.#directory);
    return isBuild ? weakest(scope, 'build') : scope;
  }

  /** `undefined` when it cannot be read. */
  #resolve(declaration: Declaration, path: string, scope: Scope): (GradleDependency | ProjectDependency)[] | undefined {
    const { notation } = declaration;
    if (namesProject(notation)) {
      const directory = this.#projectOf(notation);
      return directory === undefined ? [] : [{ directory, scope }];
    }
    if (notation.kind === 'configuration') return this.#declaredFor(notation.name, scope);
    const modules = this.#values.modules(notation);
    // a configuration may be named by a variable that is called like it
    if (modules === undefined && notation.kind === 'reference') {
      const declared = this.#declaredFor(notation.path, scope);
      return declared.length === 0 ? undefined : declared;
    }
    return modules?.flatMap((module) => {
      const version = declaration.version === undefined ? module.version : this.#values.say(declaration.version);
      return this.#dependency({ ...module, version: version === '' ? undefined : version }, declaration, path, scope);
    });
  }

  /** What the scripts declare for a configuration, as something of another scope. */
  #declaredFor(configuration: string, scope: Scope): (GradleDependency | ProjectDependency)[] {
    const members = membersOf(configuration);
    return this.#scripts.flatMap(({ path, directory, script }) => script.declarations
      .filter((declaration) => members.has(declaration.configuration) && declaration.notation.kind !== 'configuration' && this.#paths.concerns(declaration.target, directory))
      .flatMap((declaration) => {
        const modules = namesProject(declaration.notation) ? [] : this.#values.modules(declaration.notation);
        return modules === undefined ? [] : (this.#resolve(declaration, path, scope) ?? []);
      }));
  }

  #dependency(declared: NamedModule, { line, exclusions, conditional }: Declaration, path: string, scope: Scope): (GradleDependency | ProjectDependency)[] {
    const substitution = this.#substitutions.find(({ from, reach }) =>
      from.group === declared.group && from.name === declared.name && (from.version === undefined || from.version === declared.version) && concernsScope(reach.configuration, scope));
    if (typeof substitution?.to === 'string') return [{ directory: substitution.to, scope }];
    const module = substitution?.to[0] ?? declared;
    const included = this.#includedProject(module);
    if (included !== undefined) return [{ directory: included, scope }];
    const { group, name, classifier, extension } = module;
    const excluded = this.#exclusions.filter(({ configuration }) => concernsScope(configuration, scope)).map(({ exclusion }) => exclusion);
    if (isExcluded(group, name, addExclusions(excluded, undefined))) return [];
    const requirement = module.version ?? (group === 'org.jetbrains.kotlin' ? this.#values.lookup(kotlinVersion) : undefined);
    const decision = this.#decisions.declared(group, name, module.version, scope);
    const decided = decision.requirement ?? requirement;
    const isChanged = decided !== module.version && module.version !== undefined;
    return [{
      group, name, classifier, extension, scope, path, line, conditional, decided, namedAt: module.at,
      requirement: requirement ?? decided,
      decidedAt: isChanged || substitution !== undefined ? (decision.by ?? (substitution && { path: substitution.path, line: substitution.reach.line })) : undefined,
      exclusions: [...exclusions, ...excluded],
    }];
  }
}
