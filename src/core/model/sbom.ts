import type { Hash } from './component.ts';
import type { Issue } from './issue.ts';
import type { Scope } from './scope.ts';

/**
 * A bill of materials as a document: everything that CycloneDX and SPDX can both or singly say about components, in neutral terms.
 * What only one format can say and no part of Muster uses travels in `foreign` and comes back out when the same format is written.
 */
export interface Sbom {
  readonly format: SbomFamily;
  /** As the document says: `1.6`, `SPDX-2.3`, `3.0.1`. */
  readonly specVersion: string;
  /** CycloneDX serialNumber, SPDX documentNamespace or document IRI. */
  readonly identifier?: string;
  /** CycloneDX `version`. */
  readonly revision?: number;
  readonly name?: string;
  /** ISO 8601, UTC. */
  readonly timestamp?: string;
  readonly authors: readonly Party[];
  readonly tools: readonly Tool[];
  readonly supplier?: Party;
  readonly manufacturer?: Party;
  /** Who made what the document is about, where the document says it: `metadata.manufacture` of CycloneDX. */
  readonly subjectManufacturer?: Party;
  /** In which phase it was made: design, pre-build, build, post-build, operations, discovery, decommission, source, analyzed, deployed, runtime. */
  readonly lifecycles: readonly string[];
  readonly dataLicense?: string;
  /** Of the SPDX licence list, by which the licences of the document are to be read. */
  readonly licenseListVersion?: string;
  readonly comment?: string;
  /** On how the document was made. */
  readonly creationComment?: string;
  /** `ref`s of what the document is about. */
  readonly subjects: readonly string[];
  /** All of them, flat, unique by `ref`, subjects included; nesting is a `contains` relationship. */
  readonly components: readonly SbomComponent[];
  /** Parts of files that are told of apart. */
  readonly snippets: readonly SbomSnippet[];
  readonly relationships: readonly SbomRelationship[];
  /** Licences outside the SPDX list that expressions of this document name. */
  readonly licenseTexts: readonly SbomLicenseText[];
  /** Addresses of the document as a whole, or of what it is about. */
  readonly references: readonly SbomReference[];
  /** Other documents that this one speaks of. */
  readonly externalDocuments: readonly SbomExternalDocument[];
  /** What somebody remarked on the document or its parts. */
  readonly annotations: readonly SbomAnnotation[];
  /** Facts about the document that have no name of their own. */
  readonly properties: readonly SbomProperty[];
  /** What the document claims about its own completeness. */
  readonly completeness: readonly SbomCompleteness[];
  /** Of documents that are merged, whether one may be silent on what a component needs: one without relationships may need something. */
  readonly isSilentOnNeeds?: true;
  readonly foreign: Foreign;
  readonly issues: readonly Issue[];
}

export type SbomFamily = 'cyclonedx' | 'spdx' | 'spdx3' | 'syft' | 'github' | 'muster';

export interface Party {
  readonly kind: 'person' | 'organization' | 'tool';
  readonly name: string;
  readonly email?: string;
  readonly urls?: readonly string[];
}

export interface Tool {
  readonly name: string;
  readonly version?: string;
  readonly vendor?: string;
}

export interface SbomComponent {
  /** bom-ref or SPDXID; unique in the document. */
  readonly ref: string;
  /** CycloneDX type (`library`, `application`, `container`, …), also for SPDX primary purposes. */
  readonly type: string;
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  /** As written; not yet canonical. */
  readonly purl?: string;
  readonly cpes: readonly string[];
  /** Tag id of a SWID tag. */
  readonly swid?: string;
  /** Identifiers besides: further purls, `swhid`, `gitoid`, … */
  readonly identifiers: readonly SbomIdentifier[];
  readonly description?: string;
  readonly supplier?: Party;
  readonly manufacturer?: Party;
  readonly authors: readonly Party[];
  readonly publisher?: string;
  readonly copyright?: string;
  /** CycloneDX: required, optional, excluded. */
  readonly scope?: 'required' | 'optional' | 'excluded';
  readonly hashes: readonly Hash[];
  /** What the author says, one entry each as the document separates them. */
  readonly declaredLicenses: readonly SbomLicense[];
  /** What somebody concluded. */
  readonly concludedLicenses: readonly SbomLicense[];
  /** What was seen in files (CycloneDX evidence, SPDX licence information from files). */
  readonly detectedLicenses: readonly SbomLicense[];
  /** On what was concluded and why. */
  readonly licenseComment?: string;
  readonly references: readonly SbomReference[];
  readonly properties: readonly SbomProperty[];
  /** Files in which it was seen. */
  readonly occurrences: readonly { readonly location: string; readonly line?: number }[];
  readonly filename?: string;
  readonly mediaType?: string;
  readonly comment?: string;
  readonly foreign: Foreign;
}

