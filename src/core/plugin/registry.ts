import type { Hash, LicenseStatement, PackageMetadata } from '../model/component.ts';
import type { IssueCode } from '../model/issue.ts';
import type { Scope } from '../model/scope.ts';
import type { Purl, PurlParts } from '../purl/purl.ts';
import type { RegistryAssignments } from './registry-assignment.ts';

/** Where the user's own client configuration says packages are to be asked for. */
export interface RegistryEndpoint {
  /** Without trailing slash. */
  readonly url: string;
  /** Only for packages of this scope or group, as the client writes it (`@acme`). */
  readonly scope?: string;
  /** Never for packages that these patterns of the client match; their names must not leave the house. The plugin's `request` heeds it. */
  readonly excludes?: readonly string[];
  /** Value of an `Authorization` header. Never logged. */
  readonly authorization?: string;
  /** Where lists of versions are, when that is another place; without trailing slash. */
  readonly list?: string;
  /** Template of the addresses of packages, in the client's own form. */
  readonly download?: string;
  /** Version of the language or runtime with which the client would install (Python for pip, Node for npm). */
  readonly runtime?: string;
}

/** A file of the machine or of its user: a foreign repository must not choose where requests and credentials go. */
export type ClientFile = `~/${string}` | `/${string}` | `$${string}`;

/** How the platform learns the endpoints: files of the client's configuration, environment variables, a command of the client. */
export interface ClientConfiguration {
  /**
   * `~` is the home directory, `$NAME` an environment variable; nothing of the scanned tree. One segment may be `*`, for any directory: the answers then
   * stand under the paths that were found.
   */
  readonly files: readonly ClientFile[];
  readonly environment: readonly string[];
  /** A command of the client that prints its configuration (`npm config get registry`); run only with `--online`. */
  readonly commands: readonly (readonly string[])[];
  readonly parse: (answers: ConfigurationAnswers) => readonly RegistryEndpoint[];
}

export interface ConfigurationAnswers {
  /** By name as listed in `files`; absent files are absent. */
  readonly files: ReadonlyMap<string, string>;
  readonly environment: ReadonlyMap<string, string>;
  /** Standard output by the words of the command joined with spaces; absent when the command is not there or failed. */
  readonly commands: ReadonlyMap<string, string>;
}

/** `ending` of the path; in a tar archive of a file in its one directory. */
export interface ArchivedAnswer {
  readonly archive: 'zip' | 'tar.gz';
  readonly ending: string;
}

export interface RegistryRequest {
  readonly url: string;
  readonly accept?: string;
  /** The answer is a file in the archive at the address; as little as possible of the rest is loaded. */
  readonly entry?: ArchivedAnswer;
  /** The answer is an archive with one of these hashes (any, where there are none), of which the texts about licences are kept: the answer is `ArchivedTexts` as JSON. */
  readonly licenseTexts?: WantedTexts;
  /** The answer is about all versions, and changes with each new one. */
  readonly isChanging?: boolean;
  /** Asked when there is no answer: registries of one kind do not all offer the same. Read by the same `parse`. */
  readonly otherwise?: RegistryRequest;
}

export interface WantedTexts {
  readonly hashes: readonly Hash[];
  readonly form?: ArchiveForm;
}

/**
 * What is special about archives of an ecosystem. `zip`: without hashes only what is needed of it is loaded. `nupkg`: a zip whose hashes leave out its signature. `nested`: the package
 * is in an archive in the archive.
 */
export type ArchiveForm = 'zip' | 'nupkg' | 'nested';

/** What an archive holds of licences. */
export interface ArchivedTexts {
  /** The directory in which all of the archive is (`package`, `tool-1.0`); absent where it is in none. */
  readonly root?: string;
  /** `path` in the archive, `content` in base64. */
  readonly texts: readonly { readonly path: string; readonly content: string }[];
  /** What could not be read of it; `path` in the archive, empty for the archive itself. */
  readonly problems: readonly { readonly code: IssueCode; readonly path: string; readonly message: string; readonly remedy: string }[];
}

/** Thrown by what reads an answer: there is one, but the version is not in it. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished';
}

/** What a registry says of one version. */
export interface RegistryFacts {
  readonly licenses: readonly (string | LicenseStatement)[];
  readonly metadata: PackageMetadata;
  readonly downloadLocation?: string;
  /** Another version whose licences hold when this one states none (a parent POM). */
  readonly inherits?: PurlParts;
  /** What it needs, where the answer says so. */
  readonly needs?: PackageNeeds;
  /** The answer only says where the facts are. */
  readonly elsewhere?: { readonly request: RegistryRequest; readonly parse: (body: string) => RegistryFacts };
}

