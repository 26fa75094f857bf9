import type { Component, Hash } from '../model/component.ts';
import { evidenceKinds, type Evidence } from '../model/evidence.ts';
import type { Coverage, Inventory, Subject } from '../model/inventory.ts';
import type { Issue } from '../model/issue.ts';
import type { Project } from '../model/project.ts';
import { scopes, type Scope } from '../model/scope.ts';
import { nameOf } from '../plugin/path.ts';
import { parsePurl, type Purl } from '../purl/purl.ts';
import type { ComponentFound, Extraction, ProjectFound } from './extraction.ts';
import { buildGraph, type Edge } from './graph.ts';
import { mergeFound } from './merge-found.ts';
import { scopesOf } from './scopes-of.ts';
import { resolveByName } from './resolve-by-name.ts';

/** Joins what all sources found into one inventory; the result does not depend on the order of `extractions`. */
export function assemble(subject: Subject, extractions: readonly Extraction[], coverage: Coverage, issues: readonly Issue[] = []): Inventory {
  const ordered = [...extractions].sort(byOrigin);
  const gathered = gather(ordered);
  const projects = [...gathered.projects.values()].map((project) => named(project, subject)).sort((a, b) => compareText(a.id, b.id));
  const found = [...gathered.components.values()].sort((a, b) => compareText(a.purl, b.purl));
  const projectIndex = new Map(projects.map((project, index) => [project.id, index]));
  const componentIndex = new Map(found.map((component, index) => [component.purl, projects.length + index]));
  const nodeOf = (key: NodeKey): number => (key.project === undefined ? componentIndex.get(key.purl)! : projectIndex.get(key.project)!);
  const edges: Edge[] = gathered.edges.map(({ from, to, scope }) => ({ from: nodeOf(from), to: nodeOf(to), scope }));
  const graph = buildGraph(projects.length + found.length, edges);
  const derived = scopesOf(graph, projects.length);
  const components = found.map((component, index) => finish(component, derived.scope[projects.length + index], derived.direct[projects.length + index] === 1));
  const all = [...issues, ...ordered.flatMap((extraction) => extraction.issues)];
  return { subject, projects, components, graph, issues: uniqueIssues(all), coverage };
}

/** A manifest that names nothing is called after its directory, in the root after the subject. */
const named = (project: Project, subject: Subject): Project => (project.name === '.' || project.name === '' ? { ...project, name: project.path === '.' ? subject.name : nameOf(project.path) } : project);

type NodeKey = { readonly project: string; readonly purl?: undefined } | { readonly project?: undefined; readonly purl: Purl };

interface Gathered {
  readonly projects: Map<string, Project>;
  readonly components: Map<Purl, ComponentFound>;
  readonly edges: { from: NodeKey; to: NodeKey; scope: Scope }[];
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
  const replaced = resolveByName(extractions);
  const components = new Map<Purl, ComponentFound>();
  const edges: Gathered['edges'] = [];
  for (const extraction of extractions) {
    const keys: NodeKey[] = extraction.nodes.map((node) => {
      if (node.kind === 'project') return { project: projectId(node, projects) };
      const purl = replaced.get(node) ?? node.purl;
      const own = published.get(purl);
      if (own !== undefined) return { project: own };
      const known = components.get(purl);
      components.set(purl, known === undefined ? (purl === node.purl ? node : { ...node, purl }) : mergeFound(known, node));
      return { purl };
    });
    for (let at = 0; at < extraction.edges.length; at += 3) {
      edges.push({ from: keys[extraction.edges[at]!]!, to: keys[extraction.edges[at + 1]!]!, scope: scopes[extraction.edges[at + 2]!]! });
    }
  }
  return { projects, components, edges };
}

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
  const parts = parsePurl(found.purl);
  return {
    purl: found.purl,
    name: parts.name,
    ...(parts.namespace ? { group: parts.namespace } : {}),
    ...(parts.version ? { version: parts.version } : {}),
    requirements: [...new Set(found.requirements)].sort(),
    scope: found.scope ?? derivedScope ?? 'runtime',
    direct: found.direct ?? derivedDirect,
    origin: found.origin,
    declaredLicenses: uniqueBy(found.declaredLicenses, (license) => `${license.path}\0${license.value}`).sort((a, b) => compareText(a.path, b.path) || compareText(a.value, b.value)),
    hashes: uniqueBy(found.hashes, (hash: Hash) => `${hash.algorithm}:${hash.value}`).sort((a, b) => compareText(a.algorithm, b.algorithm) || compareText(a.value, b.value)),
    ...(found.downloadLocation === undefined ? {} : { downloadLocation: found.downloadLocation }),
    aliases: [...new Set(found.aliases)].sort(),
    platforms: [...new Set(found.platforms)].sort(),
    overridden: found.overridden,
    metadata: found.metadata,
    evidence: sortEvidence(found.evidence),
  };
}

function sortEvidence(evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length === 1) return [...evidence];
  return uniqueBy(evidence, (item) => `${item.kind}\0${item.path}\0${item.line ?? 0}`).sort(
    (a, b) => evidenceKinds.indexOf(a.kind) - evidenceKinds.indexOf(b.kind) || compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0),
  );
}

function uniqueIssues(issues: readonly Issue[]): Issue[] {
  return uniqueBy(issues, (issue) => `${issue.path}\0${issue.line ?? 0}\0${issue.code}\0${issue.message}`).sort(
    (a, b) => compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.code, b.code) || compareText(a.message, b.message),
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
