import { edgeSources, type DependencyGraph } from '../inventory/graph.ts';
import { IntList } from '../inventory/int-list.ts';
import { PackedComponent } from '../inventory/packed-component.ts';
import { virtualList } from '../inventory/virtual-list.ts';
import type { Inventory, Subject } from '../model/inventory.ts';
import type { LicenseFacts } from '../model/license-facts.ts';
import type { Project } from '../model/project.ts';
import type { Sbom, SbomComponent, SbomLicenseText, SbomRelationship } from '../model/sbom.ts';
import { scopes } from '../model/scope.ts';
import type { ReportInput } from '../plugin/report.ts';
import { documentIdentifier } from './document-identifier.ts';
import { emptyComponent } from './empty-component.ts';
import { withLicenseChoice } from './license-choice.ts';
import { described, libraryComponent, spelledProperties } from './library-component.ts';
import { long } from './long-document.ts';
import { withLicenses } from './with-licenses.ts';
import { mergedComponent } from './merge/merge-component.ts';
import { DependencyRelationship, PackedLibrary, plainLibrary, type NodeRefs } from './packed-library.ts';

/**
 * Inventories as one bill of materials. The subject of each contains its projects and every component that nothing depends on;
 * several inventories are contained in one estate. A project in the root of the target is the subject itself.
 */
export function sbomOf({ inventories, licenses, generatedAt, tool }: Pick<ReportInput, 'inventories' | 'licenses' | 'generatedAt' | 'tool'>): Sbom {
  const parts = inventories.map((inventory, index) => partOf(inventory, inventories.length === 1 ? '' : `${index + 1}/`, licenses?.get(inventory)));
  const [only] = parts;
  const { subject, components, relationships } = only !== undefined && parts.length === 1 ? only : estateOf(parts);
  const issues = inventories.flatMap((inventory) => inventory.issues);
  return {
    format: 'muster',
    specVersion: '1',
    identifier: documentIdentifier(identity(generatedAt, components)),
    revision: 1,
    name: components.find(({ ref }) => ref === subject)?.name ?? subject,
    timestamp: generatedAt,
    authors: [],
    tools: [{ ...tool }],
    lifecycles: inventories.every(({ subject: { kind } }) => kind === 'directory' || kind === 'git') ? ['pre-build'] : [],
    dataLicense: 'CC0-1.0',
    subjects: [subject],
    components,
    snippets: [],
    relationships,
    licenseTexts: textsOf(licenses),
    references: [],
    externalDocuments: [],
    annotations: [],
    properties: [],
    completeness: parts.flatMap((part) => (['contains', 'depends-on'] as const).map((type) => ({ ref: part.subject, type, state: part.complete ? 'complete' as const : 'incomplete' as const }))),
    foreign: {},
    issues,
  };
}

/** Of licences that only files of a target know. */
function textsOf(licenses: ReportInput['licenses']): SbomLicenseText[] {
  const texts = [...new Map([...(licenses?.values() ?? [])].flatMap(({ texts = [] }) => texts.map((each) => [`${each.id}\0${each.text}`, each] as const))).values()];
  return [...Map.groupBy(texts, ({ id }) => id)].map(([id, same]) => ({ id, text: same.map(({ text }) => text).join('\n\n'), urls: [] }));
}

function* identity(generatedAt: string, components: readonly SbomComponent[]): Generator<string> {
  yield generatedAt;
  for (const { ref } of components) yield ref;
}

function estateOf(parts: readonly Part[]): Omit<Part, 'complete'> {
  const components = new Map<string, SbomComponent>();
  for (const component of parts.flatMap((part) => part.components)) {
    const known = components.get(component.ref);
    // what two targets use is used as strongly as by the one that uses it more
    components.set(component.ref, known === undefined ? component : mergedComponent(plainLibrary(known), plainLibrary(component), () => undefined));
  }
  const relationships = parts.flatMap((part) => part.relationships);
  if (parts.length === 0) return { subject: 'subject', components: [], relationships };
  const subject = 'estate';
  components.set(subject, { ...emptyComponent, ref: subject, type: 'platform', name: 'estate' });
  for (const part of parts) relationships.push({ from: subject, to: part.subject, type: 'contains' });
  return { subject, components: [...components.values()], relationships: uniqueRelationships(relationships) };
}

interface Part {
  readonly subject: string;
  readonly components: readonly SbomComponent[];
  readonly relationships: readonly SbomRelationship[];
  readonly complete: boolean;
}

