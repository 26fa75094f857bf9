import { TextSyntaxError } from '../../text/position.ts';
import { parseXml, type XmlElement } from '../../text/xml.ts';
import { namespaceOf } from '../external-refs.ts';
import { orLater } from '../or-later.ts';
import { UnusedNames } from '../unused-names.ts';

type Fields = Record<string, unknown>;

/** Elements of the RDF form that the JSON form calls otherwise; lists by their JSON name. */
const fieldNames: Readonly<Record<string, string>> = {
  checksum: 'checksums', externalRef: 'externalRefs', licenseInfoFromFiles: 'licenseInfoFromFiles', licenseInfoInFile: 'licenseInfoInFiles', creator: 'creators',
  annotation: 'annotations', relationship: 'relationships', hasFile: 'hasFiles', fileType: 'fileTypes', attributionText: 'attributionTexts', seeAlso: 'seeAlsos',
  fileContributor: 'fileContributors', hasExtractedLicensingInfo: 'hasExtractedLicensingInfos', externalDocumentRef: 'externalDocumentRefs', specVersion: 'spdxVersion',
  packageVerificationCodeExcludedFile: 'packageVerificationCodeExcludedFiles', reviewed: 'revieweds', snippet: 'snippets', describesPackage: 'documentDescribes',
  range: 'ranges', licenseInfoInSnippet: 'licenseInfoInSnippets', fileDependency: 'fileDependencies', crossRef: 'crossRefs', artifactOf: 'artifactOfs',
};

const lists = new Set(['checksums', 'externalRefs', 'licenseInfoFromFiles', 'licenseInfoInFiles', 'creators', 'annotations', 'fileTypes', 'attributionTexts', 'seeAlsos', 'fileContributors', 'externalDocumentRefs', 'packageVerificationCodeExcludedFiles', 'revieweds', 'ranges', 'licenseInfoInSnippets', 'fileDependencies', 'crossRefs', 'artifactOfs']);

/** What leads to an element, which the JSON form calls by its id. */
const referring = new Set(['snippetFromFile', 'reference', 'fileDependencies']);

const flags = new Set(['filesAnalyzed', 'isLive', 'isValid', 'isWayBackLink']);

const numbers = new Set(['offset', 'lineNumber', 'order']);

const elementLists: Readonly<Record<string, string>> = { Package: 'packages', File: 'files', Snippet: 'snippets', ExtractedLicensingInfo: 'hasExtractedLicensingInfos' };

const licenseFields = new Set(['licenseConcluded', 'licenseDeclared', 'licenseInfoFromFiles', 'licenseInfoInFiles', 'dataLicense', 'licenseInfoInSnippets']);

/** Where the vocabulary of SPDX defines the types of references that have a name of their own. */
const referenceTypes = 'http://spdx.org/rdf/references/';

/** The RDF/XML form of SPDX 2 as the JSON form: elements are lifted out of the relationships that they are nested in. Throws `TextSyntaxError`. */
export function readRdf(source: string): Readonly<Record<string, unknown>> {
  const root = parseXml(source);
  if (root.name !== 'RDF') throw new TextSyntaxError('it is no RDF document', root.line);
  const reading = new RdfReading(new RdfNames(root));
  for (const element of root.children) reading.element(element);
  const document = reading.document;
  if (document === undefined) throw new TextSyntaxError('it holds no SpdxDocument', root.line);
  for (const [key, items] of reading.lists) if (items.length > 0) document[key] = items;
  return document;
}

class RdfReading {
  document: Fields | undefined;
  readonly lists = new Map<string, Fields[]>([['packages', []], ['files', []], ['snippets', []], ['hasExtractedLicensingInfos', []], ['relationships', []]]);
  readonly #byId = new Map<string, Fields>();
  readonly #names: RdfNames;

  constructor(names: RdfNames) {
    this.#names = names;
  }

  /** Reads an element that has an identity; answers its id. */
  element(xml: XmlElement): string {
    const id = identity(xml);
    const fields = this.#byId.get(`${xml.name} ${id}`) ?? {};
    const isNew = !this.#byId.has(`${xml.name} ${id}`);
    this.#byId.set(`${xml.name} ${id}`, fields);
    if (xml.name === 'SpdxDocument') {
      this.document = fields;
      const about = attribute(xml, 'about') ?? '';
      const hash = about.indexOf('#');
      if (hash > 0) fields['documentNamespace'] = about.slice(0, hash);
    } else if (isNew && Object.hasOwn(elementLists, xml.name)) this.lists.get(elementLists[xml.name]!)!.push(fields);
    if (xml.name !== 'ExtractedLicensingInfo') fields['SPDXID'] = id;
    for (const child of xml.children) this.#property(fields, child, id);
    return id;
  }

