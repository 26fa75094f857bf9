import { Interpolator, isResolved } from '../interpolate.ts';
import { managementKey, type Coordinates } from './coordinates.ts';
import { isPassedOn } from './dependency-scope.ts';
import { ManagedDependencies, type ManagedDependency } from './managed-dependencies.ts';
import type { LoadedPom, PomLibrary } from './pom-library.ts';
import type { Exclusion, RawDependency } from './raw-pom.ts';

/** A dependency after inheritance, interpolation and management. */
export interface EffectiveDependency {
  readonly groupId: string;
  readonly artifactId: string;
  readonly type: string;
  readonly classifier?: string | undefined;
  /** What asks for a version, interpolated; may be a range or hold what could not be interpolated. */
  readonly requirement?: string | undefined;
  /** The same as the file writes it. */
  readonly written?: string | undefined;
  readonly scope: string;
  readonly optional: boolean;
  readonly systemPath?: string | undefined;
  readonly exclusions: readonly Exclusion[];
  /** See `managementKey`. */
  readonly key: string;
  /** A small number that stands for the key in one library. */
  readonly keyNumber: number;
  /** Where it is declared. */
  readonly path: string;
  readonly line: number;
}

const maximumLineage = 100;

/** One POM with everything that it inherits, as far as the POMs within reach say. Computed on demand, once. */
export class EffectivePom {
  readonly pom: LoadedPom;
  readonly library: PomLibrary;
  readonly #properties: ReadonlyMap<string, string>;
  readonly #interpolator: Interpolator;
  #lineage: readonly LoadedPom[] | undefined;
  #managed: ManagedDependencies | undefined;
  #dependencies: readonly EffectiveDependency[] | undefined;
  #passedOn: readonly EffectiveDependency[] | undefined;

  constructor(pom: LoadedPom, library: PomLibrary, userProperties: ReadonlyMap<string, string>) {
    this.pom = pom;
    this.library = library;
    this.#properties = userProperties;
    this.#interpolator = new Interpolator((name) => this.#lookup(name));
  }

  get groupId(): string | undefined {
    return this.#own((pom) => pom.raw.groupId ?? pom.raw.parent?.groupId);
  }

  get artifactId(): string | undefined {
    return this.#own((pom) => pom.raw.artifactId);
  }

  get version(): string | undefined {
    return this.#own((pom) => pom.raw.version ?? pom.raw.parent?.version);
  }

  /** `undefined` unless all three are known. */
  get coordinates(): Coordinates | undefined {
    const { groupId, artifactId, version } = this;
    if (groupId === undefined || artifactId === undefined || version === undefined) return undefined;
    return isResolved(groupId + artifactId + version) ? { groupId, artifactId, version } : undefined;
  }

