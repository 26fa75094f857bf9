import { edgesOf } from '../inventory/graph.ts';
import type { Component, DeclaredLicense, PackageMetadata } from '../model/component.ts';
import type { Inventory, Subject } from '../model/inventory.ts';
import type { Project } from '../model/project.ts';
import type { Party, Sbom, SbomComponent, SbomReference, SbomRelationship } from '../model/sbom.ts';
import type { Scope } from '../model/scope.ts';
import type { ReportInput } from '../plugin/report.ts';
import { documentIdentifier } from './document-identifier.ts';
import { emptyComponent } from './empty-component.ts';
import { declaredLicenseProperty, licenseStatement, licenseWords } from './license-statement.ts';
import { mergedComponent } from './merge/merge-component.ts';

/**
 * Inventories as one bill of materials. The subject of each contains its projects and every component that nothing depends on;
 * several inventories are contained in one estate. A project in the root of the target is the subject itself.
 */
export function sbomOf({ inventories, generatedAt, tool }: Pick<ReportInput, 'inventories' | 'generatedAt' | 'tool'>): Sbom {
  const parts = inventories.map((inventory, index) => partOf(inventory, inventories.length === 1 ? '' : `${index + 1}/`));
  const components = new Map<string, SbomComponent>();
  for (const component of parts.flatMap((part) => part.components)) {
    const known = components.get(component.ref);
    // what two targets use is used as strongly as by the one that uses it more
    components.set(component.ref, known === undefined ? component : mergedComponent(known, component, () => undefined));
  }
  const relationships = parts.flatMap((part) => part.relationships);
  let subject = parts[0]?.subject ?? 'subject';
  if (parts.length > 1) {
    subject = 'estate';
    components.set(subject, { ...emptyComponent, ref: subject, type: 'platform', name: 'estate' });
    for (const part of parts) relationships.push({ from: subject, to: part.subject, type: 'contains' });
  }
  const all = [...components.values()];
  const issues = inventories.flatMap((inventory) => inventory.issues);
  return {
    format: 'muster',
    specVersion: '1',
    identifier: documentIdentifier([generatedAt, ...all.map(({ ref }) => ref)]),
    revision: 1,
    name: components.get(subject)?.name ?? subject,
    timestamp: generatedAt,
    authors: [],
    tools: [{ ...tool }],
    lifecycles: inventories.every(({ subject: { kind } }) => kind === 'directory' || kind === 'git') ? ['pre-build'] : [],
    dataLicense: 'CC0-1.0',
    subjects: [subject],
    components: all,
    relationships: uniqueRelationships(relationships),
    licenseTexts: [],
    properties: [],
    completeness: parts.map((part) => ({ ref: part.subject, state: part.complete ? 'complete' as const : 'incomplete' as const })),
    foreign: {},
    issues,
  };
}

interface Part {
  readonly subject: string;
  readonly components: readonly SbomComponent[];
  readonly relationships: readonly SbomRelationship[];
  readonly complete: boolean;
}

function partOf(inventory: Inventory, prefix: string): Part {
  const { projects, components, graph, subject, issues } = inventory;
  const atRoot = projects.filter((project) => project.path === '.');
  const self = atRoot.length === 1 ? atRoot[0] : undefined;
  const subjectRef = `${prefix}${self?.id ?? `subject:${subject.name}`}`;
  const refs = [...projects.map((project) => (project === self ? subjectRef : `${prefix}${project.id}`)), ...components.map(({ purl }) => purl as string)];
  const base = self === undefined ? { ...emptyComponent, ref: subjectRef } : projectComponent(self, subjectRef);
  const version = subject.version ?? self?.version ?? subject.revision;
  const subjectComponent: SbomComponent = {
    ...base,
    type: 'application',
    name: self?.name ?? subject.name,
    ...(version === undefined ? {} : { version }),
    properties: [...base.properties, ...subjectProperties(subject, base.properties)],
  };
  const relationships: SbomRelationship[] = [];
  const reached = new Uint8Array(refs.length);
  for (const { from, to, scope } of edgesOf(graph)) {
    reached[to] = 1;
    relationships.push({ from: refs[from]!, to: refs[to]!, type: 'depends-on', scope });
  }
  refs.forEach((ref, node) => {
    if (ref !== subjectRef && (node < projects.length || reached[node] === 0)) relationships.push({ from: subjectRef, to: ref, type: 'contains' });
  });
  return {
    subject: subjectRef,
    components: [
      subjectComponent,
      ...projects.filter((project) => project !== self).map((project) => projectComponent(project, `${prefix}${project.id}`)),
      ...components.map(libraryComponent),
    ],
    relationships,
    complete: issues.length === 0,
  };
}

