import { TextIndex } from '../../inventory/text-index.ts';
import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { canonicalPurl, PurlError } from '../../purl/purl.ts';
import { isRecord, list, record, text, type Value, type ValueRecord } from '../../text/value.ts';
import { ProblemList } from '../problem-list.ts';
import { ModelCheck } from '../spdx-model.ts';
import { model } from './model.data.ts';
import { allChecksumAlgorithms, purposes, relationshipTypes } from './names.data.ts';
import { isSpdxId } from './references.ts';

/**
 * What SPDX 2.2 and 2.3 demand of a document, checked on its JSON form; `at` is a JSON pointer. Omissions that writers in wide use make and that
 * leave no doubt are warnings. Tag-value and RDF documents are forgiven more of the header, which their tools leave out.
 */
export function validateSpdx2(value: Value, form: 'json' | 'other' = 'json'): SbomProblem[] {
  return new Validation(value, form).problems;
}

const timestampForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

const check = new ModelCheck(model);

/** A reference to the JSON schema itself. */
const besides: ReadonlySet<string> = new Set(['$schema']);

/** Without these as lists nothing of them can be read. */
const isListOfElements: ReadonlySet<string> = new Set(['/packages', '/files', '/snippets', '/relationships', '/hasExtractedLicensingInfos', '/externalDocumentRefs', '/annotations']);

class Validation {
  readonly #problems = new ProblemList();
  readonly #known = new TextIndex();
  readonly #document: Value;
  /** 2.2 demands the licence, copyright and download fields that 2.3 made optional. */
  readonly #is22: boolean;
  readonly #isJson: boolean;