export interface SbomSnippet {
  /** Unique in the document, among components too. */
  readonly ref: string;
  readonly name?: string;
  /** `ref` of the file that it is a part of. */
  readonly file: string;
  readonly bytes?: SbomRange;
  readonly lines?: SbomRange;
  readonly concludedLicenses: readonly SbomLicense[];
  readonly detectedLicenses: readonly SbomLicense[];
  readonly licenseComment?: string;
  readonly copyright?: string;
  readonly comment?: string;
  readonly attributions: readonly string[];
  readonly foreign: Foreign;
}

/** Both ends belong to it; from 1. */
export interface SbomRange {
  readonly first: number;
  readonly last: number;
}

export interface SbomProperty {
  readonly name: string;
  readonly value: string;
}

export interface SbomIdentifier {
  /** `purl`, `swhid`, `gitoid` or the name that the format gives it. */
  readonly kind: string;
  readonly value: string;
}

/** Exactly one of `expression`, `id`, `name` (`NONE` and `NOASSERTION` are expressions). */
export interface SbomLicense {
  readonly expression?: string;
  readonly id?: string;
  readonly name?: string;
  readonly text?: string;
  readonly url?: string;
}

export interface SbomReference {
  /** CycloneDX external reference type (`website`, `vcs`, `distribution`, …); SPDX ones are mapped, `other` holds the rest. */
  readonly type: string;
  readonly url: string;
  readonly comment?: string;
  readonly hashes: readonly Hash[];
}

/** Stands for the document itself where a `ref` may; no part of one is called so. */
export const wholeDocument = '\0';

export interface SbomRelationship {
  /** `wholeDocument`, or a `ref`: of a component, of an element of another document (`DocumentRef-x:SPDXRef-y` or an IRI), or of something that only the format of the document knows (a service). */
  readonly from: string;
  readonly to: string;
  /** SPDX 2.3 name in kebab-case (`depends-on`, `contains`, `dev-dependency-of` is turned round into `depends-on` with scope). */
  readonly type: string;
  readonly scope?: Scope;
  readonly comment?: string;
  readonly foreign?: Foreign;
}

/** Whether the document names all that a component contains, or needs. */
export interface SbomCompleteness {
  readonly ref: string;
  readonly type: 'contains' | 'depends-on';
  readonly state: 'complete' | 'incomplete' | 'unknown';
}

export interface SbomLicenseText {
  /** `LicenseRef-…`. */
  readonly id: string;
  readonly name?: string;
  readonly text: string;
  readonly urls: readonly string[];
  readonly comment?: string;
}

export interface SbomExternalDocument {
  /** Namespace of an SPDX 2 document, IRI of an SPDX 3 document, BOM-Link or address; what stands before a `#` begins the IRIs of its elements too. */
  readonly identifier: string;
  /** `DocumentRef-…`: stands for it in `ref`s of its elements (`DocumentRef-x:SPDXRef-y`) and licences. */
  readonly name?: string;
  /** Where it is, if not where the identifier says. */
  readonly location?: string;
  readonly hashes: readonly Hash[];
  readonly comment?: string;
}

export interface SbomAnnotation {
  /** `wholeDocument`, or `ref`s of what it is about. */
  readonly subjects: readonly string[];
  readonly annotator: Party;
  /** ISO 8601, as written. */
  readonly date: string;
  /** CycloneDX knows no types. */
  readonly type: 'review' | 'other';
  /** Empty where a reviewer says nothing but that they have reviewed it. */
  readonly text: string;
}

/**
 * Parts of a document, component or relationship in the words of their own format: family to JSON value. A part that the model names in part
 * may be here whole as well: the writer of that format uses it as long as it still says the same as the model.
 */
export type Foreign = Readonly<Partial<Record<SbomFamily, Readonly<Record<string, unknown>>>>>;
