import type { Collector } from '#core/inventory/collector.ts';
import { parentOf } from '#core/plugin/path.ts';
import { listed } from '../listed.ts';
import { isResolved } from '../interpolate.ts';
import { showCoordinates, type Coordinates } from './coordinates.ts';
import type { Target } from './dependency-nodes.ts';
import type { EffectiveDependency } from './effective-pom.ts';
import type { LoadedPom, PomLibrary } from './pom-library.ts';
import { dependsOnFiles } from './profiles.ts';
import type { RawModel, RawProfile } from './raw-pom.ts';

/** Collects what could not be known, so that it is said once and where it is written. */
export class PomReport {
  readonly #found: Collector;
  readonly #library: PomLibrary;
  readonly #isOnline: boolean;
  /** By path of the POM that declares them: name to line. */
  readonly #versionless = new Map<string, Lines>();
  readonly #nameless = new Map<string, Lines>();
  /** Their versions name properties that have no value, although all parents are here. */
  readonly #undefined = new Map<string, Lines>();
  /** Artifacts whose own dependencies are not known, by directory of the topmost project, with the place that first asks for one. */
  readonly #leaves = new Map<string, { readonly names: Set<string>; readonly path: string; readonly line: number | undefined }>();
  readonly #tops = new Map<string, string>();

  /** `isOnline`: registries were asked already, and had no answer. */
  constructor(found: Collector, library: PomLibrary, isOnline: boolean) {
    this.#isOnline = isOnline;
    this.#found = found;
    this.#library = library;
  }

