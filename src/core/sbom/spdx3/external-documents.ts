import type { SbomExternalDocument } from '../../model/sbom.ts';
import { text, type ValueRecord } from '../../text/value.ts';
import { namespaceOf } from '../external-refs.ts';
import { idOf, typeOf, values, type Spdx3Graph } from './graph.ts';
import { hashNames } from './names.data.ts';
import { given, hashesOf } from './read-element.ts';

/** The id that every document of SPDX 2 has in its namespace. */
const documentId = 'SPDXRef-DOCUMENT';

/** Names of namespaces, by namespace without the `#` at its end. */
function prefixesOf(main: ValueRecord | undefined, graph: Spdx3Graph): ReadonlyMap<string, string> {
  return new Map(maps(main, 'namespaceMap', graph).map((map) => [(text(map, 'namespace') ?? '').replace(/#$/, ''), text(map, 'prefix') ?? '']));
}

const maps = (main: ValueRecord | undefined, key: 'import' | 'namespaceMap', graph: Spdx3Graph): readonly ValueRecord[] =>
  values(main, key).map((item) => (typeof item === 'string' ? graph.get(item) : (item as ValueRecord))).filter((item) => item !== undefined);

/** An IRI that may be shortened by a prefix, as the specification shows it for documents that come from SPDX 2. */
function expanded(id: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = id.indexOf(':');
  const found = [...prefixes].find(([, prefix]) => prefix !== '' && prefix === id.slice(0, colon));
  return found === undefined ? id : `${found[0]}#${id.slice(colon + 1)}`;
}

interface Import {
  readonly map: ValueRecord;
  readonly identifier: string;
}

/** The document that an imported element stands in: of one with an id of SPDX 2 its namespace, else what defines it, or itself. */
function importsOf(main: ValueRecord | undefined, graph: Spdx3Graph, prefixes: ReadonlyMap<string, string>): Import[] {
  return maps(main, 'import', graph).flatMap((map) => {
    const id = text(map, 'externalSpdxId');
    if (id === undefined) return [];
    const artifact = idOf(map['definingArtifact']);
    const iri = expanded(artifact === undefined || graph.get(artifact) !== undefined ? id : artifact, prefixes);
    const namespace = namespaceOf(iri);
    return [{ map, identifier: iri.startsWith(`${namespace}#SPDXRef-`) ? namespace : iri }];
  });
}

/** Imported elements by the documents that they stand in; several of one document repeat what is said of it. */
export function readImports(main: ValueRecord | undefined, graph: Spdx3Graph): SbomExternalDocument[] {
  const prefixes = prefixesOf(main, graph);
  const found = new Map<string, SbomExternalDocument>();
  for (const { map, identifier } of importsOf(main, graph, prefixes)) {
    const before = found.get(identifier);
    const hint = text(map, 'locationHint');
    const name = prefixes.get(namespaceOf(identifier));
    const hashes = new Map([...(before?.hashes ?? []), ...hashesOf(map)].map((hash) => [`${hash.algorithm} ${hash.value}`, hash]));
    found.set(identifier, {
      identifier,
      ...given('name', name === undefined || name === '' ? undefined : name.startsWith('DocumentRef-') ? name : `DocumentRef-${name}`),
      ...given('location', hint === undefined || hint === identifier ? before?.location : hint),
      hashes: [...hashes.values()],
    });
  }
  return [...found.values()];
}

/** What a document says of others besides what the neutral model does. */
export function* unsaidOfImports(main: ValueRecord, graph: Spdx3Graph): Generator<string> {
  const prefixes = prefixesOf(main, graph);
  const named = new Set<string>();
  for (const [index, { map, identifier }] of importsOf(main, graph, prefixes).entries()) {
    named.add(namespaceOf(identifier));
    const artifact = idOf(map['definingArtifact']);
    if (artifact !== undefined && graph.get(artifact) !== undefined) yield `import/${index}/definingArtifact`;
    if (values(map, 'verifiedUsing').some((method) => typeOf(method) !== 'Hash' || !hashNames.has(text(method, 'algorithm') ?? ''))) yield `import/${index}/verifiedUsing`;
  }
  for (const [namespace, prefix] of prefixes) if (!named.has(namespace)) yield `namespaceMap/${prefix}`;
}

/** The members of a document that speak of others: each as the specification translates a reference of SPDX 2, and each of `elements`, IRIs that relationships name. */
export function writeImports(documents: readonly SbomExternalDocument[], elements: Iterable<string>): ValueRecord {
  if (documents.length === 0) return {};
  const iris = new Map(documents.map((document) => [namespaceOf(document.identifier), iriOf(document)]));
  const named = documents.filter(({ name }) => name !== undefined);
  return {
    ...(named.length > 0 && { namespaceMap: named.map(({ name, identifier }) => ({ type: 'NamespaceMap', prefix: name, namespace: `${namespaceOf(identifier)}#` })) }),
    import: [
      ...documents.map((document) => ({
        type: 'ExternalMap', externalSpdxId: iriOf(document),
        ...(document.hashes.length > 0 && { verifiedUsing: document.hashes.map(({ algorithm, value }) => ({ type: 'Hash', algorithm: algorithmOf.get(algorithm), hashValue: value })) }),
        ...given('locationHint', document.location),
      })),
      ...[...elements].filter((element) => iris.get(namespaceOf(element)) !== element).map((element) => ({ type: 'ExternalMap', externalSpdxId: element, definingArtifact: iris.get(namespaceOf(element)) })),
    ],
  };
}

/** Only documents of SPDX 2 are named by their namespace. */
const iriOf = ({ identifier, name }: SbomExternalDocument): string => (name === undefined || identifier.includes('#') ? identifier : `${identifier}#${documentId}`);

const algorithmOf: ReadonlyMap<string, string> = new Map([...hashNames].map(([spdx, neutral]) => [neutral, spdx]));
