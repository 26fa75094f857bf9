import type { Inventory } from '#core/model/inventory.ts';
import { scopeRank } from '#core/model/scope.ts';

/** What becomes one work: a project with all that is linked to it, or to what is linked to it. */
export interface Work {
  /** The project that it is made of; the subject where no project is known. */
  readonly name: string;
  /** Indexes of components, ascending. */
  readonly places: readonly number[];
}

export interface CombinedUses {
  /** It becomes part of what it is combined with, as far as anybody knows. */
  isCombined(place: number): boolean;
  /** A person says that it is there when the program runs, whatever the manifest says. */
  isStatedToRun(place: number): boolean;
}

/** A work for each project. What no project leads to is taken for part of the only project; of several nobody knows of which. */
export function worksOf({ subject, projects, components, graph }: Inventory, uses: CombinedUses): Work[] {
  const reached = new Uint8Array(components.length);
  const works = projects.map(({ name }, project): Work => {
    const places = reachable(graph, projects.length, project, uses);
    for (const place of places) reached[place] = 1;
    return { name, places };
  });
  if (projects.length > 1) return works;
  const alone = components.map((_, place) => place).filter((place) => reached[place] === 0 && uses.isCombined(place));
  const [only] = works;
  return [{ name: only?.name ?? subject.name, places: [...(only?.places ?? []), ...alone].toSorted((a, b) => a - b) }];
}

/** Along what is needed to run; a program of its own keeps what it is linked to for itself. */
function reachable(graph: Inventory['graph'], projectCount: number, project: number, { isCombined, isStatedToRun }: CombinedUses): number[] {
  const seen = new Uint8Array(graph.nodeCount);
  seen[project] = 1;
  const open = [project];
  const places: number[] = [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
      const target = graph.targets[at]!;
      const place = target - projectCount;
      if (seen[target] === 1 || (graph.scopes[at]! > scopeRank.optional && !(place >= 0 && isStatedToRun(place))) || (place >= 0 && !isCombined(place))) continue;
      seen[target] = 1;
      open.push(target);
      if (place >= 0) places.push(place);
    }
  }
  return places.sort((a, b) => a - b);
}
