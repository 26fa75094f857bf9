import type { ComponentFound, Extraction, NodeId } from '#core/inventory/extraction.ts';
import { plainFound } from '#core/inventory/packed-component.ts';
import { openVersions } from '#core/inventory/report-unresolved.ts';
import { makePurl, purlPartsOf } from '#core/purl/purl.ts';
import type { UnitRequest } from './resolution-units.ts';

/** A request and the version that was chosen for it. */
export interface ClosedRequest {
  readonly request: UnitRequest;
  readonly version: string;
}

/** What a manifest leaves open, with the chosen versions in it; projects that ask for one package may have got different ones. */
export function closedManifest(extraction: Extraction, closed: readonly ClosedRequest[]): Extraction {
  const nodes = [...extraction.nodes];
  const edges = [...extraction.edges];
  for (const [node, requests] of Map.groupBy(closed, ({ request }) => request.node)) {
    const found = plainFound(nodes[node] as ComponentFound);
    const byVersion = Map.groupBy(requests, ({ version }) => version);
    const isWhole = edgesTo(extraction, node) === requests.length;
    let isFirst = isWhole;
    for (const [version, some] of byVersion) {
      const part = isWhole && byVersion.size === 1 ? found : partOf(found, some);
      const component = { ...part, purl: makePurl({ ...purlPartsOf(found.purl), version }, 'tolerant') };
      // the first takes the place of what was open, unless somebody still leaves it open
      const id = isFirst ? node : nodes.push(component) - 1;
      nodes[id] = component;
      isFirst = false;
      for (const { request } of some) edges[request.edge + 1] = id;
    }
  }
  return { ...extraction, nodes, edges, issues: extraction.issues.flatMap((issue) => (issue.openVersions === undefined ? [issue] : stillOpen(issue, nodes))) };
}

function edgesTo({ edges }: Extraction, node: NodeId): number {
  let count = 0;
  for (let edge = 1; edge < edges.length; edge += 3) if (edges.at(edge) === node) count++;
  return count;
}

/** The sightings in the files of those who ask. */
function partOf(found: ComponentFound, requests: readonly ClosedRequest[]): ComponentFound {
  const asks = requests.flatMap(({ request }) => request.asks);
  const files = new Set(asks.map(({ file }) => file));
  const evidence = found.evidence.filter(({ path }) => files.has(path));
  return { ...found, requirements: [...new Set(asks.map(({ requirement }) => requirement).filter((requirement) => requirement !== ''))], evidence: evidence.length > 0 ? evidence : found.evidence };
}

/** Nothing when the registries closed everything that the issue is about. */
function stillOpen(issue: Extraction['issues'][number], nodes: Extraction['nodes']): Extraction['issues'] {
  const open = nodes.filter((node): node is ComponentFound => node.kind === 'component' && node.origin === 'registry' && !node.purl.includes('@') && node.evidence.some(({ path }) => path === issue.path));
  const names = open.map(({ purl }) => purlPartsOf(purl)).map(({ namespace, name }) => (namespace ? `${namespace}/${name}` : name));
  return names.length === 0 ? [] : [{ ...issue, ...openVersions(names), remedy: 'Commit a lockfile, or configure the package manager for the registry that has them; names of packages of this tree are not asked for.' }];
}
