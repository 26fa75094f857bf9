import type { Sbom, SbomFamily } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { list, record, text, type ValueRecord } from '../text/value.ts';
import { unsaidOfReferences } from './cyclonedx/external-documents.ts';
import { isWritableHash } from './cyclonedx/references.ts';
import { namespaceOf } from './external-refs.ts';
import { namedDocuments, unsaidOfReference } from './spdx2/external-documents.ts';
import { unsaidOfImports } from './spdx3/external-documents.ts';
import { Spdx3Graph } from './spdx3/graph.ts';

/** What of other documents has no place in `target`. */
export function* externalDocumentLosses(sbom: Sbom, target: SbomFamily): Generator<SbomProblem> {
  const { format, foreign, externalDocuments } = sbom;
  if (externalDocuments.length === 0 || format === target || foreign[target] !== undefined) return;
  const named = new Map(target === 'spdx' ? namedDocuments(externalDocuments).map((document) => [document.identifier, document]) : []);
  for (const [index, { identifier, location, comment, hashes }] of externalDocuments.entries()) {
    const at = `externalDocuments/${index}`;
    if (target !== 'cyclonedx' && comment !== undefined) yield { at: `${at}/comment`, message: 'SPDX has no comments on other documents' };
    if (target !== 'spdx3' && location !== undefined) yield { at: `${at}/location`, message: 'only SPDX 3 can say where a document is besides what it is called' };
    if (target === 'cyclonedx' && !hashes.every(isWritableHash)) yield { at: `${at}/hashes`, message: 'CycloneDX has no place for some of them' };
    if (target !== 'spdx') continue;
    const held = named.get(namespaceOf(identifier));
    if (held === undefined) yield { at, message: `left out, as SPDX 2 demands a URI and a checksum of another document: ${identifier}` };
    else if (identifier.includes('#')) yield { at: `${at}/identifier`, message: `SPDX 2 names documents by what stands before the "#": ${identifier}` };
    if (held !== undefined && held.hashes.length > 1) yield { at: `${at}/hashes`, message: 'SPDX 2 has room for one checksum' };
  }
}

/** Where the words of a family say more of other documents than the neutral model. */
export function* unsaidOfExternalDocuments(family: SbomFamily, parts: ValueRecord): Generator<string> {
  if (family === 'cyclonedx') yield* unsaidOfReferences(list(parts, 'externalReferences'));
  if (family === 'spdx') for (const [index, item] of list(parts, 'externalDocumentRefs').entries()) for (const member of unsaidOfReference(item)) yield ['externalDocumentRefs', index, ...(member === '' ? [] : [member])].join('/');
  if (family !== 'spdx3') return;
  const main = record(list(parts, '@graph').find((element) => text(element, 'type') === 'SpdxDocument'));
  if (main['import'] !== undefined || main['namespaceMap'] !== undefined) yield* unsaidOfImports(main, new Spdx3Graph(parts));
}
