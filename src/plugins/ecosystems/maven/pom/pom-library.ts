import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { directoryOf, joinPath, parentOf } from '#core/plugin/path.ts';
import { showCoordinates, type Coordinates } from './coordinates.ts';
import { EffectivePom } from './effective-pom.ts';
import { isResolved } from '../interpolate.ts';
import { activeProfiles, dependsOnFiles, type ActiveProfiles } from './profiles.ts';
import { readPom, type RawModel, type RawPom } from './raw-pom.ts';
import type { Invocations } from './user-properties.ts';
import { isRange } from './version-requirement.ts';

/** Where POMs that are not projects of the tree come from: a repository on disk, a registry. The same question always gets the same answer. */
export interface PomSource {
  /** `undefined` when it is not to be had. `path` says where it is from. */
  pom(coordinates: Coordinates): { readonly text: string; readonly path: string } | undefined;
  /** All versions that exist; `undefined` when that is not known. */
  versions(groupId: string, artifactId: string): readonly string[] | undefined;
}

/** A POM that was read. */
export interface LoadedPom {
  readonly raw: RawPom;
  /** Of the file in the tree; for others what the source called it. */
  readonly path: string;
  readonly directory: string;
  /** It describes a project of the tree (and not an artifact of a repository). */
  readonly project: boolean;
}

/** Recursion limit for what can only be found out by computing further POMs: parents of parents that are compared after interpolation, BOMs that import BOMs. */
const maximumDepth = 50;

/** All POMs within reach: those of the tree by path and by coordinates, and those that a source answers for. */
export class PomLibrary {
  readonly source: PomSource;
  readonly #invocations: Invocations;
  readonly #tree: TreeView;
  readonly #byPath = new Map<string, LoadedPom>();
  readonly #byArtifact = new Map<string, LoadedPom[]>();
  readonly #fetched = new Map<string, LoadedPom | undefined>();
  readonly #effective = new Map<LoadedPom, EffectivePom>();
  readonly #parents = new Map<LoadedPom, LoadedPom | undefined>();
  /** By the directory of the project that is built; an empty one where that does not matter. */
  readonly #profiles = new Map<LoadedPom, Map<string, ActiveProfiles>>();
  #directories: ReadonlySet<string> | undefined;
  readonly #numbers = new Map<string, number>();
  #depth = 0;

  constructor(options: { readonly tree: TreeView; readonly source: PomSource; readonly invocations: Invocations }) {
    this.source = options.source;
    this.#invocations = options.invocations;
    this.#tree = options.tree;
  }

  /** Takes a project of the tree. Throws what reading the file throws. */
  add(file: SourceFile): LoadedPom {
    const pom: LoadedPom = { raw: readPom(file.text()), path: file.path, directory: file.directory, project: true };
    this.#byPath.set(file.path, pom);
    const artifact = pom.raw.artifactId ?? '';
    const key = isResolved(artifact) ? artifact : '';
    const list = this.#byArtifact.get(key);
    if (list === undefined) this.#byArtifact.set(key, [pom]);
    else list.push(pom);
    return pom;
  }

  at(path: string): LoadedPom | undefined {
    return this.#byPath.get(path);
  }

