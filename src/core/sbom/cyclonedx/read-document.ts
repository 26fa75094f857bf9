import { isRecord, scalar, text } from '../../text/value.ts';
import type { Sbom, SbomComponent, SbomLicenseText } from '../../model/sbom.ts';
import { componentLens, type ComponentContext, type ComponentEdge } from './component-parts.ts';
import { bomLens, metadataLens, type DocumentContext, type DocumentFacts } from './document-parts.ts';
import { DocumentIssues, type DocumentSource } from './document-issues.ts';
import { flattened, type FoundComponent } from './flattened.ts';
import { readLicenseTexts } from './licenses.ts';
import { readRelationships } from './read-relationships.ts';
import { cycloneDxVersions } from './shape.ts';
import type { Json } from './special-xml.ts';

/** What the writer finds again by itself or in the components, or must not repeat when it is wrong. */
const ignoredOfBom: ReadonlySet<string> = new Set(['$schema', 'bomFormat', 'specVersion', 'metadata', 'components', 'dependencies', 'serialNumber']);
const ignoredOfMetadata: ReadonlySet<string> = new Set(['component']);
const ignoredOfComponent: ReadonlySet<string> = new Set(['type']);
const ignoredOfOuter: ReadonlySet<string> = new Set(['type', 'components']);

/** A CycloneDX document in its JSON form (of any version, from JSON or XML) in neutral terms. */
export function readDocument(bom: Readonly<Json>, source: DocumentSource): Sbom {
  const issues = new DocumentIssues(source);
  const specVersion = text(bom, 'specVersion') ?? scalar(bom['specVersion']) ?? '';
  if (!(cycloneDxVersions as readonly string[]).includes(specVersion)) {
    issues.add('unsupported-version', ['specVersion'], `it is of CycloneDX ${JSON.stringify(specVersion)}, which is not known here`, `It was read as ${cycloneDxVersions.at(-1)}; convert it to a version up to that for certainty.`);
  }
  for (const key of ['components', 'dependencies', 'services']) {
    if (bom[key] !== undefined && !Array.isArray(bom[key])) issues.add('malformed', [key], `${key} is not a list`, 'Write the document again with the tool that made it.');
  }
  const metadata = isRecord(bom['metadata']) ? bom['metadata'] : {};
  const licenseTexts = new Map<string, SbomLicenseText>();
  const found = flattened(bom, issues);
  const components: SbomComponent[] = [];
  const edges = new Map<string, readonly ComponentEdge[]>();
  for (const item of found) {
    for (const license of readLicenseTexts(item.json['licenses'])) if (!licenseTexts.has(license.id)) licenseTexts.set(license.id, license);
    const read = readComponent(item, { ref: item.ref, licenseTexts });
    components.push(read.component);
    if (read.edges.length > 0) edges.set(item.ref, read.edges);
  }
  const main = found.find(({ place }) => place === 'subject');
  const context: DocumentContext = { mainRef: main?.ref };
  const facts = factsOf(bom, metadata, context);
  const subjects = facts.subjects.length > 0 ? facts.subjects : main === undefined ? [] : [main.ref];
  const { relationships, entries } = readRelationships(bom, found, edges, issues);
  const leftBom = bomLens.leftover(bom, facts, context, ignoredOfBom);
  const isEmpty = isRecord(bom['metadata']) && Object.keys(metadata).length === 0;
  const leftMetadata = metadataLens.leftover(metadata, facts, context, ignoredOfMetadata) ?? (isEmpty ? {} : undefined);
  const kept: Json = { ...leftBom, ...(leftMetadata !== undefined && { metadata: leftMetadata }), ...(entries !== undefined && { $entries: entries }), ...(bom['components'] === undefined && { $noComponents: true }) };
  return {
    format: 'cyclonedx',
    specVersion,
    ...facts,
    subjects,
    components,
    relationships,
    licenseTexts: [...licenseTexts.values()],
    foreign: Object.keys(kept).length === 0 ? {} : { cyclonedx: kept },
    issues: issues.all,
  };
}

function readComponent({ json, ref, place }: FoundComponent, context: ComponentContext): { component: SbomComponent; edges: readonly ComponentEdge[] } {
  const facts = componentLens.read(json, context);
  facts.component.ref = ref;
  const isFlattened = Array.isArray(json['components']) && json['components'].length > 0;
  const left = componentLens.leftover(json, facts, context, isFlattened ? ignoredOfOuter : ignoredOfComponent);
  const kept: Json = { ...left, ...(place === 'nested' && { $nested: true }) };
  if (Object.keys(kept).length > 0) facts.component.foreign = { cyclonedx: kept };
  return facts;
}

function factsOf(bom: Readonly<Json>, metadata: Readonly<Json>, context: DocumentContext): DocumentFacts {
  const { identifier, revision, completeness } = bomLens.read(bom, context);
  const ofMetadata = metadataLens.read(metadata, context);
  return {
    ...(identifier !== undefined && { identifier }),
    ...(revision !== undefined && { revision }),
    ...ofMetadata,
    completeness,
  };
}
