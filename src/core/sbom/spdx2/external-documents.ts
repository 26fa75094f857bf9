import type { Hash } from '../../model/component.ts';
import type { SbomExternalDocument } from '../../model/sbom.ts';
import { list, text, type Value } from '../../text/value.ts';
import { ExternalRefs, namespaceOf } from '../external-refs.ts';
import { sameValue } from '../same-value.ts';
import { UnusedNames } from '../unused-names.ts';
import { checksumAlgorithms } from './names.data.ts';
import { optional } from './read-element.ts';

const nameForm = /^DocumentRef-[\w.+-]+$/;

function readExternalDocument(item: Value): SbomExternalDocument | undefined {
  const [name, identifier] = [text(item, 'externalDocumentId'), text(item, 'spdxDocument')];
  if (name === undefined || !nameForm.test(name) || identifier === undefined || identifier === '') return undefined;
  const algorithm = checksumAlgorithms.get(text(item, 'checksum', 'algorithm') ?? '');
  const value = text(item, 'checksum', 'checksumValue');
  return { identifier, name, hashes: algorithm === undefined || value === undefined ? [] : [{ algorithm, value: value.toLowerCase() }] };
}

export const readExternalDocuments = (items: Value): SbomExternalDocument[] => list(items).map(readExternalDocument).filter((document) => document !== undefined);

/** What a reference says besides what the neutral model does: names of members, all of one that it does not understand. */
export function unsaidOfReference(item: Value): string[] {
  const read = readExternalDocument(item);
  if (read === undefined) return [''];
  return read.hashes.length === 0 && text(item, 'checksum', 'checksumValue') !== undefined ? ['checksum'] : [];
}

/** A document that SPDX 2 can refer to: it demands a URI without fragment, and a checksum. */
export interface NamedDocument extends SbomExternalDocument {
  readonly name: string;
  readonly hashes: readonly [Hash, ...Hash[]];
}

const spdxNames: ReadonlyMap<string, string> = new Map([...checksumAlgorithms].map(([spdx, neutral]) => [neutral, spdx]));

/** Those that SPDX 2 can refer to, each by a name of its own. */
export function namedDocuments(documents: readonly SbomExternalDocument[]): NamedDocument[] {
  const found = new Map<string, SbomExternalDocument>();
  for (const document of documents) {
    const identifier = namespaceOf(document.identifier);
    const before = found.get(identifier);
    const name = before?.name ?? document.name;
    if (isAbsolute(identifier)) found.set(identifier, { ...document, identifier, ...optional('name', name), hashes: [...(before?.hashes ?? []), ...document.hashes.filter(({ algorithm }) => spdxNames.has(algorithm))] });
  }
  // a name that a document has must not come to mean another one, even where the first cannot be referred to
  const names = new UnusedNames(documents.flatMap(({ name }) => (name !== undefined && nameForm.test(name) ? [name] : [])));
  const given = new Set<string>();
  return [...found.values()].flatMap((document, index) => {
    const [hash, ...others] = document.hashes;
    if (hash === undefined) return [];
    const isOwn = document.name !== undefined && nameForm.test(document.name) && !given.has(document.name);
    const name = isOwn ? document.name! : names.take(`DocumentRef-${index + 1}`);
    given.add(name);
    return [{ ...document, name, hashes: [hash, ...others] as const }];
  });
}

const isAbsolute = (identifier: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(identifier);

/** What the document had of them stays as it was, as long as it is still said. */
export function writeExternalDocuments(documents: readonly SbomExternalDocument[], had: Value): readonly Value[] {
  const isSaid = (item: Value): boolean => {
    const read = readExternalDocument(item);
    return read === undefined || documents.some((document) => sameValue(document, read));
  };
  const kept = list(had).filter(isSaid);
  const known = new Set(readExternalDocuments(kept).map(({ name }) => name));
  const others = namedDocuments(documents).filter(({ name }) => !known.has(name));
  return [...kept, ...others.map(({ name, identifier, hashes: [{ algorithm, value }] }) => ({ externalDocumentId: name, checksum: { algorithm: spdxNames.get(algorithm), checksumValue: value }, spdxDocument: identifier }))];
}

/** How SPDX 2 names elements of other documents, if `written` refers to them. */
export function spdx2Refs(documents: readonly SbomExternalDocument[], written: readonly Value[]): ExternalRefs {
  const names = new Set(written.map((item) => text(item, 'externalDocumentId')));
  return new ExternalRefs(namedDocuments(documents), new Set(documents.flatMap(({ name }) => (name === undefined || names.has(name) ? [] : [name]))));
}