  /** The POM that a `module` or `relativePath` names: a file, or a directory with a `pom.xml`. */
  near(directory: string, relative: string): LoadedPom | undefined {
    const path = joinPath(directory, relative.replaceAll('\\', '/'));
    return path === undefined ? undefined : (this.#byPath.get(path) ?? this.#byPath.get(path === '.' ? 'pom.xml' : `${path}/pom.xml`));
  }

  /** A project of the tree with these coordinates; without a version the only one of that name. `near` breaks ties. */
  project(groupId: string, artifactId: string, version?: string, near = '.'): LoadedPom | undefined {
    const candidates = [...(this.#byArtifact.get(artifactId) ?? []), ...(this.#byArtifact.get('') ?? [])];
    const matching = candidates.filter((candidate) => this.#hasCoordinates(candidate, groupId, artifactId, version));
    if (matching.length < 2) return matching[0];
    if (version === undefined) return undefined;
    return matching.reduce((best, candidate) => (sharedSegments(candidate.directory, near) > sharedSegments(best.directory, near) ? candidate : best));
  }

  /** The POM of these coordinates, from the tree or from the source. */
  find(coordinates: Coordinates, near?: string): LoadedPom | undefined {
    return this.project(coordinates.groupId, coordinates.artifactId, coordinates.version, near) ?? this.#fetch(coordinates);
  }

  parent(pom: LoadedPom): LoadedPom | undefined {
    if (this.#parents.has(pom)) return this.#parents.get(pom);
    // a POM that leads back to itself has no parent while this is being found out
    this.#parents.set(pom, undefined);
    const parent = this.#findParent(pom);
    this.#parents.set(pom, parent === pom ? undefined : parent);
    return this.#parents.get(pom);
  }

  effective(pom: LoadedPom): EffectivePom {
    let effective = this.#effective.get(pom);
    if (effective === undefined) this.#effective.set(pom, (effective = new EffectivePom(pom, this, this.#invocations.of(pom.directory).properties)));
    return effective;
  }

  /** Which profiles of a POM are active for a project that it is or that inherits from it: files are looked for in the directory of that project. */
  profiles(pom: LoadedPom, project: LoadedPom): ActiveProfiles {
    const key = dependsOnFiles(pom.raw) ? project.directory : '';
    const known = this.#profiles.get(pom) ?? new Map<string, ActiveProfiles>();
    this.#profiles.set(pom, known);
    let profiles = known.get(key);
    if (profiles === undefined) known.set(key, (profiles = activeProfiles(pom.raw, this.#invocations.of(project.directory), (path) => project.project && this.#exists(project.directory, path))));
    return profiles;
  }

  /** What counts of a POM itself, the strongest first: its active profiles from the last to the first, then its own. `project`: see `profiles`. */
  models(pom: LoadedPom, project: LoadedPom): readonly RawModel[] {
    if (pom.raw.profiles.length === 0) return [pom.raw];
    const { active } = this.profiles(pom, project);
    return active.length === 0 ? [pom.raw] : [...active.toReversed(), pom.raw];
  }

  /** Is a file or directory known to be there? */
  #exists(directory: string, path: string): boolean {
    const plain = path.replace(/^\$\{(?:project\.)?basedir\}\//, '').replace(/\/$/, '');
    const resolved = isResolved(plain) ? joinPath(directory, plain) : undefined;
    if (resolved === undefined) return false;
    this.#directories ??= directoriesOf(this.#tree);
    return this.#tree.get(resolved) !== undefined || this.#directories.has(resolved);
  }

  /** Numbers from 0 on for the keys of dependencies. */
  numberOf(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.#numbers.size));
    return number;
  }

  #findParent(pom: LoadedPom): LoadedPom | undefined {
    const { parent } = pom.raw;
    if (parent === undefined) return undefined;
    const relativePath = parent.relativePath ?? '..';
    const beside = pom.project && relativePath !== '' ? this.near(pom.directory, relativePath) : undefined;
    // Maven 4 lets the path alone name the parent
    if (parent.artifactId === undefined) return parent.groupId === undefined ? beside : undefined;
    if (beside !== undefined && beside !== pom && this.#isParent(beside, pom)) return beside;
    const effectiveVersion = this.#expected(pom, parent.version ?? '');
    return this.find({ groupId: this.#expected(pom, parent.groupId ?? ''), artifactId: this.#expected(pom, parent.artifactId), version: effectiveVersion }, pom.directory);
  }

  /** Only properties given to Maven itself may stand in a reference to a parent. */
  #expected(pom: LoadedPom, text: string): string {
    const { properties } = this.#invocations.of(pom.directory);
    return isResolved(text) ? text : text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => properties.get(name) ?? whole);
  }

  #isParent(candidate: LoadedPom, child: LoadedPom): boolean {
    const wanted = child.raw.parent!;
    const raw = candidate.raw;
    if (raw.artifactId !== wanted.artifactId || (raw.groupId ?? raw.parent?.groupId) !== wanted.groupId) return false;
    const version = raw.version ?? raw.parent?.version;
    if (wanted.version === undefined || version === wanted.version || isRange(wanted.version)) return true;
    const own = this.effective(candidate);
    const expected = this.nested(() => own.interpolate(wanted.version!), '${');
    return !isResolved(expected) || this.nested(() => own.version, expected) === expected;
  }

  #hasCoordinates(pom: LoadedPom, groupId: string, artifactId: string, version: string | undefined): boolean {
    const { raw } = pom;
    const rawGroup = raw.groupId ?? raw.parent?.groupId;
    const rawVersion = raw.version ?? raw.parent?.version;
    if (rawGroup !== undefined && isResolved(rawGroup) && rawGroup !== groupId) return false;
    if (version !== undefined && rawVersion !== undefined && isResolved(rawVersion) && rawVersion !== version) return false;
    if (raw.artifactId === artifactId && rawGroup === groupId && (version === undefined || rawVersion === version)) return true;
    const own = this.effective(pom);
    return this.nested(() => own.artifactId === artifactId && own.groupId === groupId && (version === undefined || own.version === version), false);
  }

  /** Runs what may lead to further POMs; beyond the limit it is not run and `otherwise` is the answer. */
  nested<T>(action: () => T, otherwise: T): T {
    if (this.#depth >= maximumDepth) return otherwise;
    this.#depth++;
    try {
      return action();
    } finally {
      this.#depth--;
    }
  }

  #fetch(coordinates: Coordinates): LoadedPom | undefined {
    const key = showCoordinates(coordinates);
    if (this.#fetched.has(key)) return this.#fetched.get(key);
    const answer = isResolved(key) && !isRange(coordinates.version) ? this.source.pom(coordinates) : undefined;
    let pom: LoadedPom | undefined;
    if (answer !== undefined) {
      try {
        pom = { raw: readPom(answer.text), path: answer.path, directory: directoryOf(answer.path), project: false };
      } catch {
        // a repository's POM that is no POM is as good as none: whoever needs it reports that it is missing
        pom = undefined;
      }
    }
    this.#fetched.set(key, pom);
    return pom;
  }
}

function sharedSegments(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared++;
  return shared;
}

/** All directories in which, or below which, something is recognised. */
function directoriesOf(tree: TreeView): ReadonlySet<string> {
  const directories = new Set<string>();
  for (const { directory } of tree.all()) {
    for (let at: string | undefined = directory; at !== undefined && !directories.has(at); at = parentOf(at)) directories.add(at);
  }
  return directories;
}
