import type { Exclusion } from '../pom/raw-pom.ts';
import type { EffectiveDependency } from '../pom/effective-pom.ts';
import { addExclusions, isExcluded, type ExclusionChain } from '../pom/exclusions.ts';
import type { ManagedDependencies } from '../pom/managed-dependencies.ts';
import type { LoadedPom, PomLibrary } from '../pom/pom-library.ts';
import { chosenGradleVersion, higher } from './gradle-choice.ts';

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
}

const mostPasses = 40;
const mostRelocations = 10;
/** A module that is reached with different exclusions needs to be left that often. */
const mostVisits = 10;

/**
 * What the modules of one project bring with them: of all versions that are asked for the highest one counts, wherever it is asked for; platforms have a
 * say, and give versions to who has none. Walks with the choices of the last walk until nothing changes.
 */
export function resolveModules(roots: readonly RootModule[], platforms: readonly string[], library: PomLibrary): ReadonlyMap<string, ResolvedModule> {
  const managed = platforms.map((platform) => managedBy(platform, library)).filter((found) => found !== undefined);
  let chosen = new Map<string, string | undefined>();
  for (let count = 1; ; count++) {
    const modules = walk(roots, managed, chosen, library);
    const next = new Map(Array.from(modules, ([key, { wished }]) => [key, wished] as const));
    const isStable = next.size === chosen.size && [...next].every(([key, version]) => chosen.get(key) === version);
    if (isStable || count >= mostPasses) return modules;
    chosen = next;
  }
}

/** Key of a module. */
export const moduleKey = (group: string, name: string): string => `${group}:${name}`;

interface WalkedModule extends ResolvedModule {
  version: string | undefined;
  pom: LoadedPom | undefined;
  readonly needs: Map<string, EffectiveDependency>;
  /** The highest version that was asked for in this walk. */
  wished: string | undefined;
  visits: number;
  isLeftFreely: boolean;
}

interface Visit {
  readonly module: WalkedModule;
  readonly exclusions: ExclusionChain | undefined;
}

function walk(roots: readonly RootModule[], managed: readonly ManagedDependencies[], chosen: ReadonlyMap<string, string | undefined>, library: PomLibrary): Map<string, WalkedModule> {
  const modules = new Map<string, WalkedModule>();
  const ask = (group: string, name: string, requirement: string | undefined): WalkedModule => {
    const key = moduleKey(group, name);
    let module = modules.get(key);
    if (module === undefined) {
      const platform = managed.reduce<string | undefined>((best, bom) => higher(best, bom.get(`${key}:jar`)?.requirement), undefined);
      module = { group, name, version: undefined, pom: undefined, needs: new Map(), wished: chosenGradleVersion(platform, () => undefined), visits: 0, isLeftFreely: false };
      modules.set(key, module);
    }
    module.wished = higher(module.wished, chosenGradleVersion(requirement, () => library.source.versions(group, name)));
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
        const { groupId, artifactId, requirement } = dependency;
        if (isExcluded(groupId, artifactId, exclusions)) continue;
        const target = ask(groupId, artifactId, requirement);
        module.needs.set(moduleKey(groupId, artifactId), dependency);
        next.push({ module: target, exclusions: addExclusions(dependency.exclusions, exclusions) });
      }
    }
    level = next;
  }
  return modules;
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