  #property(fields: Fields, xml: XmlElement, owner: string): void {
    const name = Object.hasOwn(fieldNames, xml.name) ? fieldNames[xml.name]! : xml.name;
    if (name === 'relationships') this.#relationship(xml, owner);
    else if (name === 'hasFiles') this.lists.get('relationships')!.push({ spdxElementId: owner, relatedSpdxElement: this.#target(xml), relationshipType: 'CONTAINS' });
    else if (name === 'documentDescribes') this.lists.get('relationships')!.push({ spdxElementId: owner, relatedSpdxElement: this.#target(xml), relationshipType: 'DESCRIBES' });
    else if (name === 'hasExtractedLicensingInfos' || name === 'snippets') this.#target(xml);
    else {
      const value = licenseFields.has(name) ? this.#license(xml) : referring.has(name) ? this.#target(xml) : this.#value(xml);
      if (!lists.has(name)) fields[name] = value;
      else fields[name] = [...((fields[name] as unknown[] | undefined) ?? []), value];
    }
  }

  #relationship(xml: XmlElement, owner: string): void {
    const [inner] = xml.children;
    if (inner === undefined) return;
    const found: Fields = { spdxElementId: owner };
    for (const child of inner.children) {
      if (child.name === 'relatedSpdxElement') found['relatedSpdxElement'] = this.#target(child);
      else if (child.name === 'relationshipType') found['relationshipType'] = constant(attribute(child, 'resource') ?? child.text, 'relationshipType_');
      else if (child.name === 'comment') found['comment'] = child.text;
    }
    this.lists.get('relationships')!.push(found);
  }

  /** An element nested here, or a reference to one elsewhere. */
  #target(xml: XmlElement): string {
    const [inner] = xml.children;
    const uri = attribute(inner ?? xml, 'about') ?? attribute(xml, 'resource') ?? '';
    const other = this.#names.ofOther(uri);
    if (other !== undefined) return other;
    if (inner !== undefined) return this.element(inner);
    const id = fragment(uri || (attribute(xml, 'nodeID') ?? xml.text));
    return /^(?:noassertion|none)$/i.test(id) ? id.toUpperCase() : id;
  }

  #value(xml: XmlElement): unknown {
    const resource = attribute(xml, 'resource');
    if (resource !== undefined) return constantOf(xml.name, resource);
    const [inner] = xml.children;
    if (inner === undefined) {
      if ((attribute(xml, 'datatype') ?? '').endsWith('#boolean') || flags.has(xml.name)) return xml.text === 'true';
      return numbers.has(xml.name) && /^\d{1,15}$/.test(xml.text) ? Number(xml.text) : xml.text;
    }
    const fields: Fields = {};
    for (const child of inner.children) this.#property(fields, child, '');
    const project = inner.name === 'Project' ? attribute(inner, 'about') : undefined;
    if (project !== undefined) fields['projectUri'] = project;
    if (inner.name !== 'ExternalDocumentRef') return fields;
    // of a document there is one, of elements there are several
    const { checksums, ...reference } = fields;
    return { ...reference, ...(Array.isArray(checksums) && { checksum: checksums[0] as unknown }) };
  }

  /** A licence set is an expression again; extracted texts are elements of their own. */
  #license(xml: XmlElement): string {
    const resource = attribute(xml, 'resource');
    if (resource !== undefined) return this.#names.ofOther(resource) ?? licenseId(resource);
    const [inner] = xml.children;
    return inner === undefined ? xml.text : this.#licenseNode(inner);
  }

  #licenseNode(xml: XmlElement): string {
    const members = () => xml.children.filter(({ name }) => name === 'member').map((member) => this.#license(member));
    if (xml.name === 'ConjunctiveLicenseSet' || xml.name === 'DisjunctiveLicenseSet') return `(${members().join(xml.name === 'ConjunctiveLicenseSet' ? ' AND ' : ' OR ')})`;
    if (xml.name === 'OrLaterOperator') return orLater(members()[0] ?? '');
    if (xml.name === 'WithExceptionOperator') {
      const exception = xml.children.find(({ name }) => name === 'licenseException');
      const id = exception?.children[0]?.children.find(({ name }) => name === 'licenseExceptionId')?.text;
      return `${members()[0] ?? ''} WITH ${id ?? ''}`;
    }
    const other = this.#names.ofOther(attribute(xml, 'about') ?? '');
    if (other !== undefined) return other;
    if (xml.name === 'ExtractedLicensingInfo') {
      this.element(xml);
      return xml.children.find(({ name }) => name === 'licenseId')?.text ?? fragment(attribute(xml, 'about') ?? '');
    }
    return xml.children.find(({ name }) => name === 'licenseId')?.text ?? licenseId(attribute(xml, 'about') ?? '');
  }
}