  dependency(pom: LoadedPom, dependency: EffectiveDependency, target: Target | undefined): void {
    const name = `${dependency.groupId}:${dependency.artifactId}`;
    const isHere = this.#library.at(dependency.path) !== undefined;
    const path = isHere ? dependency.path : pom.path;
    // a parent elsewhere asks for it
    const line = isHere ? dependency.line : pom.raw.parent?.line;
    if (target === undefined) note(this.#nameless, path, name, line);
    else if (target.pom?.project) return;
    else if (target.version === undefined) {
      const { requirement } = dependency;
      if (requirement !== undefined && !isResolved(requirement) && this.#library.effective(pom).missingParent === undefined) note(this.#undefined, path, `${name}:${requirement.length > 60 ? `${requirement.slice(0, 60)}…` : requirement}`, line);
      else note(this.#versionless, path, name, line);
    }
    else if (target.pom === undefined && dependency.scope !== 'system') {
      const top = this.#top(pom.directory);
      const leaves = this.#leaves.get(top);
      if (leaves === undefined) this.#leaves.set(top, { names: new Set([`${name}:${target.version}`]), path, line });
      else leaves.names.add(`${name}:${target.version}`);
    }
  }

  /** The POMs of the modules of a project; reports those that are not there. */
  modules(pom: LoadedPom): LoadedPom[] {
    const modules: LoadedPom[] = [];
    for (const model of this.#library.models(pom, pom)) {
      for (const { path, line } of model.modules) {
        const written = this.#library.effective(pom).interpolate(path);
        const module = this.#library.near(pom.directory, written);
        if (module?.project) modules.push(module);
        else this.#found.issue({ code: 'missing-file', file: pom.path, line, message: `the module ${written} has no readable POM in the scanned files`, remedy: 'Check out the module, or remove it from the list of modules.' });
      }
    }
    return modules;
  }

  finish(poms: readonly LoadedPom[]): void {
    this.#unreachable(poms);
    this.#profiles(poms);
    for (const pom of poms) {
      if (this.#library.effective(pom).hasEndlessParents) this.#found.issue({ code: 'malformed', file: pom.path, line: pom.raw.parent?.line, message: 'its parents lead back to themselves', remedy: 'Repair the parent element.' });
    }
    for (const [file, names] of this.#nameless) {
      this.#found.issue({ code: 'unresolved', file, line: first(names), message: `${count(names.size, 'dependency has', 'dependencies have')} no readable name: ${listed(names.keys())}`, remedy: `Define the properties that the names use${this.#isOnline ? '' : ', or scan with --online if a parent defines them'}.` });
    }
    for (const [file, names] of this.#versionless) {
      this.#found.issue({ code: 'unresolved', file, line: first(names), message: `${count(names.size, 'dependency has', 'dependencies have')} no exact version: ${listed(names.keys())}`, openVersions: names.size, remedy: this.#isOnline ? notInRegistries : 'Scan with --online, so that missing parents, BOMs and version ranges can be looked up.' });
    }
    for (const [file, names] of this.#undefined) {
      this.#found.issue({ code: 'unresolved', file, line: first(names), message: `${count(names.size, 'dependency has a version', 'dependencies have versions')} of properties without a value: ${listed(names.keys())}`, remedy: 'Define the properties in the POM or one of its parents; those that only a command line or settings.xml defines are not seen.' });
    }
    for (const { names, path, line } of this.#leaves.values()) {
      this.#found.issue({ code: 'unresolved', file: path, line, message: `transitive dependencies are not known: ${count(names.size, 'POM is', 'POMs are')} not among the scanned files${this.#isOnline ? ' nor in a registry' : ''}: ${listed(names)}`, remedy: this.#isOnline ? notInRegistries : 'Scan with --online, or scan what the build produced.' });
    }
  }

  #unreachable(poms: readonly LoadedPom[]): void {
    const said = new Set<string>();
    const say = (what: string, { coordinates, path, line }: { coordinates: Coordinates; path: string; line: number }): void => {
      const name = showCoordinates(coordinates);
      if (said.has(name)) return;
      said.add(name);
      const isHere = this.#library.at(path) !== undefined;
      this.#found.issue({
        code: 'unresolved', file: isHere ? path : undefined, line: isHere ? line : undefined,
        message: `the ${what} ${name} is not among the scanned files${isHere ? '' : ` (${path} names it)`}; what it manages is not known`,
        remedy: this.#isOnline ? notInRegistries : 'Scan with --online, or add its project to the scan.',
      });
    };
    for (const pom of poms) {
      const effective = this.#library.effective(pom);
      if (effective.missingParent !== undefined) say('parent', effective.missingParent);
      for (const bom of effective.managed.missing) say('imported BOM', bom);
    }
  }

  /** Only where a profile could change what is in the inventory. */
  #profiles(poms: readonly LoadedPom[]): void {
    const open = new Map<LoadedPom, OpenProfiles>();
    const note = (pom: LoadedPom, project: LoadedPom): void => {
      const { undecided, onRequest } = this.#library.profiles(pom, project);
      const known = open.get(pom) ?? { undecided: new Map(), onRequest: new Set() };
      open.set(pom, known);
      for (const { profile, on } of undecided) {
        const before = known.undecided.get(profile);
        if (before === undefined) known.undecided.set(profile, { on, projects: [project] });
        else before.projects.push(project);
      }
      for (const profile of onRequest) known.onRequest.add(profile);
    };
    for (const pom of poms) {
      note(pom, pom);
      for (const parent of this.#library.effective(pom).lineage) if (parent !== pom && parent.project && dependsOnFiles(parent.raw)) note(parent, pom);
    }
    for (const [pom, { undecided, onRequest }] of open) {
      for (const [profile, { on, projects }] of undecided) {
        const content = contentOf(profile);
        if (content === undefined) continue;
        const where = projects.length === 1 && projects[0] === pom ? '' : `, in ${listed(projects.map(({ path }) => path))}`;
        this.#found.issue({ code: 'partial', file: pom.path, line: profile.line, message: `the profile ${profile.id} depends on ${on} and was left out, with ${content}${where}`, remedy: 'Activate the profile in .mvn/maven.config if it belongs to the build.' });
      }
      const passive = [...onRequest].filter((profile) => contentOf(profile) !== undefined);
      if (passive.length === 0) continue;
      this.#found.issue({
        code: 'partial', file: pom.path, line: passive[0]!.line,
        message: `${count(passive.length, 'profile is', 'profiles are')} active only on request and left out: ${listed(passive.map((profile) => `${profile.id} (${contentOf(profile)})`))}`,
        remedy: 'Activate the profiles that you build with in .mvn/maven.config.',
      });
    }
  }

  /** Directory of the topmost project above. */
  #top(directory: string): string {
    const known = this.#tops.get(directory);
    if (known !== undefined) return known;
    let top = directory;
    for (let at = parentOf(directory); at !== undefined; at = parentOf(at)) if (this.#library.near(at, 'pom.xml') !== undefined) top = at;
    this.#tops.set(directory, top);
    return top;
  }
}

const notInRegistries = 'Add its project to the scan, or configure Maven for the repository that has it.';

/** What is not known, or not active, of the profiles of one POM. */
interface OpenProfiles {
  readonly undecided: Map<RawProfile, { readonly on: string; readonly projects: LoadedPom[] }>;
  readonly onRequest: Set<RawProfile>;
}

/** Name to line, where it has one in the file. */
type Lines = Map<string, number | undefined>;

function note(map: Map<string, Lines>, path: string, name: string, line: number | undefined): void {
  const names = map.get(path);
  if (names === undefined) map.set(path, new Map([[name, line]]));
  else if (!names.has(name)) names.set(name, line);
}

/** What a profile adds; `undefined` when nothing that an inventory could hold. */
function contentOf({ dependencies, managed, modules }: RawModel): string | undefined {
  const parts = [
    ...(dependencies.length > 0 ? [count(dependencies.length, 'dependency', 'dependencies')] : []),
    ...(managed.length > 0 ? [count(managed.length, 'managed version', 'managed versions')] : []),
    ...(modules.length > 0 ? [count(modules.length, 'module', 'modules')] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

const first = (names: Lines): number | undefined => [...names.values()].reduce((least, line) => (least === undefined || (line !== undefined && line < least) ? line : least), undefined);

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
