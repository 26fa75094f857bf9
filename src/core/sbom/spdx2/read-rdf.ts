import { TextSyntaxError } from '../../text/position.ts';
import { list, text } from '../../text/value.ts';
import { parseXml, type XmlElement } from '../../text/xml.ts';

type Fields = Record<string, unknown>;

/** Elements of the RDF form that the JSON form calls otherwise; lists by their JSON name. */
const fieldNames: Readonly<Record<string, string>> = {
  checksum: 'checksums', externalRef: 'externalRefs', licenseInfoFromFiles: 'licenseInfoFromFiles', licenseInfoInFile: 'licenseInfoInFiles', creator: 'creators',
  annotation: 'annotations', relationship: 'relationships', hasFile: 'hasFiles', fileType: 'fileTypes', attributionText: 'attributionTexts', seeAlso: 'seeAlsos',
  fileContributor: 'fileContributors', hasExtractedLicensingInfo: 'hasExtractedLicensingInfos', externalDocumentRef: 'externalDocumentRefs', specVersion: 'spdxVersion',
  packageVerificationCodeExcludedFile: 'packageVerificationCodeExcludedFiles', reviewed: 'revieweds', snippet: 'snippets', describesPackage: 'documentDescribes',
};

const lists = new Set(['checksums', 'externalRefs', 'licenseInfoFromFiles', 'licenseInfoInFiles', 'creators', 'annotations', 'fileTypes', 'attributionTexts', 'seeAlsos', 'fileContributors', 'externalDocumentRefs', 'packageVerificationCodeExcludedFiles', 'revieweds']);

const elementLists: Readonly<Record<string, string>> = { Package: 'packages', File: 'files', Snippet: 'snippets', ExtractedLicensingInfo: 'hasExtractedLicensingInfos' };

const licenseFields = new Set(['licenseConcluded', 'licenseDeclared', 'licenseInfoFromFiles', 'licenseInfoInFiles', 'dataLicense', 'licenseInfoInSnippets']);

/** The RDF/XML form of SPDX 2 as the JSON form: elements are lifted out of the relationships that they are nested in. Throws `TextSyntaxError`. */
export function readRdf(source: string): Readonly<Record<string, unknown>> {
  const root = parseXml(source);
  if (root.name !== 'RDF') throw new TextSyntaxError('it is no RDF document', root.line);
  const reading = new RdfReading();
  for (const element of root.children) reading.element(element);
  const document = reading.document;
  if (document === undefined) throw new TextSyntaxError('it holds no SpdxDocument', root.line);
  for (const [key, items] of reading.lists) if (items.length > 0) document[key] = items;
  reading.nameExternals(document);
  return document;
}

class RdfReading {
  document: Fields | undefined;
  readonly lists = new Map<string, Fields[]>([['packages', []], ['files', []], ['snippets', []], ['hasExtractedLicensingInfos', []], ['relationships', []]]);
  readonly #byId = new Map<string, Fields>();
  /** Relationships with the whole URI at their other end. */
  readonly #ends: { readonly relationship: Fields; readonly uri: string }[] = [];

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

  /** Elements of other documents stand in the namespace of those; the JSON form names them by the reference to their document. */
  nameExternals(document: Fields): void {
    const names = new Map(list(document, 'externalDocumentRefs').map((reference) => [text(reference, 'spdxDocument'), text(reference, 'externalDocumentId')]));
    for (const { relationship, uri } of this.#ends) {
      const name = names.get(uri.slice(0, uri.lastIndexOf('#')));
      if (name !== undefined) relationship['relatedSpdxElement'] = `${name}:${fragment(uri)}`;
    }
  }

