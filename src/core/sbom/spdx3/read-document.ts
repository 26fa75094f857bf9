import type { Sbom, SbomComponent, SbomLicense, SbomRelationship, Tool } from '../../model/sbom.ts';
import type { Scope } from '../../model/scope.ts';
import { record, text, type Value, type ValueRecord } from '../../text/value.ts';
import { emptySbom } from '../empty-component.ts';
import { readTool } from '../spdx2/party.ts';
import { idOf, Spdx3Graph, typeOf, values } from './graph.ts';
import { lifecycleScopes, packageTypes, sbomTypes, scopedDependencies } from './names.data.ts';
import { given, licenseOf, partyOf, readElement } from './read-element.ts';

/** SPDX 3.0 JSON-LD in its usual compact form; `foreign` holds the whole document for writing it again. */
export function readSpdx3(document: Value): Sbom {
  const graph = new Spdx3Graph(document);
  const [main] = graph.ofType('SpdxDocument');
  const creation = graph.get(main?.['creationInfo']) ?? record(main?.['creationInfo']) ?? graph.ofType('CreationInfo')[0];
  const own = typeOf(creation) === 'CreationInfo' ? creation : (graph.ofType('CreationInfo')[0] ?? record(main, 'creationInfo'));
  const relationships = graph.ofType('Relationship', 'LifecycleScopedRelationship');
  const licenses = licensesByElement(relationships, graph);
  const components = graph.elements
    .filter((element) => packageTypes.has(typeOf(element)) || typeOf(element) === 'software_File')
    .map((element): SbomComponent => ({ ...readElement(element, graph), ...licenses.get(idOf(element) ?? '') }));
  const collections = graph.ofType('SpdxDocument', 'software_Sbom', 'Bom', 'Bundle');
  return {
    ...emptySbom('spdx3', text(own, 'specVersion') ?? ''),
    ...given('identifier', idOf(main ?? graph.ofType('software_Sbom')[0])),
    ...given('name', text(main, 'name')),
    ...given('timestamp', text(own, 'created')),
    authors: values(own, 'createdBy').map((reference) => partyOf(idOf(reference), graph)).filter((party) => party !== undefined),
    tools: values(own, 'createdUsing').flatMap((reference): Tool[] => {
      const name = text(graph.get(reference), 'name');
      return name === undefined ? [] : [readTool(name)];
    }),
    lifecycles: graph.ofType('software_Sbom').flatMap((element) => values(element, 'software_sbomType')).flatMap((type) => sbomTypes.get(String(type)) ?? []),
    ...given('dataLicense', dataLicense(main, graph)),
    ...given('comment', text(main, 'comment')),
    subjects: subjectsOf(collections, relationships, graph, new Set(components.map(({ ref }) => ref))),
    components,
    relationships: relationships.flatMap((relationship) => neutral(relationship, graph)),
    licenseTexts: graph.ofType('expandedlicensing_CustomLicense', 'simplelicensing_SimpleLicensingText').map((element) => ({
      id: licenseRef(idOf(element) ?? ''),
      ...given('name', text(element, 'name')),
      text: text(element, 'simplelicensing_licenseText') ?? '',
      urls: values(element, 'expandedlicensing_seeAlso').map(String),
      ...given('comment', text(element, 'comment')),
    })),
    foreign: { spdx3: record(document) },
  };
}

/** `LicenseRef-…` that ends an id, else one made of the id's last part. */
function licenseRef(id: string): string {
  const known = /LicenseRef-[A-Za-z0-9.-]+$/.exec(id)?.[0];
  return known ?? `LicenseRef-${id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1).replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`;
}

function dataLicense(main: ValueRecord | undefined, graph: Spdx3Graph): string | undefined {
  const reference = idOf(main?.['dataLicense']);
  if (reference === undefined) return undefined;
  return text(graph.get(reference), 'simplelicensing_licenseExpression') ?? reference.slice(reference.lastIndexOf('/') + 1);
}

interface Licenses {
  declaredLicenses?: SbomLicense[];
  concludedLicenses?: SbomLicense[];
}

function licensesByElement(relationships: readonly ValueRecord[], graph: Spdx3Graph): Map<string, Licenses> {
  const found = new Map<string, Licenses>();
  for (const relationship of relationships) {
    const type = text(relationship, 'relationshipType');
    const key = type === 'hasDeclaredLicense' ? 'declaredLicenses' : type === 'hasConcludedLicense' ? 'concludedLicenses' : undefined;
    const from = idOf(relationship['from']);
    if (key === undefined || from === undefined) continue;
    const licenses = found.get(from) ?? {};
    licenses[key] = [...(licenses[key] ?? []), ...values(relationship, 'to').flatMap((to) => licenseOf(to, graph))];
    found.set(from, licenses);
  }
  return found;
}

/** Root elements, through SBOMs that stand between the document and its packages; `describes` says the same. */
function subjectsOf(collections: readonly ValueRecord[], relationships: readonly ValueRecord[], graph: Spdx3Graph, refs: ReadonlySet<string>): string[] {
  const ids = new Set(collections.map((collection) => idOf(collection)));
  const roots = collections.flatMap((collection) => values(collection, 'rootElement')).map((reference) => idOf(reference));
  const described = relationships.filter((relationship) => text(relationship, 'relationshipType') === 'describes' && ids.has(idOf(relationship['from'])))
    .flatMap((relationship) => values(relationship, 'to').map((to) => idOf(to)));
  return [...new Set([...roots, ...described])].filter((id): id is string => id !== undefined && refs.has(id) && graph.get(id) !== undefined);
}

function neutral(relationship: ValueRecord, graph: Spdx3Graph): SbomRelationship[] {
  const type = text(relationship, 'relationshipType') ?? 'other';
  const from = idOf(relationship['from']);
  if (from === undefined || type === 'hasDeclaredLicense' || type === 'hasConcludedLicense') return [];
  if (type === 'describes' && ['SpdxDocument', 'software_Sbom', 'Bom', 'Bundle'].includes(typeOf(graph.get(from)))) return [];
  const scope: Scope | undefined = scopedDependencies.get(type) ?? (type === 'dependsOn' ? lifecycleScopes.get(text(relationship, 'scope') ?? '') : undefined);
  const name = scopedDependencies.has(type) ? 'depends-on' : type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const comment = text(relationship, 'comment');
  return values(relationship, 'to').flatMap((reference) => {
    const to = idOf(reference);
    return to === undefined ? [] : [{ from, to, type: name, ...given('scope', scope), ...given('comment', comment) }];
  });
}
