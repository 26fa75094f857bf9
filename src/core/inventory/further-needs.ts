import type { Component } from '../model/component.ts';
import type { Issue } from '../model/issue.ts';
import { purlPartsOf } from '../purl/purl.ts';
import { DistinctNames } from './distinct-names.ts';
import type { ComponentFound, Extraction, IssueFound } from './extraction.ts';
import { dependenciesOf, type DependencyGraph } from './graph.ts';
import type { Integers } from './int-list.ts';
import { append } from './multi-map.ts';

/** What was assembled; nodes of the graph are the projects, then the components. */
export interface Assembled {
  readonly extractions: readonly Extraction[];
  /** Of the nodes of each extraction, those of the graph. */
  readonly places: readonly Int32Array[];
  readonly projectCount: number;
  readonly components: readonly Component[];
  readonly graph: DependencyGraph;
}

/**
 * A manifest tells what is asked for and not what that needs in turn. Where nothing else in the tree tells it (no lockfile, nothing installed, no
 * registry that was asked), the inventory is not complete, and the manifest gets an issue for it: one, joined with that on open versions if there is one.
 */
export function withFurtherNeeds(issues: readonly IssueFound[], assembled: Assembled): readonly Issue[] {
  const lists = unknownByManifest(assembled);
  const result = [...issues];
  const open = new Map<string, number[]>();
  for (const [at, { path, source, openVersions }] of issues.entries()) if (openVersions !== undefined) append(open, `${path}\0${source}`, at);
  for (const { file, line, names, remedy, source } of lists) {
    const at = open.get(`${file}\0${source}`)?.shift() ?? -1;
    const known = result[at];
    const first = known?.line ?? line;
    const place = first === undefined ? {} : { line: first };
    if (known === undefined) result.push({ code: 'unresolved', path: file, ...place, message: alone(names), remedy, source });
    else {
      const message = `${known.message}; ${beside(names.size, known.openVersions!)} in turn is not known`;
      result[at] = { code: known.code, path: file, ...place, message, remedy: known.remedy, source };
    }
  }
  return result.map(({ openVersions: _, ...issue }) => issue);
}

const alone = (names: DistinctNames): string =>
  (names.size === 1 ? `what the dependency ${names} needs in turn is not known` : `what the ${names.size} dependencies need in turn is not known: ${names}`);

const beside = (count: number, open: number): string =>
  (count === open ? (count === 1 ? 'what it needs' : 'what they need') : `what ${count === 1 ? '1 dependency needs' : `${count} dependencies need`}`);

interface UnknownNeeds {
  readonly file: string;
  line: number | undefined;
  readonly names: DistinctNames;
  readonly remedy: string;
  readonly source: string;
}

function unknownByManifest(assembled: Assembled): UnknownNeeds[] {
  const { extractions, places, projectCount, components, graph } = assembled;
  const described = describedByManifests(assembled);
  // thousands of manifests may ask for one component, which has as much evidence
  const isOnlyAskedFor = new Map<number, boolean>();
  const askedOnly = (node: number): boolean => {
    let is = isOnlyAskedFor.get(node);
    if (is === undefined) isOnlyAskedFor.set(node, (is = components[node - projectCount]!.evidence.every(({ kind }) => kind === 'manifest')));
    return is;
  };
  return extractions.flatMap(({ asks, furtherNeeds, nodes, edges, source }, index) => {
    if (asks === undefined || furtherNeeds === undefined) return [];
    const needed = targetsOf(edges, nodes.length);
    const unknown = new Map<string, UnknownNeeds>();
    for (const { node: asked, file, line } of asks) {
      const node = places[index]![asked]!;
      if (node < projectCount || described[node] === 1 || dependenciesOf(graph, node).length > 0) continue;
      const component = nodes[asked] as ComponentFound;
      if ((needed[asked] === 0 && !isAskedForFlatly(component)) || component.origin === 'system') continue;
      if (!askedOnly(node)) continue;
      let known = unknown.get(file);
      if (known === undefined) unknown.set(file, (known = { file, line, names: new DistinctNames(), remedy: furtherNeeds, source }));
      const { namespace, name } = purlPartsOf(component.purl);
      known.names.add(namespace ? `${namespace}/${name}` : name);
      if (line !== undefined && (known.line === undefined || line < known.line)) known.line = line;
    }
    return [...unknown.values()];
  });
}

/** Components that a manifest describes itself (the record of a package): it says what they need, be it nothing. By node of the graph, 1 for each. */
function describedByManifests({ extractions, places, graph }: Assembled): Uint8Array {
  const described = new Uint8Array(graph.nodeCount);
  for (const [index, { asks, nodes, edges }] of extractions.entries()) {
    if (asks === undefined) continue;
    const needed = targetsOf(edges, nodes.length);
    let at = 0;
    for (const node of nodes) {
      if (needed[at] === 0 && node.kind === 'component' && !isAskedForFlatly(node)) described[places[index]![at]!] = 1;
      at++;
    }
  }
  return described;
}

/** Asked for by a file that describes no project. */
const isAskedForFlatly = ({ direct, origin }: ComponentFound): boolean => direct === true && origin !== 'vendored';

/** By node of an extraction, 1 for what something needs. */
function targetsOf(edges: Integers, count: number): Uint8Array {
  const targets = new Uint8Array(count);
  for (let at = 1; at < edges.length; at += 3) targets[edges.at(at)!] = 1;
  return targets;
}
