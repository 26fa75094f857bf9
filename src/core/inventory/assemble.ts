import type { Component, Hash } from '../model/component.ts';
import { evidenceKinds, type Evidence } from '../model/evidence.ts';
import type { Coverage, Inventory, Subject } from '../model/inventory.ts';
import type { Issue } from '../model/issue.ts';
import type { Project } from '../model/project.ts';
import type { Scope } from '../model/scope.ts';
import { nameOf } from '../plugin/path.ts';
import { purlPartsOf, type Purl } from '../purl/purl.ts';
import type { ComponentFound, Extraction, ProjectFound } from './extraction.ts';
import { graphOfTriples } from './graph.ts';
import { PackedComponent, plainFound } from './packed-component.ts';
import { mergeFound } from './merge-found.ts';
import { PurlIndex } from './purl-index.ts';
import { scopesOf } from './scopes-of.ts';
import { uniqueIssues } from './unique-issues.ts';
import { resolveByName } from './resolve-by-name.ts';

/** Joins what all sources found into one inventory; the result does not depend on the order of `extractions`. */
export function assemble(subject: Subject, extractions: readonly Extraction[], coverage: Coverage, issues: readonly Issue[] = []): Inventory {
  const ordered = [...extractions].sort(byOrigin);
  const { projects: projectsById, found, purls, edges } = gather(ordered);
  const all = [...issues, ...ordered.flatMap((extraction) => extraction.issues)];
  const projects = [...projectsById.values()].map((project) => named(project, subject)).sort((a, b) => compareText(a.id, b.id));
  const projectAt = new Map(projects.map((project, index) => [project.id, index]));
  const projectNodes = Int32Array.from(projectsById.keys(), (id) => projectAt.get(id)!);
  const order = Uint32Array.from(found.keys()).sort((a, b) => purls.compare(a, b));
  const componentNodes = new Int32Array(found.length);
  order.forEach((index, at) => (componentNodes[index] = projects.length + at));
  // gathered nodes: projects are negative, components count from 0
  for (let at = 0; at < edges.length; at++) {
    if (at % 3 === 2) continue;
    const node = edges[at]!;
    edges[at] = node < 0 ? projectNodes[-1 - node]! : componentNodes[node]!;
  }
  const graph = graphOfTriples(projects.length + found.length, edges);
  const derived = scopesOf(graph, projects.length);
  const components = Array.from(order, (index, at) => {
    const component = finish(found[index]!, derived.scopeOf(projects.length + at), derived.isDirect(projects.length + at));
    // what has been taken over may go: a large inventory need not be held twice
    found[index] = undefined as never;
    return component;
  });
  return { subject, projects, components, graph, issues: uniqueIssues(all), coverage };
}

/** A manifest that names nothing is called after its directory, in the root after the subject. */
const named = (project: Project, subject: Subject): Project => (project.name === '.' || project.name === '' ? { ...project, name: project.path === '.' ? subject.name : nameOf(project.path) } : project);

interface Gathered {
  /** In order of their first sighting. */
  readonly projects: ReadonlyMap<string, Project>;
  readonly found: ComponentFound[];
  /** Of `found`. */
  readonly purls: PurlIndex;
  /** Triples: from, to, rank. A component is its index in `found`, the n-th project is `-1 - n`. */
  readonly edges: Int32Array;
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
  const purls = new PurlIndex();
  const found: ComponentFound[] = [];
  const edges = new Int32Array(extractions.reduce((sum, extraction) => sum + extraction.edges.length, 0));
  let end = 0;
  for (const { nodes, edges: between } of extractions) {
    const places = new Int32Array(nodes.length);
    nodes.forEach((node, at) => {
      const purl = node.kind === 'project' ? undefined : (replaced.get(node) ?? node.purl);
      const own = node.kind === 'project' ? projectId(node, projects) : ownOf(node, purl!);
      if (own !== undefined) places[at] = projectNumber.get(own)!;
      else if (node.kind === 'component') places[at] = take(node, purl!);
    });
    for (let at = 0; at < between.length; at++) edges[end++] = at % 3 === 2 ? between[at]! : places[between[at]!]!;
  }
  return { projects, found, purls, edges };

  /** The project of this tree that publishes what was found. */
  function ownOf(node: ComponentFound, purl: Purl): string | undefined {
    const own = published.get(purl);
    return own === undefined || isFetched(node) ? undefined : own;
  }

  function take(node: ComponentFound, purl: Purl): number {
    const known = purls.find(purl);
    if (known === undefined) {
      purls.add(purl);
      return found.push(purl === node.purl ? node : { ...plainFound(node), purl }) - 1;
    }
    found[known] = mergeFound(found[known]!, node);
    return known;
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
    declaredLicenses: uniqueBy([...known.declaredLicenses, ...node.declaredLicenses], (license) => `${license.path}\0${license.value}`),
    metadata: { ...node.metadata, ...known.metadata },
    owners: uniqueBy([...known.owners, ...owners], (owner) => `${owner.kind}\0${owner.name}`),
    evidence: sortEvidence([...known.evidence, node.evidence]),
  };
}

function finish(found: ComponentFound, derivedScope: Scope | undefined, derivedDirect: boolean): Component {
  if (found instanceof PackedComponent) return found.settle(derivedScope, derivedDirect);
  const { namespace, name, version } = purlPartsOf(found.purl);
  return {
    purl: found.purl,
    name,
    ...(namespace ? { group: namespace } : {}),
    ...(version ? { version } : {}),
    requirements: uniqueTexts(found.requirements),
    scope: found.scope ?? derivedScope ?? 'runtime',
    direct: found.direct ?? derivedDirect,
    origin: found.origin,
    declaredLicenses: found.declaredLicenses.length < 2 ? found.declaredLicenses : uniqueBy(found.declaredLicenses, (license) => `${license.path}\0${license.value}`).sort((a, b) => compareText(a.path, b.path) || compareText(a.value, b.value)),
    hashes: found.hashes.length < 2 ? found.hashes : uniqueBy(found.hashes, (hash: Hash) => `${hash.algorithm}:${hash.value}`).sort((a, b) => compareText(a.algorithm, b.algorithm) || compareText(a.value, b.value)),
    ...(found.downloadLocation === undefined ? {} : { downloadLocation: found.downloadLocation }),
    aliases: uniqueTexts(found.aliases),
    platforms: uniqueTexts(found.platforms),
    overridden: found.overridden,
    metadata: found.metadata,
    evidence: sortEvidence(found.evidence),
  };
}

const uniqueTexts = (texts: readonly string[]): readonly string[] => (texts.length < 2 ? texts : [...new Set(texts)].sort());

function sortEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length === 1) return evidence;
  return uniqueBy(evidence, (item) => `${item.kind}\0${item.path}\0${item.line ?? 0}`).sort(
    (a, b) => evidenceKinds.indexOf(a.kind) - evidenceKinds.indexOf(b.kind) || compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0),
  );
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  if (items.length < 2) return [...items];
  const seen = new Map<string, T>();
  for (const item of items) {
    const id = key(item);
    if (!seen.has(id)) seen.set(id, item);
  }
  return [...seen.values()];
}

/** Code unit order: the same on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byOrigin(a: Extraction, b: Extraction): number {
  return compareText(a.source, b.source) || compareText(pathOf(a), pathOf(b));
}

function pathOf(extraction: Extraction): string {
  const node = extraction.nodes[0];
  if (node === undefined) return extraction.claims[0] ?? '';
  return node.kind === 'project' ? node.evidence.path : node.evidence[0]!.path;
}
