import { isRecord, list, strings, text } from '../../text/value.ts';
import type { SbomRelationship } from '../../model/sbom.ts';
import { scopes, type Scope } from '../../model/scope.ts';
import { append } from '../multi-map.ts';
import type { ComponentEdge } from './component-parts.ts';
import type { DocumentIssues } from './document-issues.ts';
import type { FoundComponent } from './flattened.ts';
import type { Json } from './special-xml.ts';

export interface ReadRelationships {
  readonly relationships: readonly SbomRelationship[];
  /** Which refs have an entry in the graph, when it is not exactly the components that have a `bom-ref`; `null` when there is no graph. */
  readonly entries: readonly string[] | null | undefined;
}

/** Nesting as `contains`, then the dependency graph; what our own properties say of an edge takes the place of a plain dependency. */
export function readRelationships(
  bom: Readonly<Json>,
  components: readonly FoundComponent[],
  edges: ReadonlyMap<string, readonly ComponentEdge[]>,
  issues: DocumentIssues,
): ReadRelationships {
  const relationships: SbomRelationship[] = [];
  for (const { ref, parent } of components) if (parent !== undefined) relationships.push({ from: parent, to: ref, type: 'contains' });
  const known = new Set([...components.map(({ ref }) => ref), ...servicesIn(bom)]);
  const unknown = new Set<string>();
  const seen = new Set<string>();
  const entries = new Set<string>();
  const said = new Set<string>();
  for (const entry of list(bom, 'dependencies')) {
    const from = text(entry, 'ref');
    if (from === undefined) continue;
    entries.add(from);
    const kinds = kindsByTarget(edges.get(from));
    const add = (to: string, type: string): void => {
      const key = `${type}\0${from}\0${to}`;
      if (seen.has(key)) return;
      seen.add(key);
      for (const ref of [from, to]) if (!known.has(ref)) unknown.add(ref);
      const own = type === 'depends-on' ? kinds?.get(to) : undefined;
      if (own === undefined) relationships.push({ from, to, type });
      else for (const kind of own) relationships.push(relationshipOf(from, to, kind));
      if (own !== undefined) said.add(`${from}\0${to}`);
    };
    for (const to of strings(entry, 'dependsOn')) add(to, 'depends-on');
    for (const to of strings(entry, 'provides')) add(to, 'provides');
  }
  // edges that are no dependencies stand in properties alone
  for (const [from, own] of edges) for (const { kind, to } of own) if (!said.has(`${from}\0${to}`)) relationships.push(relationshipOf(from, to, kind));
  if (unknown.size > 0) {
    const [first] = unknown;
    const others = unknown.size === 1 ? '' : ` and ${unknown.size - 1} more`;
    issues.add('unresolved', ['dependencies'], `the dependency graph names ${JSON.stringify(first)}${others}, which the document does not describe`, 'Add the components or take them out of the graph.');
  }
  const expected = components.filter(({ json, ref }) => json['bom-ref'] === ref);
  if (bom['dependencies'] === undefined) return { relationships, entries: expected.length === 0 ? undefined : null };
  const isWhole = expected.length > 0 && entries.size === expected.length && expected.every(({ ref }) => entries.has(ref));
  return { relationships, entries: isWhole ? undefined : [...entries] };
}

function kindsByTarget(edges: readonly ComponentEdge[] | undefined): Map<string, string[]> | undefined {
  if (edges === undefined) return undefined;
  const kinds = new Map<string, string[]>();
  for (const { kind, to } of edges) append(kinds, to, kind);
  return kinds;
}

/** A scope means a dependency of that scope. */
function relationshipOf(from: string, to: string, kind: string): SbomRelationship {
  if (!(scopes as readonly string[]).includes(kind)) return { from, to, type: kind };
  return { from, to, type: 'depends-on', scope: kind as Scope };
}

/** Refs of services at any depth. */
function servicesIn(bom: Readonly<Json>): string[] {
  const open: unknown[] = [...list(bom, 'services')];
  const found: string[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isRecord(next)) continue;
    if (typeof next['bom-ref'] === 'string') found.push(next['bom-ref']);
    open.push(...list(next, 'services'));
  }
  return found;
}
