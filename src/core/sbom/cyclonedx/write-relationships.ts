import type { Sbom, SbomRelationship } from '../../model/sbom.ts';
import { append } from '../multi-map.ts';
import type { ComponentEdge } from './component-parts.ts';
import type { Placement } from './placement.ts';
import type { Json } from './special-xml.ts';

export interface WrittenRelationships {
  /** What the properties of a component must say of its edges, by its `ref`. */
  readonly edges: ReadonlyMap<string, readonly ComponentEdge[]>;
  readonly dependencies: Iterable<Json> | undefined;
  /** Every `ref` that the document mentions outside its component. */
  readonly referenced: ReadonlySet<string>;
}

interface Entry {
  readonly dependsOn: Set<string>;
  readonly provides: Set<string>;
}

/**
 * The dependency graph with an entry for every component. What contains something without nesting it depends on it there (so that the graph
 * hangs together for its readers) and says in a property what it is; so do scopes of edges.
 */
export function writeRelationships({ relationships, components, subjects, completeness, foreign }: Sbom, { main, outer }: Placement): WrittenRelationships {
  const entries = new Map<string, Entry>();
  const entry = (ref: string): Entry => {
    let found = entries.get(ref);
    if (found === undefined) entries.set(ref, (found = { dependsOn: new Set(), provides: new Set() }));
    return found;
  };
  const subjectRefs = new Set(subjects);
  const kinds = new Map<string, Map<string, Set<string>>>();
  for (const relationship of relationships) {
    const { from, to, type } = relationship;
    if (type === 'contains' && outer.get(to) === from) continue;
    if (type === 'depends-on' || (type === 'contains' && subjectRefs.has(from))) entry(from).dependsOn.add(to);
    if (type === 'provides') entry(from).provides.add(to);
    else if (!isPlain(relationship)) remember(kinds, from, to, kindOf(relationship));
  }
  if (kinds.size > 0) {
    // a plain dependency needs no words, unless it is one of several edges
    for (const relationship of relationships) if (isPlain(relationship)) kinds.get(relationship.from)?.get(relationship.to)?.add('runtime');
  }
  const edges = new Map<string, ComponentEdge[]>();
  for (const [from, targets] of kinds) for (const [to, found] of targets) for (const kind of found) append(edges, from, { kind, to });
  // a composition that was kept may mean the subject without naming it
  const isImplied = (ref: string): boolean => ref === main?.ref && foreign.cyclonedx?.['compositions'] !== undefined;
  const referenced = new Set([...(main === undefined ? subjects : []), ...completeness.map(({ ref }) => ref).filter((ref) => !isImplied(ref))]);
  for (const [from, { dependsOn, provides }] of entries) for (const ref of [from, ...dependsOn, ...provides]) referenced.add(ref);
  for (const [from, list] of edges) for (const { to } of list) referenced.add(from).add(to);
  const stated = foreign.cyclonedx?.['$entries'];
  const refs = new Set(Array.isArray(stated) ? stated.filter((ref): ref is string => typeof ref === 'string') : []);
  if (stated === undefined) {
    for (const { ref, foreign: own } of components) if (referenced.has(ref) || !isAnonymous(own.cyclonedx)) refs.add(ref);
  }
  for (const ref of entries.keys()) refs.add(ref);
  return { edges, dependencies: refs.size === 0 && !Array.isArray(stated) ? undefined : written(refs, entries), referenced };
}

/** A component that had no `bom-ref`. */
const isAnonymous = (kept: Readonly<Record<string, unknown>> | undefined): boolean => Array.isArray(kept?.['$absent']) && kept['$absent'].includes('bom-ref');

function* written(refs: Iterable<string>, entries: ReadonlyMap<string, Entry>): Generator<Json> {
  for (const ref of refs) {
    const found = entries.get(ref);
    yield { ref, dependsOn: [...(found?.dependsOn ?? [])], ...(found !== undefined && found.provides.size > 0 && { provides: [...found.provides] }) };
  }
}

const isPlain = ({ type, scope }: SbomRelationship): boolean => type === 'depends-on' && (scope === undefined || scope === 'runtime');

const kindOf = ({ type, scope }: SbomRelationship): string => (type === 'depends-on' ? scope ?? 'runtime' : type);

function remember(kinds: Map<string, Map<string, Set<string>>>, from: string, to: string, kind: string): void {
  let targets = kinds.get(from);
  if (targets === undefined) kinds.set(from, (targets = new Map()));
  const known = targets.get(to);
  if (known === undefined) targets.set(to, new Set([kind]));
  else known.add(kind);
}
