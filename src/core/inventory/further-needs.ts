import type { Component } from '../model/component.ts';
import type { Issue } from '../model/issue.ts';
import { purlPartsOf } from '../purl/purl.ts';
import { enumerate } from '../text/enumerate.ts';
import type { ComponentFound, Extraction, IssueFound } from './extraction.ts';
import { dependenciesOf, type DependencyGraph } from './graph.ts';

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
  for (const { file, line, names, remedy, source } of lists) {
    const at = result.findIndex((issue) => issue.path === file && issue.source === source && issue.openVersions !== undefined);
    const known = result[at];
    const first = known?.line ?? line;
    const place = first === undefined ? {} : { line: first };
    if (known === undefined) result.push({ code: 'unresolved', path: file, ...place, message: alone(names), remedy, source });
    else {
      const message = `${known.message}; ${beside(names.length, known.openVersions!)} in turn is not known`;
      result[at] = { code: known.code, path: file, ...place, message, remedy: known.remedy, source };
    }
  }
  return result.map(({ openVersions: _, ...issue }) => issue);
}

const alone = (names: readonly string[]): string =>
  (names.length === 1 ? `what the dependency ${enumerate(names)} needs in turn is not known` : `what the ${names.length} dependencies need in turn is not known: ${enumerate(names)}`);

const beside = (count: number, open: number): string =>
  (count === open ? (count === 1 ? 'what it needs' : 'what they need') : `what ${count === 1 ? '1 dependency needs' : `${count} dependencies need`}`);

interface UnknownNeeds {
  readonly file: string;
  readonly line: number | undefined;
  /** Sorted. */
  readonly names: readonly string[];
  readonly remedy: string;
  readonly source: string;
}

function unknownByManifest(assembled: Assembled): UnknownNeeds[] {
  const { extractions, places, projectCount, components, graph } = assembled;
  const described = describedByManifests(extractions, places);
  return extractions.flatMap((extraction, index) => {
    if (extraction.asks === undefined || extraction.furtherNeeds === undefined) return [];
    const nodes = places[index]!;
    const needed = targetsOf(extraction);
    const found = [...extraction.nodes];
    return [...Map.groupBy(extraction.asks, ({ file }) => file)].flatMap(([file, asks]): UnknownNeeds[] => {
      const names = new Set<string>();
      let line = Number.POSITIVE_INFINITY;
      for (const ask of asks) {
        const component = found[ask.node] as ComponentFound;
        const node = nodes[ask.node]!;
        if (!needed.has(ask.node) && !isAskedForFlatly(component)) continue;
        if (node < projectCount || component.origin === 'system' || described.has(node)) continue;
        if (dependenciesOf(graph, node).length > 0 || components[node - projectCount]!.evidence.some(({ kind }) => kind !== 'manifest')) continue;
        const { namespace, name } = purlPartsOf(component.purl);
        names.add(namespace ? `${namespace}/${name}` : name);
        line = Math.min(line, ask.line ?? line);
      }
      if (names.size === 0) return [];
      return [{ file, line: Number.isFinite(line) ? line : undefined, names: [...names].sort(), remedy: extraction.furtherNeeds!, source: extraction.source }];
    });
  });
}

/** Components that a manifest describes itself (the record of a package): it says what they need, be it nothing. */
function describedByManifests(extractions: readonly Extraction[], places: readonly Int32Array[]): ReadonlySet<number> {
  const described = new Set<number>();
  for (const [index, extraction] of extractions.entries()) {
    if (extraction.asks === undefined) continue;
    const needed = targetsOf(extraction);
    let at = 0;
    for (const node of extraction.nodes) {
      if (node.kind === 'component' && !needed.has(at) && !isAskedForFlatly(node)) described.add(places[index]![at]!);
      at++;
    }
  }
  return described;
}

/** Asked for by a file that describes no project. */
const isAskedForFlatly = ({ direct, origin }: ComponentFound): boolean => direct === true && origin !== 'vendored';

function targetsOf({ edges }: Extraction): ReadonlySet<number> {
  const targets = new Set<number>();
  for (let at = 1; at < edges.length; at += 3) targets.add(edges.at(at)!);
  return targets;
}
