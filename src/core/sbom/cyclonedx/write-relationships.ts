import { TextIndex } from '../../inventory/text-index.ts';
import type { Sbom, SbomRelationship } from '../../model/sbom.ts';
import { append } from '../../inventory/multi-map.ts';
import { ItemsOnce } from '../../text/json-pieces.ts';
import { RelationshipEnds } from '../relationship-losses.ts';
import { isSilentOnNeeds } from '../silent-on-needs.ts';
import type { ComponentEdge } from './component-parts.ts';
import { DependencyRows, type Row } from './dependency-rows.ts';
import type { Placement } from './placement.ts';
import type { Json } from './special-xml.ts';

export interface WrittenRelationships {
  /** What the properties of a component must say of its edges, by its `ref`. */
  readonly edges: ReadonlyMap<string, readonly ComponentEdge[]>;
  readonly dependencies: Iterable<Json> | undefined;
  /** Every `ref` that the document mentions outside its component. */
  readonly referenced: RefSet;
}

/** Very many refs. */
export type RefSet = Pick<ReadonlySet<string>, 'has'>;

/**
 * The dependency graph with an entry for every component of which it is known what it needs: one that names nothing says that there is nothing. What contains
 * something without nesting it depends on it there (so that the graph hangs together for its readers) and says in a property what it is; so do scopes of edges.
 */
export function writeRelationships(sbom: Sbom, { main, outer }: Placement): WrittenRelationships {
  const { relationships, components, subjects, completeness, annotations, foreign } = sbom;
  // what is related is a component: one list of the refs is enough
  const refs = new TextIndex();
  const ends = new RelationshipEnds(sbom, 'cyclonedx', refs);
  const entries = new DependencyRows(refs);
  const subjectRefs = new Set(subjects);
  const kinds = new Map<string, Map<string, Set<string>>>();
  for (const relationship of relationships) {
    if (!ends.has(relationship)) continue;
    const { from, to, type } = relationship;
    if (type === 'contains' && outer.get(to) === from) continue;
    if (type === 'depends-on' || (type === 'contains' && subjectRefs.has(from))) entries.add(from, to, 'dependsOn');
    if (type === 'provides') entries.add(from, to, 'provides');
    else if (!isPlain(relationship)) remember(kinds, from, to, kindOf(relationship));
  }
  if (kinds.size > 0) {
    // a plain dependency needs no words, unless it is one of several edges
    for (const relationship of relationships) if (isPlain(relationship) && ends.has(relationship)) kinds.get(relationship.from)?.get(relationship.to)?.add('runtime');
  }
  const edges = new Map<string, ComponentEdge[]>();
  for (const [from, targets] of kinds) for (const [to, found] of targets) for (const kind of found) append(edges, from, { kind, to });
  // a composition that was kept may mean the subject without naming it
  const isImplied = (ref: string): boolean => ref === main?.ref && foreign.cyclonedx?.['compositions'] !== undefined;
  const named = new Set([...(main === undefined ? subjects : []), ...completeness.map(({ ref }) => ref).filter((ref) => !isImplied(ref))]);
  for (const [from, list] of edges) for (const { to } of list) named.add(from).add(to);
  for (const annotation of annotations) for (const ref of annotation.subjects) named.add(ref);
  const referenced: RefSet = { has: (ref) => named.has(ref) || entries.names(ref) };
  const stated = foreign.cyclonedx?.['$entries'];
  if (Array.isArray(stated)) for (const ref of stated) if (typeof ref === 'string') entries.addEntry(ref);
  const isSilent = stated === undefined && isSilentOnNeeds(sbom);
  if (stated === undefined && !isSilent) {
    for (const { ref, foreign: own } of components) if (referenced.has(ref) || !isAnonymous(own.cyclonedx)) entries.addEntry(ref);
  }
  entries.addEntriesOfSources();
  const known = isSilent ? new Set(completeness.filter(({ ref, type, state }) => type === 'depends-on' && state === 'complete' && ends.knows(ref)).map(({ ref }) => ref)) : undefined;
  for (const ref of known ?? []) entries.addEntry(ref);
  return { edges, dependencies: entries.entryCount === 0 && !Array.isArray(stated) ? undefined : written(entries, known), referenced };
}

/** A component that had no `bom-ref`. */
const isAnonymous = (kept: Readonly<Record<string, unknown>> | undefined): boolean => Array.isArray(kept?.['$absent']) && kept['$absent'].includes('bom-ref');

/** `known` are those of which it is known that they need no more than is named; all, where it is not given. */
function* written(entries: DependencyRows, known: ReadonlySet<string> | undefined): Generator<Json> {
  for (const { ref, dependsOn, provides } of entries.entries()) yield { ref, ...((known === undefined || known.has(ref) || isSome(dependsOn)) && { dependsOn }), ...(isSome(provides) && { provides }) };
}

const isSome = (row: Row): boolean => row instanceof ItemsOnce || row.length > 0;

const isPlain = ({ type, scope }: SbomRelationship): boolean => type === 'depends-on' && (scope === undefined || scope === 'runtime');

const kindOf = ({ type, scope }: SbomRelationship): string => (type === 'depends-on' ? scope ?? 'runtime' : type);

function remember(kinds: Map<string, Map<string, Set<string>>>, from: string, to: string, kind: string): void {
  let targets = kinds.get(from);
  if (targets === undefined) kinds.set(from, (targets = new Map()));
  const known = targets.get(to);
  if (known === undefined) targets.set(to, new Set([kind]));
  else known.add(kind);
}
