import { parentOf } from '#core/plugin/path.ts';
import type { RegistryAssignment } from '#core/plugin/registry-assignment.ts';
import type { PurlParts } from '#core/purl/purl.ts';

/** What files of one ecosystem say of registries, found by what they say it of: every project of a tree may say something, and every package is asked for. */
export class AssignmentIndex {
  readonly #byName: ReadonlyMap<string, readonly Numbered[]>;
  readonly #byNamespace: ReadonlyMap<string, readonly Numbered[]>;
  /** Of packages that only a condition tells. */
  readonly #others: readonly Numbered[];
  readonly #byDirectory: ReadonlyMap<string, readonly RegistryAssignment[]>;
  readonly #defaults: ReadonlyMap<string, readonly RegistryAssignment[]>;

  constructor(assignments: readonly RegistryAssignment[]) {
    const numbered = assignments.map((assignment, number) => ({ assignment, number }));
    const ofPackages = numbered.filter(({ assignment }) => assignment.packages !== undefined);
    const named = ofPackages.filter(({ assignment }) => assignment.packages?.name !== undefined);
    const spaced = ofPackages.filter(({ assignment: { packages } }) => packages?.name === undefined && packages?.namespace !== undefined);
    this.#byName = Map.groupBy(named, ({ assignment }) => assignment.packages!.name!);
    this.#byNamespace = Map.groupBy(spaced, ({ assignment }) => assignment.packages!.namespace!);
    this.#others = ofPackages.filter(({ assignment: { packages } }) => packages?.name === undefined && packages?.namespace === undefined);
    this.#byDirectory = Map.groupBy(assignments, ({ directory }) => directory);
    this.#defaults = Map.groupBy(assignments.filter(({ packages }) => packages === undefined), ({ directory }) => directory);
  }

  /** What is said of a package in particular, in the order in which it is said. */
  about(purl: PurlParts): readonly RegistryAssignment[] {
    const candidates = [...(this.#byName.get(purl.name) ?? []), ...(this.#byNamespace.get(purl.namespace ?? '') ?? []), ...this.#others];
    return candidates.filter(({ assignment }) => isAbout(assignment, purl)).sort((a, b) => a.number - b.number).map(({ assignment }) => assignment);
  }

  /** What is said of everything at the nearest place around each of these; nothing where one of them has none. */
  defaultFor(places: readonly string[]): readonly RegistryAssignment[] {
    const byPlace = (places.length === 0 ? ['.'] : places).map((place) => directoriesAround(place).map((directory) => this.#defaults.get(directory)).find((found) => found !== undefined) ?? []);
    return byPlace.some((found) => found.length === 0) ? [] : byPlace.find((found) => found.some(({ isAddition }) => isAddition !== true)) ?? byPlace[0]!;
  }

  /** All that holds for a place, the nearest first. */
  around(place: string): readonly RegistryAssignment[] {
    return directoriesAround(place).flatMap((directory) => this.#byDirectory.get(directory) ?? []);
  }
}

interface Numbered {
  readonly assignment: RegistryAssignment;
  readonly number: number;
}

function isAbout({ packages }: RegistryAssignment, purl: PurlParts): boolean {
  if (packages === undefined || (packages.name !== undefined && packages.name !== purl.name) || (packages.namespace !== undefined && packages.namespace !== purl.namespace)) return false;
  return packages.fits?.(purl) !== false;
}

/** Those of the directory that is nearest to one of the places; else, since a name has one registry in all of the tree, all. */
export function nearest(matching: readonly RegistryAssignment[], places: readonly string[]): readonly RegistryAssignment[] {
  const directories = new Set<string>();
  for (const place of places) for (let at: string | undefined = place; at !== undefined && !directories.has(at); at = parentOf(at)) directories.add(at);
  const around = matching.filter(({ directory }) => directories.has(directory));
  return around.length === 0 ? matching : deepest(around);
}

function deepest(assignments: readonly RegistryAssignment[]): readonly RegistryAssignment[] {
  const depth = (directory: string): number => (directory === '.' ? 0 : directory.split('/').length);
  const most = assignments.reduce((highest, { directory }) => Math.max(highest, depth(directory)), 0);
  return assignments.filter(({ directory }) => depth(directory) === most);
}

/** The place itself and all directories above it, the nearest first. */
function directoriesAround(place: string): string[] {
  const directories: string[] = [];
  for (let at: string | undefined = place; at !== undefined; at = parentOf(at)) directories.push(at);
  return directories;
}