/** Place in the organization and state of the checkout, as far as the project in the root does not say it. */
function subjectProperties({ revision, usageContext, department, owners }: Subject, known: SbomComponent['properties']): SbomComponent['properties'] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['muster:revision', revision], ['muster:usage-context', usageContext], ['muster:department', department], ...owners.map(({ name }) => ['muster:owner', name] as const),
  ];
  return facts.flatMap(([name, value]) => (value === undefined || known.some((property) => property.name === name && property.value === value) ? [] : [{ name, value }]));
}

function projectComponent(project: Project, ref: string): SbomComponent {
  return {
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
  };
}

const scopeOf: Readonly<Record<Scope, NonNullable<SbomComponent['scope']>>> = {
  runtime: 'required', peer: 'optional', optional: 'optional', build: 'excluded', test: 'excluded', development: 'excluded',
};

function libraryComponent(component: Component): SbomComponent {
  const properties = [{ name: 'muster:scope', value: component.scope as string }];
  if (component.scope === 'development') properties.push({ name: 'muster:development', value: 'true' });
  if (component.direct) properties.push({ name: 'muster:direct', value: 'true' });
  if (component.origin !== 'registry') properties.push({ name: 'muster:origin', value: component.origin });
  if (component.overridden) properties.push({ name: 'muster:overridden', value: 'true' });
  for (const value of component.requirements) properties.push({ name: 'muster:requirement', value });
  for (const value of component.aliases) properties.push({ name: 'muster:alias', value });
  for (const value of component.platforms) properties.push({ name: 'muster:platform', value });
  properties.push(...spelledProperties(component.declaredLicenses));
  return {
    ...emptyComponent,
    ...described(component.metadata, component.declaredLicenses, component.downloadLocation),
    ref: component.purl,
    type: component.purl.startsWith('pkg:docker/') || component.purl.startsWith('pkg:oci/') ? 'container' : 'library',
    name: component.name,
    ...(component.group === undefined ? {} : { group: component.group }),
    ...(component.version === undefined ? {} : { version: component.version }),
    purl: component.purl,
    scope: scopeOf[component.scope],
    hashes: component.hashes,
    properties,
    occurrences: component.evidence.map(({ path, line }) => (line === undefined ? { location: path } : { location: path, line })),
  };
}

function described(metadata: PackageMetadata, licenses: readonly DeclaredLicense[], downloadLocation: string | undefined): Partial<SbomComponent> {
  const references: SbomReference[] = [];
  if (downloadLocation !== undefined) references.push({ type: 'distribution', url: downloadLocation, hashes: [] });
  if (metadata.homepage !== undefined) references.push({ type: 'website', url: metadata.homepage, hashes: [] });
  if (metadata.repository !== undefined) references.push({ type: 'vcs', url: metadata.repository, hashes: [] });
  return {
    ...(metadata.description === undefined ? {} : { description: metadata.description }),
    ...(metadata.supplier === undefined ? {} : { supplier: { kind: 'organization', name: metadata.supplier } }),
    ...(metadata.copyright === undefined ? {} : { copyright: metadata.copyright }),
    authors: (metadata.authors ?? []).map(authorOf),
    cpes: metadata.cpe === undefined ? [] : [metadata.cpe],
    declaredLicenses: [...new Map(licenses.map(({ value }) => licenseStatement(value)).map((license) => [licenseWords(license), license])).values()],
    references,
  };
}

/** `Name <mail>`, or a name alone. */
function authorOf(written: string): Party {
  const open = written.lastIndexOf('<');
  const name = written.slice(0, open).trim();
  if (open === -1 || !written.endsWith('>') || name === '') return { kind: 'person', name: written };
  return { kind: 'person', name, email: written.slice(open + 1, -1).trim() };
}

/** The words of an author where SPDX spells them differently. */
const spelledProperties = (licenses: readonly DeclaredLicense[]): SbomComponent['properties'] =>
  [...new Set(licenses.map(({ value }) => value))].filter((value) => licenseWords(licenseStatement(value)) !== value).map((value) => ({ name: declaredLicenseProperty, value }));

function uniqueRelationships(relationships: readonly SbomRelationship[]): SbomRelationship[] {
  const seen = new Set<string>();
  return relationships.filter(({ from, to, type, scope }) => {
    const key = `${from}\0${to}\0${type}\0${scope}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
