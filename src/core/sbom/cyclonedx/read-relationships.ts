import { isRecord, list, strings, text } from '../../text/value.ts';
import { TextIndex } from '../../inventory/text-index.ts';
import type { SbomRelationship } from '../../model/sbom.ts';
import { scopes, type Scope } from '../../model/scope.ts';
import { append } from '../../inventory/multi-map.ts';
import { RelationshipList } from '../relationship-list.ts';
import type { ComponentEdge } from './component-parts.ts';
import type { DocumentIssues } from './document-issues.ts';
import type { FoundComponents } from './flattened.ts';
import type { Json } from './special-xml.ts';

export interface ReadRelationships {
  readonly relationships: readonly SbomRelationship[];
  /** Which refs have an entry in the graph, when it is not exactly the components that have a `bom-ref`; `null` when there is no graph. */
  readonly entries: readonly string[] | null | undefined;
}

/** Nesting as `contains`, then the dependency graph; what our own properties say of an edge takes the place of a plain dependency. */
export function readRelationships(
  bom: Readonly<Json>,
  components: FoundComponents,
  edges: ReadonlyMap<string, readonly ComponentEdge[]>,
  issues: DocumentIssues,
): ReadRelationships {
  const relationships = new RelationshipList();
  for (const { ref, parent } of components.nested()) relationships.add({ from: parent, to: ref, type: 'contains' });
  const services = new Set(servicesIn(bom));
  const unknown = new TextIndex();
  const entries = new TextIndex();
  const said = new Set<string>();
  for (const entry of list(bom, 'dependencies')) {
    const from = text(entry, 'ref');
    if (from === undefined) continue;
    entries.number(from);
    const kinds = kindsByTarget(edges.get(from));
    const add = (to: string, type: string): void => {
      const own = type === 'depends-on' ? kinds?.get(to) : undefined;
      const key = `${from}\0${to}`;
      if (own === undefined ? !relationships.addOnce({ from, to, type }) : said.has(key)) return;
      if (own !== undefined) {
        for (const kind of own) relationships.add(relationshipOf(from, to, kind));
        said.add(key);
      }
      for (const ref of [from, to]) if (!components.has(ref) && !services.has(ref)) unknown.number(ref);
    };
    for (const to of strings(entry, 'dependsOn')) add(to, 'depends-on');
    for (const to of strings(entry, 'provides')) add(to, 'provides');
  }
  // edges that are no dependencies stand in properties alone
  for (const [from, own] of edges) for (const { kind, to } of own) if (!said.has(`${from}\0${to}`)) relationships.add(relationshipOf(from, to, kind));
  if (unknown.size > 0) {
    const first = unknown.text(0);
    const others = unknown.size === 1 ? '' : ` and ${unknown.size - 1} more`;
    issues.add('unresolved', ['dependencies'], `the dependency graph names ${JSON.stringify(first)}${others}, which the document does not describe`, 'Add the components or take them out of the graph.');
  }
  const all = relationships.all();
  if (bom['dependencies'] === undefined) return { relationships: all, entries: components.named === 0 ? undefined : null };
  const refs = Array.from({ length: entries.size }, (_, number) => entries.text(number));
  const isWhole = refs.length > 0 && refs.length === components.named && refs.every((ref) => components.isNamed(ref));
  return { relationships: all, entries: isWhole ? undefined : refs };
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
