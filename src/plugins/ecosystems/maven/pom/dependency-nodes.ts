import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { mavenPurl } from '../maven-purl.ts';
import type { EffectiveDependency } from './effective-pom.ts';
import { isResolved } from '../interpolate.ts';
import type { LoadedPom, PomLibrary } from './pom-library.ts';
import { metadataOf } from './pom-metadata.ts';
import { highest, highestInRange, isRange, pinnedVersion } from './version-requirement.ts';

/** What a dependency turned out to be. */
export interface Target {
  readonly node: NodeId;
  /** Its POM, when it is within reach. */
  readonly pom: LoadedPom | undefined;
  readonly version: string | undefined;
}

export interface TargetRequest {
  readonly dependency: EffectiveDependency;
  /** The POM of the project for which it is looked up. */
  readonly from: LoadedPom;
  /** Overrides that of the dependency. */
  readonly requirement?: string | undefined;
  readonly overridden?: boolean;
  readonly direct?: false | undefined;
}

const maximumRelocations = 10;

/** Turns dependencies into projects of the tree or components, and finds their POMs. */
export class DependencyNodes {
  readonly #library: PomLibrary;
  readonly #found: Collector;
  readonly #projects: ReadonlyMap<LoadedPom, NodeId>;
  readonly #inTree = new Map<string, LoadedPom | undefined>();
  /** What dependencies are without anything that overrides them. */
  readonly #targets = new Map<EffectiveDependency, Target | undefined>();

  constructor(library: PomLibrary, found: Collector, projects: ReadonlyMap<LoadedPom, NodeId>) {
    this.#library = library;
    this.#found = found;
    this.#projects = projects;
  }

  /** `undefined` when its name cannot be known. */
  target(request: TargetRequest): Target | undefined {
    const { dependency } = request;
    if (request.overridden) return this.#find(request);
    if (!this.#targets.has(dependency)) this.#targets.set(dependency, this.#find(request));
    return this.#targets.get(dependency);
  }

  #find(request: TargetRequest): Target | undefined {
    const { dependency, from } = request;
    const { groupId, artifactId } = dependency;
    const requirement = request.requirement ?? dependency.requirement;
    const version = pinnedVersion(requirement);
    const project = this.#project(groupId, artifactId, version, from);
    if (project !== undefined) return { node: this.#projects.get(project)!, pom: project, version };
    return this.#component(request, version ?? this.#choose(groupId, artifactId, requirement));
  }

  #component({ dependency, from, overridden, direct }: TargetRequest, version: string | undefined): Target | undefined {
    const { type, classifier, scope, systemPath, path, line } = dependency;
    let { groupId, artifactId } = dependency;
    let chosen = version;
    let pom: LoadedPom | undefined;
    for (let step = 0; step < maximumRelocations && chosen !== undefined; step++) {
      pom = this.#library.find({ groupId, artifactId, version: chosen });
      const moved = pom?.raw.relocation;
      if (pom === undefined || moved === undefined) break;
      groupId = moved.groupId ?? groupId;
      artifactId = moved.artifactId ?? artifactId;
      chosen = moved.version ?? chosen;
    }
    const qualifier = classifier !== undefined && isResolved(classifier) ? classifier : undefined;
    const purl = mavenPurl({ groupId, artifactId, version: chosen, type: isResolved(type) ? type : undefined, classifier: qualifier });
    if (purl === undefined) return undefined;
    const isHere = this.#library.at(path) !== undefined;
    const node = this.#found.component({
      purl,
      requirement: isHere ? dependency.written : undefined,
      ...placeOf({ path, line }, isHere, from),
      direct,
      overridden,
      origin: scope === 'system' ? (systemPath?.startsWith(from.directory) ? 'path' : 'system') : undefined,
      ...(pom === undefined ? {} : metadataOf(this.#library.effective(pom))),
    });
    return { node, pom, version: chosen };
  }

  /** Without a pinned version a project of that name is meant: no other choice is at hand. */
  #project(groupId: string, artifactId: string, version: string | undefined, from: LoadedPom): LoadedPom | undefined {
    const key = `${groupId}:${artifactId}:${version ?? ''}`;
    if (!this.#inTree.has(key)) this.#inTree.set(key, this.#library.project(groupId, artifactId, version, from.directory));
    return this.#inTree.get(key);
  }

  #choose(groupId: string, artifactId: string, requirement: string | undefined): string | undefined {
    if (requirement === undefined || !isResolved(requirement)) return undefined;
    const versions = this.#library.source.versions(groupId, artifactId);
    if (versions === undefined) return undefined;
    if (isRange(requirement)) return highestInRange(requirement, versions);
    return highest(requirement === 'RELEASE' ? versions.filter((candidate) => !candidate.endsWith('-SNAPSHOT')) : versions);
  }
}

/** The line that declares it; where a registry described who declares it, that description. */
function placeOf({ path, line }: Pick<EffectiveDependency, 'path' | 'line'>, isHere: boolean, from: LoadedPom): Pick<ComponentInput, 'file' | 'line' | 'evidence'> {
  if (isHere) return { file: path, line };
  return path.startsWith('pkg:') ? { file: path, evidence: 'registry' } : { file: from.path };
}
