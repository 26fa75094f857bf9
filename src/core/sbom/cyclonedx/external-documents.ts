import type { SbomExternalDocument, SbomReference } from '../../model/sbom.ts';
import { list, text, type Value } from '../../text/value.ts';
import { readHashes, readReferences, writeReferences } from './references.ts';
import type { Json } from './special-xml.ts';

/** References of the document to other bills of materials. */
const isBom = (item: Value): boolean => text(item, 'type') === 'bom';

/** The name by which this document names parts of the other one, which CycloneDX has no member for, and what else is to say. */
const nameInComment = /^(DocumentRef-[\w.+-]+)(?:: ([\s\S]*))?$/;

export function readExternalDocuments(value: Value): SbomExternalDocument[] {
  return readReferences(list(value).filter(isBom)).map(({ url, comment, hashes }) => {
    const [, name, rest] = nameInComment.exec(comment ?? '') ?? [];
    const said = name === undefined ? comment : rest;
    return { identifier: url, ...(name !== undefined && { name }), hashes, ...(said !== undefined && { comment: said }) };
  });
}

/** Those to all else. */
export const readOtherReferences = (value: Value): SbomReference[] => readReferences(list(value).filter((item) => !isBom(item)));

export function writeDocumentReferences(documents: readonly SbomExternalDocument[], references: readonly SbomReference[]): Json[] | undefined {
  const toDocuments = documents.map(({ identifier, name, hashes, comment }) => ({
    type: 'bom', url: identifier, hashes, ...((name ?? comment) !== undefined && { comment: [name, comment].filter((part) => part !== undefined).join(': ') }),
  }));
  return writeReferences([...references, ...toDocuments]);
}

/** Where references of the document say what the neutral model does not. */
export function* unsaidOfReferences(references: readonly Value[]): Generator<string> {
  for (const [index, item] of references.entries()) {
    if (text(item, 'url') === undefined) yield `externalReferences/${index}`;
    else {
      if (list(item, 'properties').length > 0) yield `externalReferences/${index}/properties`;
      if (readHashes(list(item, 'hashes')).length < list(item, 'hashes').length) yield `externalReferences/${index}/hashes`;
    }
  }
}