  constructor(value: Value, form: 'json' | 'other') {
    this.#document = value;
    this.#isJson = form === 'json';
    const version = text(value, 'spdxVersion');
    this.#is22 = version === 'SPDX-2.2' || version === 'SPDX-2.1';
    if (!isRecord(value)) {
      this.#add('/', 'the document is not an object');
      return;
    }
    this.#header(version);
    this.#collectIds();
    list(value, 'packages').forEach((item, index) => this.#package(item, `/packages/${index}`));
    list(value, 'files').forEach((item, index) => this.#file(item, `/files/${index}`));
    list(value, 'snippets').forEach((item, index) => this.#snippet(item, `/snippets/${index}`));
    list(value, 'relationships').forEach((item, index) => this.#relationship(item, `/relationships/${index}`));
    list(value, 'hasExtractedLicensingInfos').forEach((item, index) => this.#extracted(item, `/hasExtractedLicensingInfos/${index}`));
    this.#members(value);
  }

  get problems(): SbomProblem[] {
    return this.#problems.all();
  }

  #add(at: string, message: string): void {
    this.#problems.add({ at, message });
  }

  #warn(at: string, message: string): void {
    this.#problems.add({ severity: 'warning', at, message });
  }

  /** What the schema has no place for, though readers pass it over, is a warning, and so is one value in the place of a list. */
  #members(document: ValueRecord): void {
    check.check(document, 'document', (at, breach, message) => {
      if (breach === 'unknown' ? this.#isJson : breach === 'single' && !isListOfElements.has(at)) this.#warn(at, message);
      else if (breach !== 'unknown') this.#add(at, message);
    }, besides);
  }

  #header(version: string | undefined): void {
    const document = this.#document;
    if (version === undefined) this.#add('/spdxVersion', 'the version is missing');
    else if (!/^SPDX-2\.[0-3]$/.test(version)) this.#add('/spdxVersion', `${JSON.stringify(version)} is no version of SPDX 2`);
    const license = text(document, 'dataLicense');
    if (license === undefined) (this.#isJson ? this.#add : this.#warn).call(this, '/dataLicense', 'the data licence is missing; it is CC0-1.0');
    else if (license !== 'CC0-1.0') this.#add('/dataLicense', `the data licence must be CC0-1.0, not ${JSON.stringify(license)}`);
    if (text(document, 'SPDXID') === undefined) this.#add('/SPDXID', 'the identifier of the document is missing');
    if (!text(document, 'name')) (this.#isJson ? this.#add : this.#warn).call(this, '/name', 'the name of the document is missing');
    const namespace = text(document, 'documentNamespace');
    if (namespace === undefined) this.#add('/documentNamespace', 'the namespace is missing');
    else if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(namespace) || namespace.includes('#')) this.#warn('/documentNamespace', 'it must be an absolute URI without a fragment');
    if (!isRecord(record(document)['creationInfo'])) {
      this.#add('/creationInfo', 'the creation information is missing');
      return;
    }
    const created = text(document, 'creationInfo', 'created');
    if (created === undefined) this.#add('/creationInfo/created', 'the date of creation is missing');
    else if (!timestampForm.test(created) || Number.isNaN(Date.parse(created))) this.#add('/creationInfo/created', `${JSON.stringify(created)} is no date of the form YYYY-MM-DDThh:mm:ssZ`);
    const creators = list(document, 'creationInfo', 'creators');
    if (creators.length === 0) this.#add('/creationInfo/creators', 'there must be at least one creator');
    creators.forEach((creator, index) => {
      if (typeof creator !== 'string' || !/^(?:person|organization|tool)\s*:\s*\S/i.test(creator)) this.#add(`/creationInfo/creators/${index}`, 'a creator begins with Person:, Organization: or Tool:');
    });
  }

  #collectIds(): void {
    const root = text(this.#document, 'SPDXID');
    if (root !== undefined) this.#known.number(root);
    for (const key of ['packages', 'files', 'snippets']) {
      list(this.#document, key).forEach((item, index) => {
        const at = `/${key}/${index}/SPDXID`;
        const id = text(item, 'SPDXID');
        if (id === undefined) this.#add(at, 'the identifier is missing');
        else if (!isSpdxId(id)) this.#warn(at, `${JSON.stringify(id)} is not SPDXRef- followed by letters, digits, dots and dashes`);
        else if (this.#known.find(id) !== undefined) this.#warn(at, `${id} is the identifier of another element too`);
        if (id !== undefined) this.#known.number(id);
      });
    }
  }

  #package(item: Value, at: string): void {
    if (!text(item, 'name')) this.#add(`${at}/name`, 'the name of the package is missing');
    if (text(item, 'downloadLocation') === undefined) this.#warn(`${at}/downloadLocation`, 'the download location is missing; NOASSERTION says that it is not known');
    for (const key of ['licenseConcluded', 'licenseDeclared', 'copyrightText']) {
      if (this.#is22 && text(item, key) === undefined) this.#warn(`${at}/${key}`, `${key} is missing; SPDX 2.2 demands it, NOASSERTION will do`);
    }
    this.#license(item, 'licenseConcluded', at);
    this.#license(item, 'licenseDeclared', at);
    this.#checksums(item, at);
    for (const key of ['supplier', 'originator']) {
      const party = text(item, key);
      // the tag-value writer of the Go library for SPDX does so
      if (party === 'NOASSERTION: NOASSERTION') this.#warn(`${at}/${key}`, '"NOASSERTION: NOASSERTION" is to be NOASSERTION');
      else if (party !== undefined && party !== 'NOASSERTION' && !/^(?:person|organization)\s*:\s*\S/i.test(party)) this.#add(`${at}/${key}`, `${JSON.stringify(party)} begins with neither Person: nor Organization:`);
    }
    const purpose = text(item, 'primaryPackagePurpose');
    if (purpose !== undefined && !purposes.has(purpose.toUpperCase())) this.#add(`${at}/primaryPackagePurpose`, `${JSON.stringify(purpose)} is no purpose that SPDX knows`);
    list(item, 'externalRefs').forEach((reference, index) => this.#externalRef(reference, `${at}/externalRefs/${index}`));
  }

  #externalRef(reference: Value, at: string): void {
    const type = text(reference, 'referenceType');
    const locator = text(reference, 'referenceLocator');
    if (text(reference, 'referenceCategory') === undefined) this.#add(`${at}/referenceCategory`, 'the category is missing');
    if (type === undefined) this.#add(`${at}/referenceType`, 'the type is missing');
    if (locator === undefined) this.#add(`${at}/referenceLocator`, 'the locator is missing');
    if (locator === undefined || type !== 'purl') return;
    try {
      canonicalPurl(locator);
    } catch (error) {
      if (!(error instanceof PurlError)) throw error;
      this.#add(`${at}/referenceLocator`, `${JSON.stringify(locator)} is no package URL: ${error.message}`);
    }
  }

  #file(item: Value, at: string): void {
    if (!text(item, 'fileName')) this.#add(`${at}/fileName`, 'the name of the file is missing');
    if (list(item, 'checksums').length === 0) this.#warn(`${at}/checksums`, 'a file needs a checksum');
    this.#license(item, 'licenseConcluded', at);
    this.#checksums(item, at);
  }

  #snippet(item: Value, at: string): void {
    const file = text(item, 'snippetFromFile');
    if (file === undefined) this.#add(`${at}/snippetFromFile`, 'the file of the snippet is missing');
    else if (this.#known.find(file) === undefined && !file.startsWith('DocumentRef-')) this.#warn(`${at}/snippetFromFile`, `${JSON.stringify(file)} is no element of this document`);
  }

  #checksums(item: Value, at: string): void {
    list(item, 'checksums').forEach((checksum, index) => {
      const algorithm = text(checksum, 'algorithm');
      const value = text(checksum, 'checksumValue');
      if (algorithm === undefined || !allChecksumAlgorithms.has(algorithm)) this.#add(`${at}/checksums/${index}/algorithm`, `${JSON.stringify(algorithm ?? null)} is no algorithm that SPDX knows`);
      if (value === undefined || !/^[0-9a-f]+$/i.test(value)) this.#add(`${at}/checksums/${index}/checksumValue`, 'it must be hexadecimal');
    });
  }

  #license(item: Value, key: string, at: string): void {
    const expression = text(item, key);
    if (expression === undefined || expression === 'NONE' || expression === 'NOASSERTION') return;
    if (expression.trim() === '') {
      this.#warn(`${at}/${key}`, 'it is empty; NOASSERTION says that nothing is known');
      return;
    }
    const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
    if (!parsed.ok) this.#add(`${at}/${key}`, `${JSON.stringify(expression)} is no licence expression: ${parsed.message} (column ${parsed.column})`);
  }

