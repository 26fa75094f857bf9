import { parseLicenseExpression } from '../license/parse-expression.ts';
import type { Party, Sbom, SbomComponent, SbomFamily, SbomLicense } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { isReferenceType, isWritableHash } from './cyclonedx/references.ts';
import { withManufacturer } from './creators.ts';
import { documentNamespace } from './document-namespace.ts';
import { namedLicense, ownReferences } from './license-reference.ts';
import { writtenRanges } from './spdx2/snippet-ranges.ts';
import { writableSnippets } from './spdx2/writable-snippets.ts';

/** What the neutral model says and `target` has no place for, not even among properties. Of a long document each component is made when it is asked for, so that all is asked of it at once. */
export class NeutralLosses {
  readonly #sbom: Sbom;
  readonly #target: SbomFamily;
  readonly #named: NamedLicenses | undefined;

  constructor(sbom: Sbom, target: SbomFamily) {
    this.#sbom = sbom;
    this.#target = target;
    this.#named = target === 'cyclonedx' && sbom.licenseTexts.length > 0 ? new NamedLicenses() : undefined;
  }

  *ofDocument(): Generator<SbomProblem> {
    if (this.#target === 'cyclonedx') yield* [...lossesOfCycloneDx(this.#sbom), ...lossesOfReferences(this.#sbom)];
    else if (this.#target === 'spdx' || this.#target === 'spdx3') yield* lossesOfSpdx(this.#sbom, this.#target);
    if (this.#target === 'spdx') yield* lossesOfSnippets(this.#sbom);
    if (this.#target === 'spdx3') yield* lossesOfRanges(this.#sbom);
  }

  *ofComponent(component: SbomComponent, at: string): Generator<SbomProblem> {
    this.#named?.note(component);
    if (this.#target === 'cyclonedx') {
      if (component.authors.some(isOrganization)) yield { at: `${at}/authors`, message: asPerson };
    } else if (this.#target === 'spdx' || this.#target === 'spdx3') {
      if (component.references.some(({ hashes }) => hashes.length > 0)) yield { at: `${at}/externalReferences/hashes`, message: 'SPDX has no place for hashes of references' };
      if (this.#target === 'spdx' && component.foreign.spdx === undefined) for (const key of ['supplier', 'manufacturer'] as const) if (component[key]?.kind === 'tool') yield { at: `${at}/${key}`, message: 'a tool is written as an organization, as SPDX 2 knows only those and persons here' };
      for (const part of partsOfLicenses(component)) yield { at: `${at}/licenses/${part}`, message: 'SPDX has no place for it where the licence is on its list' };
    }
  }

  /** To be asked when all components have been. */
  *ofLicenses(): Generator<SbomProblem> {
    if (this.#named !== undefined) yield* lossesOfTexts(this.#sbom.licenseTexts, this.#named);
  }
}

const asPerson = 'an organization is written as a person, as CycloneDX knows no other authors';

/** SPDX 3 has one range of each kind. */
function* lossesOfRanges({ snippets }: Sbom): Generator<SbomProblem> {
  for (const { ref, foreign } of snippets) if (['offsets', 'lines'].some((form) => writtenRanges(foreign.spdx?.['ranges'], form as 'offsets' | 'lines').length > 1)) yield { at: `snippets/${ref}/ranges`, message: 'only the first of its kind is written, as SPDX 3 has one' };
}

function* lossesOfSnippets(sbom: Sbom): Generator<SbomProblem> {
  const written = new Set(writableSnippets(sbom).map(({ ref }) => ref));
  if (written.size < sbom.snippets.length) for (const { ref } of sbom.snippets) if (!written.has(ref)) yield { at: `snippets/${ref}`, message: 'left out, as SPDX 2 demands its range and a file that has a checksum' };
}

function* lossesOfSpdx({ identifier, timestamp, tools, authors, relationships }: Sbom, target: 'spdx' | 'spdx3'): Generator<SbomProblem> {
  if (identifier !== undefined && documentNamespace(identifier, target) === undefined) yield { at: 'identifier', message: `another one takes its place, as SPDX wants a URI: ${JSON.stringify(identifier)}` };
  if (timestamp !== undefined && Date.parse(timestamp) % 1000 > 0) yield { at: 'timestamp', message: `without fractions of a second, which SPDX does not have: ${JSON.stringify(timestamp)}` };
  if (timestamp !== undefined && Number.isNaN(Date.parse(timestamp))) yield { at: 'timestamp', message: `left out, as it is no time: ${JSON.stringify(timestamp)}` };
  if (target === 'spdx') yield* lossesOfScopes(relationships, 'SPDX 2');
  if (tools.some(({ vendor }) => vendor !== undefined)) yield { at: 'tools/vendor', message: 'SPDX tells of a tool its name and version only' };
  if (target === 'spdx' && authors.some(({ urls = [] }) => urls.length > 0)) yield { at: 'authors/url', message: 'SPDX 2 has no place for the addresses of who made a document' };
}

function partsOfLicenses({ declaredLicenses, concludedLicenses, detectedLicenses }: SbomComponent): ReadonlySet<string> {
  const found = new Set<string>();
  for (const licenses of [declaredLicenses, concludedLicenses, detectedLicenses]) {
    for (const license of licenses) {
      if ((license.text === undefined && license.url === undefined) || !isListed(license)) continue;
      for (const part of ['text', 'url'] as const) if (license[part] !== undefined) found.add(part);
    }
  }
  return found;
}

/** All others become licences of the document, which have texts and addresses. */
const isListed = ({ id, expression }: SbomLicense): boolean => {
  const known = id ?? expression;
  return known !== undefined && !known.includes('LicenseRef-') && parseLicenseExpression(known, { unknownIds: 'accept' }).ok;
};

function* lossesOfCycloneDx(sbom: Sbom): Generator<SbomProblem> {
  const { snippets, relationships, authors } = sbom;
  if (withManufacturer(sbom).authors.some(isOrganization)) yield { at: 'metadata/authors', message: asPerson };
  if (snippets.length > 0) yield { at: 'snippets', message: 'CycloneDX cannot tell of parts of files' };
  if (authors.some(({ kind, urls = [] }) => kind !== 'organization' && urls.length > 0)) yield { at: 'metadata/authors/url', message: 'CycloneDX has no place for the addresses of persons' };
  let commented = 0;
  for (const { comment } of relationships) if (comment !== undefined) commented++;
  if (commented > 0) yield { at: 'relationships/comment', message: `CycloneDX has no place for comments on relationships, of which there ${commented === 1 ? 'is one' : `are ${commented}`}` };
  yield* lossesOfScopes(relationships, 'CycloneDX');
}

/** References of a document that was of CycloneDX stay as they were. */
function* lossesOfReferences({ format, references }: Sbom): Generator<SbomProblem> {
  if (format === 'cyclonedx') return;
  for (const [index, { type, hashes }] of references.entries()) {
    if (!isReferenceType(type)) yield { at: `references/${index}/type`, message: `CycloneDX has no references of this type: ${type}` };
    if (!hashes.every(isWritableHash)) yield { at: `references/${index}/hashes`, message: 'CycloneDX has no place for some of them' };
  }
}

function* lossesOfScopes(relationships: Sbom['relationships'], format: string): Generator<SbomProblem> {
  let scoped = 0;
  for (const { type, scope } of relationships) if (scope !== undefined && type !== 'depends-on') scoped++;
  if (scoped > 0) yield { at: 'relationships/scope', message: `${format} has no place for the scope of what is no dependency, of which there ${scoped === 1 ? 'is one' : `are ${scoped}`}` };
}

/** A tool stands where SPDX demands somebody and nobody is known. */
const isOrganization = ({ kind }: Party): boolean => kind === 'organization';

/** Ids of the licences of the document that components have. */
class NamedLicenses {
  readonly #found = new Set<string>();
  /** Those that are a part of what a component has. */
  readonly inExpressions = new Set<string>();
  readonly #seen = new Set<string>();

  get all(): ReadonlySet<string> {
    return this.#found;
  }

  note({ declaredLicenses, concludedLicenses, detectedLicenses }: SbomComponent): void {
    for (const { expression, id } of [...declaredLicenses, ...concludedLicenses, ...detectedLicenses]) {
      const words = expression ?? id;
      if (words === undefined || this.#seen.has(words)) continue;
      this.#seen.add(words);
      for (const reference of ownReferences(words)) {
        this.#found.add(reference);
        if (reference !== words) this.inExpressions.add(reference);
      }
    }
  }
}

/** A text stands beside the expression that names it. */
function* lossesOfTexts(texts: Sbom['licenseTexts'], { all: named, inExpressions }: NamedLicenses): Generator<SbomProblem> {
  for (const definition of texts) {
    const { id, name, comment, urls } = definition;
    if (!named.has(id)) yield { at: `licenses/${id}`, message: 'left out, as no component has this licence' };
    else {
      // what stands alone is a licence with a name again
      if (!inExpressions.has(id) && namedLicense(definition) !== undefined) continue;
      const parts = [...(name === undefined ? [] : ['name']), ...(comment === undefined ? [] : ['comment']), ...(urls.length > 1 ? ['seeAlsos'] : [])];
      for (const part of parts) yield { at: `licenses/${id}/${part}`, message: 'CycloneDX has no place for it beside the text of a licence' };
    }
  }
}
