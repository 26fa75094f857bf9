import type { Coverage, Inventory, Subject } from '../model/inventory.ts';
import type { Issue } from '../model/issue.ts';
import type { Project } from '../model/project.ts';
import { nameOf } from '../plugin/path.ts';
import type { Purl } from '../purl/purl.ts';
import type { ComponentFound, Extraction, IssueFound, ProjectFound } from './extraction.ts';
import { GatheredComponents } from './gathered-components.ts';
import { graphOfEdges } from './graph.ts';
import { resolutionsOf } from './resolutions.ts';
import { scopesOfResolutions } from './scopes-of-resolutions.ts';
import { uniqueIssues } from './unique-issues.ts';
import { withFurtherNeeds } from './further-needs.ts';
import { settleSpellings } from './one-spelling.ts';
import { resolveByName } from './resolve-by-name.ts';
import { compareText, sortEvidence, uniqueBy } from './tidy-found.ts';

/** Joins what all sources found into one inventory; the result does not depend on the order of `extractions`. */
export function assemble(subject: Subject, extractions: readonly Extraction[], coverage: Coverage, issues: readonly Issue[] = []): Inventory {
  const ordered = [...extractions].sort(byOrigin);
  const { projects: projectsById, components: gathered, places } = gather(ordered);
  const all: readonly IssueFound[] = [...issues, ...ordered.flatMap((extraction) => extraction.issues)];
  const projects = [...projectsById.values()].map((project) => named(project, subject)).sort((a, b) => compareText(a.id, b.id));
  const projectAt = new Map(projects.map((project, index) => [project.id, index]));
  const projectNodes = Int32Array.from(projectsById.keys(), (id) => projectAt.get(id)!);
  const order = gathered.inOrder();
  toNodes(places, projectNodes, order);
  const graph = graphOfEdges(projects.length + order.length, (visit) => {
    for (const [index, { edges }] of ordered.entries()) {
      const nodes = places[index]!;
      for (let at = 0; at < edges.length; at += 3) visit(nodes[edges.at(at)!]!, nodes[edges.at(at + 1)!]!, edges.at(at + 2)!);
    }
  });
  const resolutions = resolutionsOf({ extractions: ordered, places, projectCount: projects.length, graph });
  const components = gathered.finish(order, scopesOfResolutions(graph, projects.length, resolutions), projects.length);
  return { subject, projects, components, graph, ...(resolutions.length === 0 ? {} : { resolutions }), issues: uniqueIssues(withFurtherNeeds(all, { extractions: ordered, places, projectCount: projects.length, components, graph })), coverage };
}

/** Gathered nodes (projects are negative, components the number of their purl) become nodes of the graph. */
function toNodes(places: readonly Int32Array[], projectNodes: Int32Array, order: Uint32Array): void {
  const componentNodes = new Int32Array(order.reduce((most, number) => Math.max(most, number + 1), 0));
  for (const [at, number] of order.entries()) componentNodes[number] = projectNodes.length + at;
  for (const nodes of places) {
    for (const [at, node] of nodes.entries()) nodes[at] = node < 0 ? projectNodes[-1 - node]! : componentNodes[node]!;
  }
}

/** A manifest that names nothing is called after its directory, in the root after the subject. */
const named = (project: Project, subject: Subject): Project => (project.name === '.' || project.name === '' ? { ...project, name: project.path === '.' ? subject.name : nameOf(project.path) } : project);

interface Gathered {
  /** In order of their first sighting. */
  readonly projects: ReadonlyMap<string, Project>;
  readonly components: GatheredComponents;
  /** What became of the nodes of each extraction: a component is the number of its purl, the n-th project is `-1 - n`. */
  readonly places: readonly Int32Array[];
}

function gather(extractions: readonly Extraction[]): Gathered {
  const projects = new Map<string, Project>();
  const published = new Map<Purl, string>();
  for (const extraction of extractions) {
    for (const node of extraction.nodes) {
      if (node.kind !== 'project') continue;
      const id = projectId(node, projects);
      projects.set(id, mergeProject(projects.get(id), node, id));
      if (node.purl !== undefined && node.version !== undefined) published.set(node.purl, id);
    }
  }
  const projectNumber = new Map([...projects.keys()].map((id, index) => [id, -1 - index]));
  const replaced = resolveByName(extractions);
  settleSpellings(extractions, replaced);
  const components = new GatheredComponents(extractions);
  const places = extractions.map((extraction) => {
    const renamed = replaced.get(extraction);
    const places = new Int32Array(extraction.nodes.length);
    let at = 0;
    for (const node of extraction.nodes) {
      const purl = renamed?.get(at);
      const own = node.kind === 'project' ? projectId(node, projects) : ownOf(node, purl);
      places[at++] = own === undefined ? components.take(node as ComponentFound, purl) : projectNumber.get(own)!;
    }
    return places;
  });
  return { projects, components, places };

  /** The project of this tree that publishes what was found. */
  function ownOf(node: ComponentFound, purl: Purl | undefined): string | undefined {
    const own = published.size === 0 ? undefined : published.get(purl ?? node.purl);
    return own === undefined || isFetched(node) ? undefined : own;
  }
}

/** A copy with a checksum or an address came from outside, even where the tree holds the source of the same version. */
const isFetched = (node: ComponentFound): boolean => node.hashes.length > 0 || node.downloadLocation !== undefined;

function projectId(node: ProjectFound, projects: ReadonlyMap<string, Project>): string {
  const plain = `${node.ecosystem}:${node.path}`;
  const known = projects.get(plain);
  return known === undefined || known.name === node.name ? plain : `${plain}#${node.name}`;
}

function mergeProject(known: Project | undefined, node: ProjectFound, id: string): Project {
  const owners = node.owners.map((name) => ({ name, path: node.evidence.path, kind: 'package' as const }));
  if (known === undefined) {
    const { ecosystem, path, name, declaredLicenses, metadata, evidence } = node;
    return {
      id, ecosystem, path, name, declaredLicenses, metadata, owners, evidence: [evidence],
      ...(node.version === undefined ? {} : { version: node.version }),
      ...(node.purl === undefined ? {} : { purl: node.purl }),
    };
  }
  const version = known.version ?? node.version;
  const purl = known.purl ?? node.purl;
  return {
    ...known,
    ...(version === undefined ? {} : { version }),
    ...(purl === undefined ? {} : { purl }),
    declaredLicenses: uniqueBy([...known.declaredLicenses, ...node.declaredLicenses], (license) => `${license.path}\0${license.value}\0${license.url ?? ''}`),
    metadata: { ...node.metadata, ...known.metadata },
    owners: uniqueBy([...known.owners, ...owners], (owner) => `${owner.kind}\0${owner.name}`),
    evidence: sortEvidence([...known.evidence, node.evidence]),
  };
}

function byOrigin(a: Extraction, b: Extraction): number {
  return compareText(a.source, b.source) || compareText(pathOf(a), pathOf(b));
}

function pathOf(extraction: Extraction): string {
  const node = extraction.nodes[0];
  if (node === undefined) return extraction.claims[0] ?? '';
  return node.kind === 'project' ? node.evidence.path : node.evidence[0]!.path;
}