  #relationship(item: Value, at: string): void {
    const type = text(item, 'relationshipType');
    if (type === undefined) this.#add(`${at}/relationshipType`, 'the type is missing');
    else if (!relationshipTypes.has(type.toUpperCase().replaceAll('-', '_'))) this.#warn(`${at}/relationshipType`, `${JSON.stringify(type)} is no relationship that SPDX knows`);
    for (const key of ['spdxElementId', 'relatedSpdxElement']) {
      const id = text(item, key);
      if (id === undefined) this.#add(`${at}/${key}`, 'the element is missing');
      else if (this.#known.find(id) === undefined && !id.startsWith('DocumentRef-') && !(key === 'relatedSpdxElement' && (id === 'NONE' || id === 'NOASSERTION'))) this.#warn(`${at}/${key}`, `${JSON.stringify(id)} is no element of this document`);
    }
  }

  #extracted(item: Value, at: string): void {
    const id = text(item, 'licenseId');
    if (id === undefined || !/^LicenseRef-[a-zA-Z0-9.-]+$/.test(id)) this.#add(`${at}/licenseId`, `${JSON.stringify(id ?? null)} is not LicenseRef- followed by letters, digits, dots and dashes`);
    if (text(item, 'extractedText') === undefined) this.#add(`${at}/extractedText`, 'the text of the licence is missing');
  }
}