function partOf(inventory: Inventory, prefix: string, facts: LicenseFacts | undefined): Part {
  const { projects, components, graph, subject, issues } = inventory;
  const atRoot = projects.filter((project) => project.path === '.');
  const self = atRoot.length === 1 ? atRoot[0] : undefined;
  const subjectRef = `${prefix}${self?.id ?? `subject:${subject.name}`}`;
  const projectRefs = projects.map((project) => (project === self ? subjectRef : `${prefix}${project.id}`));
  const refs: NodeRefs = (node) => projectRefs[node] ?? components[node - projects.length]!.purl;
  const base = self === undefined ? withLicenses({ ...emptyComponent, ref: subjectRef }, facts, '') : withLicenses(projectComponent(self, subjectRef), facts, self.id);
  const version = subject.version ?? self?.version ?? subject.revision;
  const subjectComponent: SbomComponent = {
    ...base,
    type: 'application',
    name: self?.name ?? subject.name,
    ...(version === undefined ? {} : { version }),
    properties: [...base.properties, ...subjectProperties(subject, base.properties)],
  };
  const relationships = relationshipsOf(graph, projects.length, refs, subjectRef);
  const first = [subjectComponent, ...projects.filter((project) => project !== self).map((project) => withLicenses(projectComponent(project, `${prefix}${project.id}`), facts, project.id))];
  const rest = virtualList(components.length, (at) => {
    const component = components[at]!;
    return component instanceof PackedComponent ? new PackedLibrary(component, facts) : withLicenses(libraryComponent(component), facts, component.purl, component);
  });
  const isLong = graph.nodeCount > long;
  return {
    subject: subjectRef,
    components: isLong ? virtualList(first.length + rest.length, (at) => first[at] ?? rest[at - first.length]!) : [...first, ...rest],
    relationships: isLong ? relationships : [...relationships],
    complete: issues.length === 0,
  };
}

/** What needs what; then what the subject contains: its projects, and what nothing needs. */
function relationshipsOf(graph: DependencyGraph, projectCount: number, refs: NodeRefs, subject: string): readonly SbomRelationship[] {
  const reached = new Uint8Array(graph.nodeCount);
  for (const target of graph.targets) reached[target] = 1;
  const contained = new IntList();
  for (let node = 0; node < graph.nodeCount; node++) if ((node < projectCount || reached[node] === 0) && refs(node) !== subject) contained.push(node);
  const edges = graph.targets.length;
  const sourceOf = edgeSources(graph);
  return virtualList<SbomRelationship>(edges + contained.length, (at) =>
    (at < edges ? new DependencyRelationship(refs, sourceOf(at), graph.targets[at]!, scopes[graph.scopes[at]!]!) : { from: subject, to: refs(contained.at(at - edges)), type: 'contains' }));
}

/** Place in the organization and state of the checkout, as far as the project in the root does not say it. */
function subjectProperties({ revision, usageContext, department, owners }: Subject, known: SbomComponent['properties']): SbomComponent['properties'] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['muster:revision', revision], ['muster:usage-context', usageContext], ['muster:department', department], ...owners.map(({ name }) => ['muster:owner', name] as const),
  ];
  return facts.flatMap(([name, value]) => (value === undefined || known.some((property) => property.name === name && property.value === value) ? [] : [{ name, value }]));
}

function projectComponent(project: Project, ref: string): SbomComponent {
  return withLicenseChoice({
    ...emptyComponent,
    ...described(project.metadata, project.declaredLicenses, undefined),
    ref,
    type: 'application',
    name: project.name,
    ...(project.version === undefined ? {} : { version: project.version }),
    ...(project.purl === undefined ? {} : { purl: project.purl }),
    properties: [
      { name: 'muster:path', value: project.path },
      ...project.owners.map((owner) => ({ name: 'muster:owner', value: owner.name })),
      ...spelledProperties(project.declaredLicenses),
    ],
    occurrences: project.evidence.map(({ path, line }) => (line === undefined ? { location: path } : { location: path, line })),
  }, { vocabulary: project.ecosystem, declaredLicenses: project.declaredLicenses });
}

function uniqueRelationships(relationships: readonly SbomRelationship[]): SbomRelationship[] {
  const seen = new Set<string>();
  return relationships.filter(({ from, to, type, scope }) => {
    const key = `${from}\0${to}\0${type}\0${scope}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
