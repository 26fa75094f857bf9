import type { Scope } from '#core/model/scope.ts';
import type { Exclusion } from '../pom/raw-pom.ts';
import type { EffectiveDependency } from '../pom/effective-pom.ts';
import { addExclusions, isExcluded, type ExclusionChain } from '../pom/exclusions.ts';
import type { ManagedDependencies } from '../pom/managed-dependencies.ts';
import type { LoadedPom, PomLibrary } from '../pom/pom-library.ts';
import { chosenGradleVersion, higher } from './gradle-choice.ts';
import type { GradleProject } from './gradle-project.ts';
import { isStrict, pinnedGradleVersion } from './gradle-version.ts';
import type { NamedModule } from './script-values.ts';
import { VersionDecisions } from './version-decisions.ts';
import type { Strength } from './version-rule.ts';

/** Key of a module. */
export const moduleKey = (group: string, name: string): string => `${group}:${name}`;

export interface RootModule {
  readonly group: string;
  readonly name: string;
  readonly requirement?: string | undefined;
  readonly exclusions: readonly Exclusion[];
}

/** A module of the graph that Gradle builds. */
export interface ResolvedModule {
  readonly group: string;
  readonly name: string;
  readonly version: string | undefined;
  /** Its POM, when it is within reach. */
  readonly pom: LoadedPom | undefined;
  /** Modules that it needs, by `group:name`, and how its POM asks for each. */
  readonly needs: ReadonlyMap<string, EffectiveDependency>;
  /** Directories of projects that stand for modules which it needs. */
  readonly projects: ReadonlySet<string>;
}

export interface ResolutionOptions {
  /** Whose rules and platforms count. */
  readonly project: Pick<GradleProject, 'rules' | 'platforms' | 'replaced' | 'projectFor'>;
  /** In which part of it. */
  readonly scope: Scope;
  readonly library: PomLibrary;
}

const mostPasses = 40;
const mostRelocations = 10;
/** A module that is reached with different exclusions needs to be left that often. */
const mostVisits = 10;

/**
 * What the modules of one project bring with them: of all versions that are asked for the highest one counts, wherever it is asked for; platforms have a
 * say, and give versions to who has none. Walks with the choices of the last walk until nothing changes.
 */
export function resolveModules(roots: readonly RootModule[], { project, scope, library }: ResolutionOptions): ReadonlyMap<string, ResolvedModule> {
  const given = new GivenVersions({ roots, project, scope, library });
  let chosen = new Map<string, string | undefined>();
  for (let count = 1; ; count++) {
    const modules = walk(roots, given, chosen, library);
    const next = new Map(Array.from(modules, ([key, { wished }]) => [key, wished] as const));
    const isStable = next.size === chosen.size && [...next].every(([key, version]) => chosen.get(key) === version);
    if (isStable || count >= mostPasses) return modules;
    chosen = next;
  }
}

interface WalkedModule extends ResolvedModule {
  version: string | undefined;
  pom: LoadedPom | undefined;
  readonly needs: Map<string, EffectiveDependency>;
  readonly projects: Set<string>;
  /** The highest version that was asked for in this walk. */
  wished: string | undefined;
  /** No other wish counts. */
  readonly isFixed: boolean;
  visits: number;
  isLeftFreely: boolean;
}

interface Visit {
  readonly module: WalkedModule;
  readonly exclusions: ExclusionChain | undefined;
}

