import type { Evidence } from './evidence.ts';
import type { Scope } from './scope.ts';
import type { Purl } from '../purl/purl.ts';

/** Where the bytes of a component come from. */
export const origins = ['registry', 'git', 'url', 'path', 'bundled', 'vendored', 'system', 'unknown'] as const;

export type Origin = (typeof origins)[number];

export const hashAlgorithms = [
  'MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512',
  'SHA3-256', 'SHA3-384', 'SHA3-512', 'BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512', 'BLAKE3',
] as const;

export type HashAlgorithm = (typeof hashAlgorithms)[number];

export interface Hash {
  readonly algorithm: HashAlgorithm;
  /** Lower-case hexadecimal. */
  readonly value: string;
}

/** What an author says of a licence. */
export interface LicenseStatement {
  /** Word for word. */
  readonly value: string;
  /** The address that stands beside it in a field of its own (Maven), as written. */
  readonly url?: string;
}

/** A licence as an author stated it, and where. */
export interface DeclaredLicense extends LicenseStatement {
  readonly path: string;
  readonly line?: number;
}

/** What a package says of itself besides its identity. All verbatim; absent when no file says it. */
export interface PackageMetadata {
  readonly description?: string;
  readonly homepage?: string;
  readonly repository?: string;
  readonly supplier?: string;
  readonly authors?: readonly string[];
  readonly copyright?: string;
  readonly cpe?: string;
}

/** One version of a reusable piece of software that is present in an inventory. */
export interface Component {
  /** Canonical; the identity of the component. Without version when none is known. */
  readonly purl: Purl;
  readonly name: string;
  /** Namespace of the purl (npm scope, Maven groupId, …), decoded. */
  readonly group?: string;
  /** Exact version, as the ecosystem writes it. Absent when not known. */
  readonly version?: string;
  /** Version requirements as written in the manifests that ask for it; sorted, unique. */
  readonly requirements: readonly string[];
  readonly scope: Scope;
  /** True when a project of the tree asks for it itself. */
  readonly direct: boolean;
  readonly origin: Origin;
  /** Sorted by path, unique by value and path. */
  readonly declaredLicenses: readonly DeclaredLicense[];
  /** Sorted, unique. */
  readonly hashes: readonly Hash[];
  readonly downloadLocation?: string;
  /** Other names under which it is installed (npm aliases, renamed crates); sorted. */
  readonly aliases: readonly string[];
  /** Platform markers under which it is installed, as written; empty means everywhere. */
  readonly platforms: readonly string[];
  /** An override, patch or replacement chose this version. */
  readonly overridden: boolean;
  readonly metadata: PackageMetadata;
  /** Sorted by kind, then path, then line; never empty. */
  readonly evidence: readonly Evidence[];
}
