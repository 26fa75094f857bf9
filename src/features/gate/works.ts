import type { Inventory } from '#core/model/inventory.ts';
import { splitGraph } from '#core/inventory/split-graph.ts';
import { scopeRank } from '#core/model/scope.ts';

/** What becomes one work: a project or a program of its own, with all that is linked to it, or to what is linked to it. */
export interface Work {
  /** The project or program that it is made of; the subject where no project is known. */
  readonly name: string;
  /** Indexes of components, ascending; the program is one of its own. */
  readonly places: readonly number[];
  /** Index of the component, where it is a program that stands beside the projects. */
  readonly program?: number;
}

export interface CombinedUses {
  /** It becomes part of what it is combined with, as far as anybody knows. */
  isCombined(place: number): boolean;
  /** It stands beside what asks for it. */
  isProgram(place: number): boolean;
  /** A person says that it is there when the program runs, whatever the manifest says. */
  isStatedToRun(place: number): boolean;
}

/** A work for each project, then one for each program of its own. What nothing leads to is taken for part of the only project; of several nobody knows of which. */
export function worksOf(inventory: Inventory, uses: CombinedUses): Work[] {
  const { subject, projects, components } = inventory;
  const walk = new Walk(inventory, uses);
  const reached = new Uint8Array(components.length);
  const mark = (work: Work): Work => {
    for (const place of work.places) reached[place] = 1;
    return work;
  };
  const ofProjects = projects.map(({ name }, project) => mark({ name, places: walk.from(project) }));
  const programs = components.flatMap((component, place) => (uses.isProgram(place) ? [mark({ name: nameOf(component), places: [place, ...walk.from(projects.length + place)].toSorted((a, b) => a - b), program: place })] : []));
  if (projects.length > 1) return [...ofProjects, ...programs];
  const alone = components.map((_, place) => place).filter((place) => reached[place] === 0 && uses.isCombined(place));
  const [only] = ofProjects;
  return [{ name: only?.name ?? subject.name, places: [...(only?.places ?? []), ...alone].toSorted((a, b) => a - b) }, ...programs];
}

/** By index of the component: the program of its own that it is linked into, where it is linked into nothing else. The first program counts. */
export function programsAround(inventory: Inventory, uses: CombinedUses): ReadonlyMap<number, number> {
  if (!inventory.components.some((_, place) => uses.isProgram(place))) return new Map();
  const works = worksOf(inventory, uses);
  const linked = new Set(works.flatMap(({ program, places }) => (program === undefined ? places : [])));
  const around = new Map<number, number>();
  for (const { program, places } of works) {
    if (program === undefined) continue;
    for (const place of places) if (place !== program && !linked.has(place) && !around.has(place)) around.set(place, program);
  }
  return around;
}

export const nameOf = ({ name, group, version }: Inventory['components'][number]): string => `${group === undefined ? name : `${group}/${name}`}${version === undefined ? '' : ` ${version}`}`;

/** Along what is needed to run; a program of its own keeps what it is linked to for itself. */
class Walk {
  readonly #graph: Inventory['graph'];
  readonly #projectCount: number;
  /** Nodes that stand for others, from this number on. */
  readonly #copied: Uint32Array;
  readonly #uses: CombinedUses;
  /** By node the number of the walk that came by last, so that no walk clears what another one wrote. */
  readonly #seen: Uint32Array;
  #walks = 0;

  constructor({ graph, projects, resolutions = [] }: Inventory, uses: CombinedUses) {
    const split = splitGraph(graph, projects.length, resolutions);
    this.#graph = split.graph;
    this.#copied = split.copied;
    this.#projectCount = projects.length;
    this.#uses = uses;
    this.#seen = new Uint32Array(split.graph.nodeCount);
  }

  /** Indexes of components that a node is linked to, ascending. */
  from(start: number): number[] {
    const { offsets, targets, scopes } = this.#graph;
    const walk = ++this.#walks;
    this.#seen[start] = walk;
    const open = [start];
    const places = new Set<number>();
    const first = this.#graph.nodeCount - this.#copied.length;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const target = targets[at]!;
        const place = (target < first ? target : this.#copied[target - first]!) - this.#projectCount;
        if (this.#seen[target] === walk || (scopes[at]! > scopeRank.optional && !(place >= 0 && this.#uses.isStatedToRun(place))) || (place >= 0 && !this.#uses.isCombined(place))) continue;
        this.#seen[target] = walk;
        open.push(target);
        if (place >= 0) places.add(place);
      }
    }
    return [...places].sort((a, b) => a - b);
  }
}