function walk(roots: readonly RootModule[], given: GivenVersions, chosen: ReadonlyMap<string, string | undefined>, library: PomLibrary): Map<string, WalkedModule> {
  const modules = new Map<string, WalkedModule>();
  const ask = (group: string, name: string, requirement: string | undefined): WalkedModule => {
    const key = moduleKey(group, name);
    let module = modules.get(key);
    if (module === undefined) {
      const fixed = given.fixed(group, name);
      const first = fixed ?? given.atLeast(group, name);
      const wished = chosenGradleVersion(first, () => library.source.versions(group, name));
      module = { group, name, version: undefined, pom: undefined, needs: new Map(), projects: new Set(), wished, isFixed: fixed !== undefined && wished !== undefined, visits: 0, isLeftFreely: false };
      modules.set(key, module);
    }
    if (!module.isFixed) module.wished = higher(module.wished, chosenGradleVersion(requirement, () => library.source.versions(group, name)));
    return module;
  };
  // all wishes of the project count before anything is left
  let level: Visit[] = roots.map(({ group, name, requirement, exclusions }) => ({ module: ask(group, name, requirement), exclusions: addExclusions(exclusions, undefined) }));
  while (level.length > 0) {
    const next: Visit[] = [];
    for (const { module, exclusions } of level) {
      if (module.isLeftFreely || module.visits++ >= mostVisits) continue;
      // without exclusions everything is reached: other ways to the module add nothing
      module.isLeftFreely = exclusions === undefined;
      module.version ??= chosen.get(moduleKey(module.group, module.name)) ?? module.wished;
      if (module.version === undefined) continue;
      module.pom ??= pomOf(module.group, module.name, module.version, library);
      if (module.pom === undefined) continue;
      for (const dependency of library.effective(module.pom).passedOn) {
        const { groupId, artifactId } = dependency;
        if (isExcluded(groupId, artifactId, exclusions)) continue;
        const { group, name, version } = given.replaced.get(moduleKey(groupId, artifactId)) ?? { group: groupId, name: artifactId, version: dependency.requirement };
        const directory = given.projectFor({ group, name, version });
        if (directory !== undefined) {
          module.projects.add(directory);
          continue;
        }
        const target = ask(group, name, version);
        module.needs.set(moduleKey(group, name), dependency);
        next.push({ module: target, exclusions: addExclusions(dependency.exclusions, exclusions) });
      }
    }
    level = next;
  }
  return modules;
}

/** What a project and its platforms decide about versions before anything is asked for. */
class GivenVersions {
  readonly replaced: ReadonlyMap<string, NamedModule>;
  readonly projectFor: GradleProject['projectFor'];
  readonly #decisions: VersionDecisions;
  readonly #scope: Scope;
  readonly #strict = new Map<string, string>();
  readonly #direct = new Set<string>();
  readonly #platforms: readonly { readonly strength: Strength; readonly managed: ManagedDependencies }[];

  constructor({ roots, project, scope, library }: ResolutionOptions & { readonly roots: readonly RootModule[] }) {
    this.replaced = project.replaced;
    this.projectFor = project.projectFor;
    this.#decisions = new VersionDecisions(project.rules);
    this.#scope = scope;
    for (const { group, name, requirement } of roots) {
      if (requirement === undefined) continue;
      this.#direct.add(moduleKey(group, name));
      if (isStrict(requirement)) this.#strict.set(moduleKey(group, name), requirement);
    }
    this.#platforms = project.platforms.flatMap(({ text, strength }) => {
      const managed = managedBy(text, library);
      return managed === undefined ? [] : [{ strength, managed }];
    });
  }

  /** The version of a module that nothing else can change. What is managed leaves alone what the project itself asks for. */
  fixed(group: string, name: string): string | undefined {
    const key = moduleKey(group, name);
    const own = this.#strict.get(key);
    if (own !== undefined) return own;
    const forced = this.#ofPlatforms(key, 'force');
    if (forced !== undefined) return forced;
    return this.#direct.has(key) ? this.#decisions.forced(group, name, this.#scope) : (this.#decisions.fixed(group, name, this.#scope) ?? this.#ofPlatforms(key, 'managed'));
  }

  /** The version below which a module does not come. */
  atLeast(group: string, name: string): string | undefined {
    return higher(this.#ofPlatforms(moduleKey(group, name), 'constraint'), pinnedGradleVersion(this.#decisions.atLeast(group, name, this.#scope)));
  }

  #ofPlatforms(key: string, strength: Strength): string | undefined {
    return this.#platforms.reduce<string | undefined>((best, platform) => (platform.strength === strength ? higher(best, platform.managed.get(`${key}:jar`)?.requirement) : best), undefined);
  }
}

/** `group:name:version`. */
function managedBy(platform: string, library: PomLibrary): ManagedDependencies | undefined {
  const [group = '', name = '', version] = platform.split(':');
  const pom = version === undefined ? undefined : pomOf(group, name, version, library);
  return pom && library.effective(pom).managed;
}

/** That of the place to which the module moved, if it did. */
function pomOf(group: string, name: string, version: string, library: PomLibrary): LoadedPom | undefined {
  let pom = library.find({ groupId: group, artifactId: name, version });
  for (let step = 0; step < mostRelocations && pom?.raw.relocation !== undefined; step++) {
    const { groupId = group, artifactId = name, version: moved = version } = pom.raw.relocation;
    const next = library.find({ groupId, artifactId, version: moved });
    if (next === undefined || next === pom) break;
    pom = next;
  }
  return pom;
}
