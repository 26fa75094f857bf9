import { uniqueBy } from '../inventory/tidy-found.ts';
import type { Component, DeclaredLicense, PackageMetadata } from '../model/component.ts';
import type { Party, SbomComponent, SbomLicense, SbomReference } from '../model/sbom.ts';
import type { Scope } from '../model/scope.ts';
import { emptyComponent } from './empty-component.ts';
import { withLicenseChoice } from './license-choice.ts';
import { declaredLicenseProperty, licenseStatement, licenseWords } from './license-statement.ts';

const scopeOf: Readonly<Record<Scope, NonNullable<SbomComponent['scope']>>> = {
  runtime: 'required', peer: 'optional', optional: 'optional', build: 'excluded', test: 'excluded', development: 'excluded',
};

export const libraryType = (purl: string): string => (purl.startsWith('pkg:docker/') || purl.startsWith('pkg:oci/') ? 'container' : 'library');

/** A component of an inventory as one of a bill of materials; its purl is its `ref`. */
export function libraryComponent(component: Component): SbomComponent {
  const properties = [{ name: 'muster:scope', value: component.scope as string }];
  if (component.scope === 'development') properties.push({ name: 'muster:development', value: 'true' });
  if (component.direct) properties.push({ name: 'muster:direct', value: 'true' });
  if (component.origin !== 'registry') properties.push({ name: 'muster:origin', value: component.origin });
  if (component.overridden) properties.push({ name: 'muster:overridden', value: 'true' });
  for (const value of component.requirements) properties.push({ name: 'muster:requirement', value });
  for (const value of component.aliases) properties.push({ name: 'muster:alias', value });
  for (const value of component.platforms) properties.push({ name: 'muster:platform', value });
  properties.push(...spelledProperties(component.declaredLicenses));
  return withLicenseChoice({
    ...emptyComponent,
    ...described(component.metadata, component.declaredLicenses, component.downloadLocation),
    ref: component.purl,
    type: libraryType(component.purl),
    name: component.name,
    ...(component.group === undefined ? {} : { group: component.group }),
    ...(component.version === undefined ? {} : { version: component.version }),
    purl: component.purl,
    scope: scopeOf[component.scope],
    hashes: component.hashes,
    properties,
    occurrences: component.evidence.map(({ path, line }) => (line === undefined ? { location: path } : { location: path, line })),
  }, { vocabulary: component.purl.slice(4, component.purl.indexOf('/')), declaredLicenses: component.declaredLicenses });
}

export function described(metadata: PackageMetadata, licenses: readonly DeclaredLicense[], downloadLocation: string | undefined): Partial<SbomComponent> {
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
    declaredLicenses: onceEach(licenses.map(({ value, url }) => licenseStatement(value, url))),
    references,
  };
}

/** One that says nothing but the words of another, which has an address too, says nothing new. */
function onceEach(licenses: readonly SbomLicense[]): readonly SbomLicense[] {
  if (licenses.length < 2) return licenses;
  const addressed = new Set(licenses.filter(({ url }) => url !== undefined).map(licenseWords));
  return uniqueBy(licenses.filter((license) => license.url !== undefined || !addressed.has(licenseWords(license))), (license) => `${licenseWords(license)}\0${license.url ?? ''}`);
}

/** `Name <mail>`, or a name alone. */
function authorOf(written: string): Party {
  const open = written.lastIndexOf('<');
  const name = written.slice(0, open).trim();
  if (open === -1 || !written.endsWith('>') || name === '') return { kind: 'person', name: written };
  return { kind: 'person', name, email: written.slice(open + 1, -1).trim() };
}

/** The words of an author where SPDX spells them differently. */
export const spelledProperties = (licenses: readonly DeclaredLicense[]): SbomComponent['properties'] =>
  [...new Set(licenses.map(({ value }) => value))].filter((value) => licenseWords(licenseStatement(value)) !== value).map((value) => ({ name: declaredLicenseProperty, value }));