/** A version that can be had. */
export interface PublishedVersion {
  readonly version: string;
  /** Yanked, retracted, unlisted: chosen only where it is named exactly. */
  readonly isWithdrawn?: boolean;
  /** Not to be used any more, or not made for the runtime of the client: chosen only where nothing else fits. */
  readonly isDiscouraged?: boolean;
  /** Names that the publisher gave it (`latest`). */
  readonly tags?: readonly string[];
  /** Marker of the platforms for which alone it is made. */
  readonly platform?: string;
  /** Where the list of versions already says it; called only for versions that are chosen. Throws on nonsense. */
  readonly needs?: () => PackageNeeds;
}

/** What a version needs to run. Dependencies for its own development and tests are left out. */
export interface PackageNeeds {
  readonly dependencies: readonly NeededPackage[];
  /** Instead of `dependencies`, where more than whether a feature is on decides (target frameworks of .NET). */
  readonly choose?: (features: ReadonlySet<string>) => readonly NeededPackage[];
  /** Feature (Cargo feature, extra of Python) to the features of the same package that come with it. */
  readonly features?: ReadonlyMap<string, readonly string[]>;
  /** Packages, without version, in whose place it stands, so that they are not needed besides it. */
  readonly replaces?: readonly Purl[];
}

export interface NeededPackage {
  /** Without version. */
  readonly purl: Purl;
  /** In the spelling of the ecosystem; empty for any version. */
  readonly requirement: string;
  readonly scope: Scope;
  /** Marker of the platforms that need it, as written. */
  readonly platform?: string;
  /** The name under which it is installed, where that is another. */
  readonly alias?: string;
  /** Needed only when all these features of the package that needs it are on. */
  readonly when?: readonly string[];
  /** Features of the needed package that are asked for. */
  readonly features?: readonly string[];
  /** Says which version it must be if something else needs it, and does not need it itself. */
  readonly isOnlyCondition?: boolean;
}

/** Requests are data: the platform fetches, caches, throttles and times out. */
export interface Registry {
  readonly configuration: ClientConfiguration;
  /** For registries whose first answer says where the rest is: asked once for each endpoint, and what `parse` makes of it takes its place. Throws on nonsense. */
  readonly discovery?: {
    /** `undefined` when there is nothing to find out. */
    request(endpoint: RegistryEndpoint): RegistryRequest | undefined;
    parse(body: string, endpoint: RegistryEndpoint): RegistryEndpoint;
  };
  /** What the files of a project say of the registries of its packages. */
  readonly assignments?: RegistryAssignments;
  /** `undefined` when the registry has nothing to ask for such a component. */
  request(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined;
  /** Throws on nonsense; the platform turns that into an issue. */
  parse(body: string, purl: PurlParts, endpoint?: RegistryEndpoint): RegistryFacts;
  /** The versions of a package, for manifests without lockfile. Absent where the registry cannot tell them, or versions are no choice. */
  readonly versions?: {
    request(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined;
    /** In any order. Throws on nonsense. */
    parse(body: string, purl: PurlParts, endpoint: RegistryEndpoint): readonly PublishedVersion[];
    /** A requirement as a manifest writes it, in the spelling of the ecosystem; where that differs (`npm:other@^1`). */
    requirement?(written: string): string;
  };
  /** The archive of a version, whose licence files are read. Absent where such registries offer none. */
  readonly archive?: {
    readonly form?: ArchiveForm;
    /** Where the archive is by custom, which saves the question where it is; asked first. */
    usual?(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined;
    /** Another archive of the version, asked for where the first holds no licence file. */
    beside?(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined;
    /** For the archive, or with `address` for the answer that names it; `undefined` when there is none. */
    request(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined;
    /** Where the archive is; one of those that a lockfile gives the hash of, when the answer says so. Throws on nonsense. */
    address?(body: string, purl: PurlParts, endpoint: RegistryEndpoint, hashes: readonly Hash[]): string | undefined;
  };
  /** What one version needs, where neither the list of versions nor `parse` says it. */
  readonly needs?: {
    request(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined;
    parse(body: string, purl: PurlParts, endpoint: RegistryEndpoint): PackageNeeds;
  };
}
