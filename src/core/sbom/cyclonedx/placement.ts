import { IntList } from '../../inventory/int-list.ts';
import { virtualList } from '../../inventory/virtual-list.ts';
import type { Sbom, SbomComponent } from '../../model/sbom.ts';
import { append } from '../../inventory/multi-map.ts';

/** Where components stand in the document: which one is its subject, which stand inside which. */
export interface Placement {
  readonly main: SbomComponent | undefined;
  /** Components of the upper level, in order. */
  readonly top: readonly SbomComponent[];
  /** By the `ref` of the outer component. */
  readonly nested: ReadonlyMap<string, readonly SbomComponent[]>;
  /** The `ref` of the component that each nested one stands in. */
  readonly outer: ReadonlyMap<string, string>;
}

/**
 * A `contains` relationship becomes nesting where the document had it nested, and otherwise when the container is no subject (readers
 * look for packages on the upper level) and the only one.
 */
export function placementOf({ components, relationships, subjects }: Sbom): Placement {
  const mainAt = subjects.length === 1 ? components.findLastIndex(({ ref }) => ref === subjects[0]) : -1;
  const main = components[mainAt];
  const containments = relationships.filter(({ type }) => type === 'contains');
  const known = knownAmong(new Set(containments.flatMap(({ from, to }) => [from, to])), components);
  const containers = new Map<string, string[]>();
  for (const { from, to } of containments) if (known.has(from) && known.has(to) && from !== to) append(containers, to, from);
  const subjectRefs = new Set(subjects);
  const outer = new Map<string, string>();
  for (const [at, component] of containers.size === 0 ? [] : components.entries()) {
    const [container, ...others] = containers.get(component.ref) ?? [];
    if (container === undefined || at === mainAt) continue;
    const wasNested = component.foreign.cyclonedx?.['$nested'] === true;
    if (wasNested || (others.length === 0 && !subjectRefs.has(container))) outer.set(component.ref, container);
  }
  const isInCycle = cycleFinder(outer);
  for (const ref of outer.keys()) if (isInCycle(ref)) outer.delete(ref);
  const nested = new Map<string, SbomComponent[]>();
  const top = new IntList();
  for (const [at, component] of components.entries()) {
    const container = outer.get(component.ref);
    if (container === undefined) {
      if (at !== mainAt) top.push(at);
    } else append(nested, container, component);
  }
  return { main, top: virtualList(top.length, (at) => components[top.at(at)]!), nested, outer };
}

/** Those of the refs that components have: most components of a large document are contained in nothing, and need not be kept by name. */
function knownAmong(refs: ReadonlySet<string>, components: readonly SbomComponent[]): ReadonlySet<string> {
  const known = new Set<string>();
  if (refs.size > 0) for (const { ref } of components) if (refs.has(ref)) known.add(ref);
  return known;
}

/** Whether a component would stand inside itself, at any distance; each is walked over once. */
function cycleFinder(outer: ReadonlyMap<string, string>): (ref: string) => boolean {
  const isFree = new Map<string, boolean>();
  return (ref) => {
    const trail = new Set<string>();
    let at: string | undefined = ref;
    while (at !== undefined && !isFree.has(at) && !trail.has(at)) {
      trail.add(at);
      at = outer.get(at);
    }
    const free = at === undefined || isFree.get(at) === true;
    for (const passed of trail) isFree.set(passed, free);
    return !free;
  };
}
