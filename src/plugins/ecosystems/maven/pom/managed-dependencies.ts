import { managementKey, type Coordinates } from './coordinates.ts';
import type { EffectivePom } from './effective-pom.ts';
import { isResolved } from '../interpolate.ts';
import { dependsOnFiles } from './profiles.ts';
import type { Exclusion, RawDependency } from './raw-pom.ts';

/** What `dependencyManagement` says of one dependency. */
export interface ManagedDependency {
  readonly requirement?: string | undefined;
  readonly written?: string | undefined;
  readonly scope?: string | undefined;
  readonly systemPath?: string | undefined;
  readonly exclusions: readonly Exclusion[];
}

/** A BOM that is imported but not within reach. */
export interface MissingBom {
  readonly coordinates: Coordinates;
  readonly path: string;
  readonly line: number;
}

/**
 * The dependency management of one effective POM: its own entries, then those of its parents, then those of imported BOMs in order; the first that names a
 * dependency decides. Asked by key instead of computed as a list: a parent with thousands of entries costs each of its children only what it uses.
 */
export class ManagedDependencies {
  readonly #effective: EffectivePom;
  readonly #answers = new Map<string, ManagedDependency | undefined>();
  readonly #found = new Map<string, Entry | undefined>();
  /** Entries with expressions in their names, by interpolated key. */
  #computed: ReadonlyMap<string, Entry> | undefined;
  #boms: readonly ManagedDependencies[] | undefined;
  #unreached: readonly MissingBom[] = [];
  #missing: readonly MissingBom[] | undefined;

  constructor(effective: EffectivePom) {
    this.#effective = effective;
  }

  get(key: string): ManagedDependency | undefined {
    if (this.#answers.has(key)) return this.#answers.get(key);
    // set first: BOMs that import each other in a circle end here
    this.#answers.set(key, undefined);
    const own = this.#own(key);
    const answer = own === undefined ? this.#effective.library.nested(() => this.#imported(key), undefined) : this.#read(own);
    this.#answers.set(key, answer);
    return answer;
  }

  /** BOMs of this POM and its parents that are not within reach, and those that the BOMs themselves miss. */
  get missing(): readonly MissingBom[] {
    if (this.#missing !== undefined) return this.#missing;
    this.#missing = [];
    const boms = this.#imports();
    const deeper = this.#effective.library.nested(() => boms.flatMap((bom) => [...bom.missing, ...bom.#missingParent()]), []);
    return (this.#missing = [...new Set([...this.#unreached, ...deeper])]);
  }

  /** A BOM whose own parent is not there manages less than it should; a project reports that itself. */
  #missingParent(): MissingBom[] {
    const parent = this.#effective.pom.project ? undefined : this.#effective.missingParent;
    return parent === undefined ? [] : [parent];
  }

  #own(key: string): RawDependency | undefined {
    const computed = this.#withExpressions().get(key);
    const plain = this.#plain(key);
    return computed !== undefined && (plain === undefined || computed.level <= plain.level) ? computed.raw : plain?.raw;
  }

  /** The nearest entry with this very key; what a parent answers is kept for all of its children. */
  #plain(key: string): Entry | undefined {
    if (this.#found.has(key)) return this.#found.get(key);
    const { library, pom, lineage } = this.#effective;
    let entry: Entry | undefined;
    // what a parent answers to its children only holds for all of them when it does not look at their files
    const isShared = !lineage.slice(1).some(({ raw }) => dependsOnFiles(raw));
    for (const [level, ancestor] of (isShared ? [pom] : lineage).entries()) {
      const raw = library.models(ancestor, pom).map((model) => indexOf(model.managed).plain.get(key)).find((found) => found !== undefined);
      if (raw === undefined) continue;
      entry = { raw, level };
      break;
    }
    const parent = isShared ? lineage[1] : undefined;
    if (entry === undefined && parent !== undefined) {
      const inherited = library.nested(() => library.effective(parent).managed.#plain(key), undefined);
      entry = inherited && { raw: inherited.raw, level: inherited.level + 1 };
    }
    this.#found.set(key, entry);
    return entry;
  }

  #withExpressions(): ReadonlyMap<string, Entry> {
    if (this.#computed !== undefined) return this.#computed;
    const computed = new Map<string, Entry>();
    for (const [level, pom] of this.#effective.lineage.entries()) {
      for (const model of this.#effective.library.models(pom, this.#effective.pom)) {
        for (const raw of indexOf(model.managed).expressions) {
          const key = this.#effective.interpolate(managementKey(raw));
          if (!computed.has(key)) computed.set(key, { raw, level });
        }
      }
    }
    return (this.#computed = computed);
  }

  #read(raw: RawDependency): ManagedDependency {
    const interpolate = (text: string | undefined): string | undefined => (text === undefined ? undefined : this.#effective.interpolate(text));
    return { requirement: interpolate(raw.version), written: raw.version, scope: interpolate(raw.scope), systemPath: interpolate(raw.systemPath), exclusions: raw.exclusions };
  }

  #imported(key: string): ManagedDependency | undefined {
    for (const bom of this.#imports()) {
      const answer = bom.get(key);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #imports(): readonly ManagedDependencies[] {
    if (this.#boms !== undefined) return this.#boms;
    // set first: an import that leads back here finds nothing
    this.#boms = [];
    const declared = new Map<string, { readonly raw: RawDependency; readonly path: string }>();
    for (const pom of this.#effective.lineage) {
      for (const model of this.#effective.library.models(pom, this.#effective.pom)) {
        for (const raw of indexOf(model.managed).imports) {
          const key = managementKey(raw);
          if (!declared.has(key)) declared.set(key, { raw, path: pom.path });
        }
      }
    }
    const boms: ManagedDependencies[] = [];
    const unreached: MissingBom[] = [];
    for (const { raw, path } of declared.values()) {
      const interpolate = (text: string): string => this.#effective.interpolate(text);
      const coordinates = { groupId: interpolate(raw.groupId), artifactId: interpolate(raw.artifactId), version: interpolate(raw.version ?? '?') };
      const pom = this.#effective.library.find(coordinates, this.#effective.pom.directory);
      if (pom === undefined) unreached.push({ coordinates, path, line: raw.line });
      else boms.push(this.#effective.library.effective(pom).managed);
    }
    this.#unreached = unreached;
    return (this.#boms = boms);
  }
}

interface Entry {
  readonly raw: RawDependency;
  /** Of the POM in the lineage that declares it; 0 is the nearest. */
  readonly level: number;
}

/** The entries of one `dependencyManagement`. */
interface ManagedIndex {
  readonly plain: ReadonlyMap<string, RawDependency>;
  readonly expressions: readonly RawDependency[];
  readonly imports: readonly RawDependency[];
}

const indexes = new WeakMap<readonly RawDependency[], ManagedIndex>();

function indexOf(managed: readonly RawDependency[]): ManagedIndex {
  let index = indexes.get(managed);
  if (index !== undefined) return index;
  const plain = new Map<string, RawDependency>();
  const expressions: RawDependency[] = [];
  const imports: RawDependency[] = [];
  for (const raw of managed) {
    const key = managementKey(raw);
    if (raw.scope === 'import' && raw.type === 'pom') imports.push(raw);
    else if (!isResolved(key)) expressions.push(raw);
    // unlike among dependencies, of two equal entries the first counts
    else if (!plain.has(key)) plain.set(key, raw);
  }
  indexes.set(managed, (index = { plain, expressions, imports }));
  return index;
}
