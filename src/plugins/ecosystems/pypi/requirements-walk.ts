import { strongest, type Scope } from '#core/model/scope.ts';
import { normalName } from '#core/python/package-name.ts';
import { pinnedVersion, type Requirement } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import type { Report } from './report.ts';
import { readRequirementsFile, scopeOfRequirements, type RequirementsFile } from './requirements-file.ts';

export interface WalkedFile {
  readonly file: RequirementsFile;
  readonly scope: Scope;
}

/** A requirements file with everything it includes. */
export interface RequirementsWalk {
  readonly files: readonly WalkedFile[];
  /** The version that some line pins for a requirement that leaves it open; constraints count first. */
  versionFor(requirement: Requirement): string | undefined;
}

/** Reading the same files again and again for ever new starting points ends here. */
const mostVisits = 200_000;

/** Reads requirements files, each once, and follows their includes; circles are harmless. */
export class RequirementsReader {
  readonly #tree: TreeView;
  readonly #report: Report;
  readonly #scopes: ReadonlyMap<string, Scope>;
  readonly #files = new Map<string, RequirementsFile | undefined>();
  readonly #missing = new Set<string>();
  #visits = 0;

  /** `scopes`: of files, by path, where more than their name says what they are for. */
  constructor(tree: TreeView, report: Report, scopes: ReadonlyMap<string, Scope>) {
    this.#tree = tree;
    this.#report = report;
    this.#scopes = scopes;
  }

  scopeOf(path: string): Scope {
    return this.#scopes.get(path) ?? scopeOfRequirements(path);
  }

  read(path: string): RequirementsFile | undefined {
    if (!this.#files.has(path)) {
      const file = this.#tree.get(path);
      this.#files.set(path, file === undefined ? undefined : readRequirementsFile(file, this.#report));
    }
    return this.#files.get(path);
  }

  walk(start: RequirementsFile, isPrimary: (path: string) => boolean): RequirementsWalk {
    const files = new Map<string, { file: RequirementsFile; scope: Scope }>([[start.path, { file: start, scope: this.scopeOf(start.path) }]]);
    const constraints = new Set<RequirementsFile>();
    for (const { file, scope } of files.values()) {
      if (++this.#visits > mostVisits) {
        this.#report({
          code: 'too-large',
          file: start.path,
          message: `requirements files include each other more than ${mostVisits} times; the rest was left out`,
          remedy: 'Include files fewer times.',
        });
        break;
      }
      for (const include of file.includes) {
        const target = include.path === undefined ? undefined : this.read(include.path);
        if (target === undefined) this.#reportMissing(file.path, include);
        else if (include.isConstraint) constraints.add(target);
        else if (!files.has(target.path)) {
          files.set(target.path, { file: target, scope: isPrimary(target.path) ? strongest(scope, this.scopeOf(target.path)) : scope });
        }
      }
    }
    const walked = [...files.values()];
    let pinned: ((name: string) => readonly string[]) | undefined;
    return {
      files: walked,
      versionFor: (requirement) => (pinned ??= pins([...constraints], walked.map(({ file }) => file)))(normalName(requirement.name)).find((version) => allowsVersion(requirement.specifiers, version)),
    };
  }

  #reportMissing(from: string, include: RequirementsFile['includes'][number]): void {
    const key = `${from}\0${include.line}\0${include.written}`;
    if (this.#missing.has(key) || (include.path !== undefined && this.#tree.get(include.path) !== undefined)) return;
    this.#missing.add(key);
    const isRemote = include.written.includes('://');
    const reason = isRemote ? 'it is a URL' : include.path === undefined ? 'it lies outside of what is scanned' : 'the file is not there';
    this.#report({
      code: isRemote ? 'unsupported' : include.path === undefined ? 'unsafe' : 'missing-file',
      file: from,
      line: include.line,
      message: `the ${include.isConstraint ? 'constraints' : 'requirements'} in ${include.written} were not read: ${reason}`,
      remedy: isRemote ? 'Put the file into the repository.' : 'Add the file, take the line out, or scan a directory that holds it.',
    });
  }
}

/** So many constraints are asked one after the other for a name. */
const fewConstraints = 20;

/** Of constraints that are held: all projects of a repository may refer to the same ones. */
const pinnedBy = new WeakMap<RequirementsFile, ReadonlyMap<string, readonly string[]>>();

/** Of what some file leaves open, the versions that others pin, by name. */
function pins(constraints: readonly RequirementsFile[], files: readonly RequirementsFile[]): (name: string) => readonly string[] {
  const open = new Set(files.flatMap(({ openNames }) => [...openNames]));
  const isHeld = constraints.length <= fewConstraints && constraints.every(({ packages }) => Array.isArray(packages));
  const own = pinnedIn(isHeld ? files : [...constraints, ...files], (name) => open.has(name));
  if (!isHeld || constraints.length === 0) return (name) => own.get(name) ?? [];
  const shared = constraints.map((file) => {
    let pinned = pinnedBy.get(file);
    if (pinned === undefined) pinnedBy.set(file, (pinned = pinnedIn([file], () => true)));
    return pinned;
  });
  return (name) => [...new Set([...shared, own].flatMap((pinned) => pinned.get(name) ?? []))].slice(0, mostVersions);
}

const mostVersions = 50;

function pinnedIn(files: readonly RequirementsFile[], isWanted: (name: string) => boolean): Map<string, string[]> {
  const pinned = new Map<string, string[]>();
  for (const { packages } of files) {
    for (const line of packages) {
      if (line.kind !== 'requirement') continue;
      const [name, version] = [normalName(line.requirement.name), pinnedVersion(line.requirement)];
      if (version === undefined || !isWanted(name)) continue;
      const known = pinned.get(name);
      if (known === undefined) pinned.set(name, [version]);
      else if (!known.includes(version) && known.length < mostVersions) known.push(version);
    }
  }
  return pinned;
}
