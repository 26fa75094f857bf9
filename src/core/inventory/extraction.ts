import type { DeclaredLicense, Hash, LicenseStatement, Origin, PackageMetadata } from '../model/component.ts';
import type { Evidence, EvidenceKind } from '../model/evidence.ts';
import type { Issue, IssueCode } from '../model/issue.ts';
import type { StoredLicenses } from '../model/license-facts.ts';
import type { Scope } from '../model/scope.ts';
import type { Purl } from '../purl/purl.ts';
import type { Integers } from './int-list.ts';
import type { PackedComponents } from './packed-component.ts';

/** Index of a project or component within one extraction. */
export type NodeId = number;

export interface ProjectFound {
  readonly kind: 'project';
  readonly ecosystem: string;
  /** Directory relative to the root, `.` for the root. */
  readonly path: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: Purl;
  readonly declaredLicenses: readonly DeclaredLicense[];
  readonly metadata: PackageMetadata;
  /** Owners that package metadata names (maintainers); verbatim. */
  readonly owners: readonly string[];
  readonly evidence: Evidence;
}

export interface ComponentFound {
  readonly kind: 'component';
  readonly purl: Purl;
  requirements: readonly string[];
  /** Only when the file itself says so; else it follows from the graph. */
  scope?: Scope;
  /** Only when the file itself says so and no project edge can be given. */
  direct?: boolean;
  origin: Origin;
  declaredLicenses: readonly DeclaredLicense[];
  hashes: readonly Hash[];
  downloadLocation?: string;
  aliases: readonly string[];
  platforms: readonly string[];
  overridden: boolean;
  metadata: PackageMetadata;
  readonly evidence: Evidence[];
  /** What a bill of materials says otherwise than the purl, or beside it. */
  readonly stated?: StatedFacts;
}

export interface StatedFacts extends StoredLicenses {
  readonly name?: string;
  /** `null`: it says that there is none. */
  readonly group?: string | null;
  readonly version?: string | null;
}

/** How one manifest asks for a component. */
export interface Ask {
  readonly node: NodeId;
  readonly file: string;
  readonly line?: number;
  /** As written; empty for any version. */
  readonly requirement: string;
  readonly features: readonly string[];
}

/** An issue as a source tells it. */
export interface IssueFound extends Issue {
  /** It says that so many dependencies are known by a range only: registries can answer it, and the assembly adds what it knows of their needs. */
  readonly openVersions?: number;
}

/** Some of the edges of an extraction: who needs whom in one resolution among several, as a module of a build gets versions of its own. */
export interface ResolutionFound {
  /** The file that asks for it. */
  readonly path: string;
  /** Positions in `edges`: the first one, and that behind the last. */
  readonly from: number;
  readonly to: number;
}

/** What one source read from its files. `plainExtraction` makes plain data of it that crosses threads. */
export interface Extraction {
  readonly source: string;
  readonly nodes: readonly (ProjectFound | ComponentFound)[];
  /** Triples: from, to, rank of the scope. */
  readonly edges: Integers;
  /** Where not all edges are of one resolution; others hold everywhere. */
  readonly resolutions?: readonly ResolutionFound[];
  /** Paths of files that are accounted for by this extraction and must not be read on their own. */
  readonly claims: readonly string[];
  readonly issues: readonly IssueFound[];
  /** Where the components stand, when there are very many: then `nodes` makes them anew each time. */
  readonly packed?: PackedComponents;
  /** Of manifests only. */
  readonly asks?: readonly Ask[];
  /** What tells which packages the asked ones need in turn (`Source.furtherNeeds`), where something is asked for. */
  readonly furtherNeeds?: string;
}

export interface ProjectInput {
  /** Directory relative to the root, `.` for the root. */
  readonly path: string;
  readonly name: string;
  readonly version?: string | undefined;
  readonly purl?: Purl | undefined;
  readonly licenses?: readonly (string | LicenseStatement)[] | undefined;
  /** Where the licences stand, when that is another place (a parent POM). */
  readonly licenseSource?: LicenseSource | undefined;
  readonly metadata?: PackageMetadata | undefined;
  readonly owners?: readonly string[] | undefined;
  /** The manifest that describes it. */
  readonly file: string;
  readonly line?: number | undefined;
}

export interface LicenseSource {
  readonly file: string;
  readonly line?: number | undefined;
}

export interface ComponentInput {
  readonly purl: Purl;
  /** The version requirement as the manifest writes it. */
  readonly requirement?: string | undefined;
  /** Features or extras of it that the manifest asks for. */
  readonly features?: readonly string[] | undefined;
  /** Nothing is to be told of what it needs in turn: nothing (an image, which brings all of it along), or an issue of its own already says that it is missing. */
  readonly needsNothing?: boolean | undefined;
  /** Give it only when the file itself marks the entry (npm v3 `dev: true`); else edges from projects decide. */
  readonly scope?: Scope | undefined;
  readonly direct?: boolean | undefined;
  readonly origin?: Origin | undefined;
  /** Declared licences verbatim. */
  readonly licenses?: readonly (string | LicenseStatement)[] | undefined;
  /** Where they stand, when that is another place than the component's. */
  readonly licenseSource?: LicenseSource | undefined;
  readonly hashes?: readonly Hash[] | undefined;
  readonly downloadLocation?: string | undefined;
  readonly alias?: string | undefined;
  readonly platform?: string | undefined;
  readonly overridden?: boolean | undefined;
  readonly metadata?: PackageMetadata | undefined;
  /** Defaults to the primary file of the source. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** Defaults to the kind of the source. */
  readonly evidence?: EvidenceKind | undefined;
}

export interface IssueInput {
  readonly code: IssueCode;
  readonly message: string;
  readonly remedy: string;
  /** Defaults to the primary file of the source. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** `IssueFound.openVersions`. */
  readonly openVersions?: number | undefined;
}