  /** The POM itself, its parent, the parent of that, … */
  get lineage(): readonly LoadedPom[] {
    if (this.#lineage !== undefined) return this.#lineage;
    const lineage = new Set<LoadedPom>([this.pom]);
    for (let at = this.library.parent(this.pom); at !== undefined && !lineage.has(at) && lineage.size < maximumLineage; at = this.library.parent(at)) lineage.add(at);
    return (this.#lineage = [...lineage]);
  }

  /** Its parents lead back to it, or go on without end. */
  get hasEndlessParents(): boolean {
    return this.library.parent(this.lineage.at(-1)!) !== undefined;
  }

  /** The parent that is named but not within reach, of the last POM of the lineage. */
  get missingParent(): { readonly coordinates: Coordinates; readonly path: string; readonly line: number } | undefined {
    const last = this.lineage.at(-1)!;
    const { parent } = last.raw;
    if (parent === undefined || this.library.parent(last) !== undefined) return undefined;
    const text = (value: string | undefined): string => this.interpolate(value ?? '?');
    return { coordinates: { groupId: text(parent.groupId), artifactId: text(parent.artifactId), version: text(parent.version) }, path: last.path, line: parent.line };
  }

  get managed(): ManagedDependencies {
    return (this.#managed ??= new ManagedDependencies(this));
  }

  get dependencies(): readonly EffectiveDependency[] {
    return (this.#dependencies ??= this.#effectiveDependencies());
  }

  /** The dependencies that whoever depends on this gets too. */
  get passedOn(): readonly EffectiveDependency[] {
    return (this.#passedOn ??= this.dependencies.filter(({ scope, optional }) => isPassedOn(scope, optional)));
  }

  interpolate(text: string): string {
    return this.#interpolator.interpolate(text);
  }

  /** What the nearest POM of the lineage that says anything says. */
  inherited<T>(read: (pom: LoadedPom) => T | undefined): T | undefined {
    for (const pom of this.lineage) {
      const value = read(pom);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #own(read: (pom: LoadedPom) => string | undefined): string | undefined {
    // Maven 4 may leave group and version to the parent without naming them
    const raw = this.pom.raw.parent?.artifactId === undefined ? this.inherited(read) : read(this.pom);
    return raw === undefined ? undefined : this.interpolate(raw);
  }

  /** In the order of Maven: values of the project, properties given on the command line, properties of the POMs, bare names of project values. */
  #lookup(name: string): string | undefined {
    if (name.startsWith('project.')) {
      const value = this.#projectValue(name.slice('project.'.length));
      if (value !== undefined) return value;
    } else if (name.startsWith('pom.')) {
      const value = this.#projectValue(name.slice('pom.'.length));
      if (value !== undefined) return value;
    }
    const given = this.#properties.get(name);
    if (given !== undefined) return given;
    for (const pom of this.lineage) {
      for (const model of this.library.models(pom, this.pom)) {
        const value = model.properties.get(name);
        if (value !== undefined) return value;
      }
    }
    return this.#projectValue(name);
  }

  #projectValue(name: string): string | undefined {
    const { raw, directory } = this.pom;
    switch (name) {
      case 'groupId': return raw.groupId ?? raw.parent?.groupId ?? this.inherited((pom) => pom.raw.groupId);
      case 'artifactId': return raw.artifactId;
      case 'version': return raw.version ?? raw.parent?.version ?? this.inherited((pom) => pom.raw.version);
      case 'packaging': return raw.packaging ?? 'jar';
      case 'name': return raw.name ?? raw.artifactId;
      case 'description': return raw.description;
      case 'url': return raw.url;
      case 'parent.groupId': return raw.parent?.groupId ?? this.lineage[1]?.raw.groupId;
      case 'parent.artifactId': return raw.parent?.artifactId ?? this.lineage[1]?.raw.artifactId;
      case 'parent.version': return raw.parent?.version ?? this.lineage[1]?.raw.version;
      case 'basedir': return directory;
      case 'organization.name': return raw.organization;
      case 'scm.url': return raw.scmUrl;
      default: return undefined;
    }
  }

  #effectiveDependencies(): EffectiveDependency[] {
    const declared = new Map<string, { readonly raw: RawDependency; readonly path: string }>();
    for (const pom of this.lineage) {
      const own = new Map<string, RawDependency>();
      // weakest first, so that the last declaration wins in the place of the first
      for (const model of this.library.models(pom, this.pom).toReversed()) for (const raw of model.dependencies) own.set(managementKey(raw), raw);
      for (const [key, raw] of own) if (!declared.has(key)) declared.set(key, { raw, path: pom.path });
    }
    return Array.from(declared.values(), ({ raw, path }) => this.#effectiveDependency(raw, path));
  }

  #effectiveDependency(raw: RawDependency, path: string): EffectiveDependency {
    const identity = {
      groupId: this.interpolate(raw.groupId),
      artifactId: this.interpolate(raw.artifactId),
      type: this.interpolate(raw.type),
      classifier: raw.classifier === undefined ? undefined : this.interpolate(raw.classifier),
    };
    const key = managementKey(identity);
    const managed: ManagedDependency | undefined = raw.version === undefined || raw.scope === undefined || raw.exclusions.length === 0 ? this.managed.get(key) : undefined;
    const scope = raw.scope === undefined ? managed?.scope : this.interpolate(raw.scope);
    return {
      ...identity,
      requirement: raw.version === undefined ? managed?.requirement : this.interpolate(raw.version),
      written: raw.version ?? managed?.written,
      scope: scope ?? 'compile',
      optional: raw.optional !== undefined && this.interpolate(raw.optional) === 'true',
      systemPath: raw.systemPath === undefined ? managed?.systemPath : this.interpolate(raw.systemPath),
      exclusions: raw.exclusions.length > 0 ? raw.exclusions : (managed?.exclusions ?? []),
      key,
      keyNumber: this.library.numberOf(key),
      path,
      line: raw.line,
    };
  }
}