/** What the form calls by its whole URI, and the JSON form by an id, if need be with the name of another document before it. */
class RdfNames {
  /** Names of other documents by their namespaces. */
  readonly #documents = new Map<string, string>();
  readonly #namespace: string | undefined;
  /** URIs of what this document itself describes, whatever namespace it gives it. */
  readonly #own = new Set<string>();
  readonly #taken: UnusedNames;

  constructor(root: XmlElement) {
    let namespace: string | undefined;
    const remaining = [...root.children];
    for (let xml = remaining.pop(); xml !== undefined; xml = remaining.pop()) {
      const about = attribute(xml, 'about');
      if (about !== undefined && xml.children.length > 0) this.#own.add(about);
      if (xml.name === 'SpdxDocument') namespace ??= namespaceOf(about ?? '');
      else if (xml.name === 'ExternalDocumentRef') {
        const [name, document] = ['externalDocumentId', 'spdxDocument'].map((wanted) => xml.children.find((child) => child.name === wanted));
        const identifier = document === undefined ? undefined : (attribute(document, 'resource') ?? attribute(document.children[0] ?? document, 'about') ?? document.text);
        if (name !== undefined && identifier !== undefined) this.#documents.set(namespaceOf(identifier), name.text);
      }
      for (const child of xml.children) remaining.push(child);
    }
    this.#taken = new UnusedNames(this.#documents.values());
    if (namespace !== undefined) this.#documents.delete(namespace);
    this.#namespace = namespace;
  }

  /** Of an element or a licence of another document; of one that this one does not declare, a name is made, as its id must not come to mean something here. */
  ofOther(uri: string): string | undefined {
    const id = fragment(uri);
    const document = namespaceOf(uri);
    if (!/^(?:SPDXRef|LicenseRef)-/.test(id) || id === uri || document === '' || document === this.#namespace) return undefined;
    let name = this.#documents.get(document);
    if (name === undefined && this.#own.has(uri)) return undefined;
    if (name === undefined) this.#documents.set(document, (name = this.#taken.take(`DocumentRef-${document.replace(/^[a-z]+:\/*/i, '').replaceAll(/[^A-Za-z0-9.]+/g, '-')}`)));
    return `${name}:${id}`;
  }
}

const attribute = (xml: XmlElement, name: string): string | undefined => xml.attributes.get(`rdf:${name}`) ?? xml.attributes.get(name);

const identity = (xml: XmlElement): string => fragment(attribute(xml, 'about') ?? attribute(xml, 'ID') ?? attribute(xml, 'nodeID') ?? '');

const fragment = (uri: string): string => uri.slice(uri.lastIndexOf('#') + 1);

const constant = (uri: string, prefix: string): string => fragment(uri).replace(prefix, '').replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

/** Constants of the SPDX vocabulary as the JSON form spells them. */
function constantOf(name: string, uri: string): string {
  if (name === 'referenceType') return uri.startsWith(referenceTypes) ? uri.slice(referenceTypes.length) : uri;
  if (name === 'referenceCategory') return constant(uri, 'referenceCategory_').replace('_', '-');
  if (name === 'algorithm') return constant(uri, 'checksumAlgorithm_').replaceAll('_', '').replace(/^SHA3(\d{3})$/, 'SHA3-$1').replace(/^BLAKE2B(\d{3})$/, 'BLAKE2b-$1');
  if (name === 'fileType') return constant(uri, 'fileType_');
  if (name === 'primaryPackagePurpose') return constant(uri, 'purpose_');
  if (name === 'annotationType') return constant(uri, 'annotationType_');
  return /#(?:noassertion|none)$/i.test(uri) ? fragment(uri).toUpperCase() : uri;
}

function licenseId(uri: string): string {
  const last = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1);
  return /^(?:noassertion|none)$/i.test(last) ? last.toUpperCase() : last;
}
