import { isRecord, scalar, text } from '../../text/value.ts';
import type { Sbom } from '../../model/sbom.ts';
import { bomLens, metadataLens, type DocumentContext, type DocumentFacts } from './document-parts.ts';
import { DocumentIssues, type DocumentSource } from './document-issues.ts';
import { FoundComponents } from './flattened.ts';
import { componentsAtOnce, componentsOnDemand } from './read-components.ts';
import { readRelationships } from './read-relationships.ts';
import { cycloneDxVersions } from './shape.ts';
import type { Json } from './special-xml.ts';

/** What the writer finds again by itself or in the components, or must not repeat when it is wrong. */
const ignoredOfBom: ReadonlySet<string> = new Set(['$schema', 'bomFormat', 'specFormat', 'specVersion', 'metadata', 'components', 'dependencies', 'serialNumber']);
const ignoredOfMetadata: ReadonlySet<string> = new Set(['component']);

/** A CycloneDX document in its JSON form (of any version, from JSON or XML) in neutral terms. */
export function readDocument(bom: Readonly<Json>, source: DocumentSource): Sbom {
  const issues = new DocumentIssues(source);
  const specVersion = text(bom, 'specVersion') ?? scalar(bom['specVersion']) ?? '';
  if (!(cycloneDxVersions as readonly string[]).includes(specVersion)) {
    issues.add('unsupported-version', ['specVersion'], specVersion === '' ? 'it does not say of which version of CycloneDX it is' : `it is of CycloneDX ${JSON.stringify(specVersion)}, which is not known here`, `It was read as ${cycloneDxVersions.at(-1)}; convert it to a version up to that for certainty.`);
  }
  for (const key of ['components', 'dependencies', 'services']) {
    if (bom[key] !== undefined && !Array.isArray(bom[key])) issues.add('malformed', [key], `${key} is not a list`, 'Write the document again with the tool that made it.');
  }
  const metadata = isRecord(bom['metadata']) ? bom['metadata'] : {};
  const found = new FoundComponents(bom, issues);
  const { components, edges, licenseTexts } = source.isLong === true ? componentsOnDemand(found) : componentsAtOnce(found);
  const first = found.length === 0 ? undefined : found.at(0);
  const main = first?.place === 'subject' ? first : undefined;
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
    snippets: [],
    relationships,
    licenseTexts,
    foreign: Object.keys(kept).length === 0 ? {} : { cyclonedx: kept },
    issues: issues.all,
  };
}

function factsOf(bom: Readonly<Json>, metadata: Readonly<Json>, context: DocumentContext): DocumentFacts {
  const { identifier, revision, completeness, references, externalDocuments, annotations } = bomLens.read(bom, context);
  const ofMetadata = metadataLens.read(metadata, context);
  return {
    ...(identifier !== undefined && { identifier }),
    ...(revision !== undefined && { revision }),
    ...ofMetadata,
    completeness,
    references,
    externalDocuments,
    annotations,
  };
}