  #property(fields: Fields, xml: XmlElement, owner: string): void {
    const name = Object.hasOwn(fieldNames, xml.name) ? fieldNames[xml.name]! : xml.name;
    if (name === 'relationships') this.#relationship(xml, owner);
    else if (name === 'hasFiles') this.lists.get('relationships')!.push({ spdxElementId: owner, relatedSpdxElement: this.#target(xml), relationshipType: 'CONTAINS' });
    else if (name === 'documentDescribes') this.lists.get('relationships')!.push({ spdxElementId: owner, relatedSpdxElement: this.#target(xml), relationshipType: 'DESCRIBES' });
    else if (name === 'hasExtractedLicensingInfos' || name === 'snippets') this.#target(xml);
    else {
      const value = licenseFields.has(name) ? this.#license(xml) : this.#value(xml);
      if (!lists.has(name)) fields[name] = value;
      else fields[name] = [...((fields[name] as unknown[] | undefined) ?? []), value];
    }
  }

  #relationship(xml: XmlElement, owner: string): void {
    const [inner] = xml.children;
    if (inner === undefined) return;
    const found: Fields = { spdxElementId: owner };
    for (const child of inner.children) {
      if (child.name === 'relatedSpdxElement') {
        const uri = attribute(child.children[0] ?? child, 'about') ?? attribute(child, 'resource') ?? '';
        if (uri.indexOf('#') > 0) this.#ends.push({ relationship: found, uri });
        found['relatedSpdxElement'] = this.#target(child);
      } else if (child.name === 'relationshipType') found['relationshipType'] = constant(attribute(child, 'resource') ?? child.text, 'relationshipType_');
      else if (child.name === 'comment') found['comment'] = child.text;
    }
    this.lists.get('relationships')!.push(found);
  }

  /** An element nested here, or a reference to one elsewhere. */
  #target(xml: XmlElement): string {
    const [inner] = xml.children;
    if (inner !== undefined) return this.element(inner);
    const id = fragment(attribute(xml, 'resource') ?? attribute(xml, 'nodeID') ?? xml.text);
    return /^(?:noassertion|none)$/i.test(id) ? id.toUpperCase() : id;
  }

  #value(xml: XmlElement): unknown {
    const resource = attribute(xml, 'resource');
    if (resource !== undefined) return constantOf(xml.name, resource);
    const [inner] = xml.children;
    if (inner === undefined) return (attribute(xml, 'datatype') ?? '').endsWith('#boolean') || xml.name === 'filesAnalyzed' ? xml.text === 'true' : xml.text;
    const fields: Fields = {};
    for (const child of inner.children) this.#property(fields, child, '');
    if (inner.name !== 'ExternalDocumentRef') return fields;
    // of a document there is one, of elements there are several
    const { checksums, ...reference } = fields;
    return { ...reference, ...(Array.isArray(checksums) && { checksum: checksums[0] as unknown }) };
  }

  /** A licence set is an expression again; extracted texts are elements of their own. */
  #license(xml: XmlElement): string {
    const resource = attribute(xml, 'resource');
    if (resource !== undefined) return licenseId(resource);
    const [inner] = xml.children;
    return inner === undefined ? xml.text : this.#licenseNode(inner);
  }

  #licenseNode(xml: XmlElement): string {
    const members = () => xml.children.filter(({ name }) => name === 'member').map((member) => this.#license(member));
    if (xml.name === 'ConjunctiveLicenseSet' || xml.name === 'DisjunctiveLicenseSet') return `(${members().join(xml.name === 'ConjunctiveLicenseSet' ? ' AND ' : ' OR ')})`;
    if (xml.name === 'OrLaterOperator') return `${members()[0] ?? ''}+`;
    if (xml.name === 'WithExceptionOperator') {
      const exception = xml.children.find(({ name }) => name === 'licenseException');
      const id = exception?.children[0]?.children.find(({ name }) => name === 'licenseExceptionId')?.text;
      return `${members()[0] ?? ''} WITH ${id ?? ''}`;
    }
    if (xml.name === 'ExtractedLicensingInfo') {
      this.element(xml);
      return xml.children.find(({ name }) => name === 'licenseId')?.text ?? fragment(attribute(xml, 'about') ?? '');
    }
    return xml.children.find(({ name }) => name === 'licenseId')?.text ?? licenseId(attribute(xml, 'about') ?? '');
  }
}

const attribute = (xml: XmlElement, name: string): string | undefined => xml.attributes.get(`rdf:${name}`) ?? xml.attributes.get(name);

const identity = (xml: XmlElement): string => fragment(attribute(xml, 'about') ?? attribute(xml, 'ID') ?? attribute(xml, 'nodeID') ?? '');

const fragment = (uri: string): string => uri.slice(uri.lastIndexOf('#') + 1);

const constant = (uri: string, prefix: string): string => fragment(uri).replace(prefix, '').replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

/** Constants of the SPDX vocabulary as the JSON form spells them. */
function constantOf(name: string, uri: string): string {
  if (name === 'referenceType') return uri.slice(uri.lastIndexOf('/') + 1);
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
