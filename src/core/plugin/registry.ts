import type { PackageMetadata } from '../model/component.ts';
import type { PurlParts } from '../purl/purl.ts';

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
}

/** How the platform learns the endpoints: files of the client's configuration, environment variables, a command of the client. */
export interface ClientConfiguration {
  /**
   * `~` is the home directory, `$NAME` an environment variable; others are relative to the scanned root. One segment may be `*`, for any directory:
   * the answers then stand under the paths that were found.
   */
  readonly files: readonly string[];
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

export interface RegistryRequest {
  readonly url: string;
  readonly accept?: string;
}

/** What a registry says of one version. */
export interface RegistryFacts {
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly downloadLocation?: string;
}

/** Requests are data: the platform fetches, caches, throttles and times out. */
export interface Registry {
  readonly configuration: ClientConfiguration;
  /** For registries whose first answer says where the rest is: asked once for each endpoint, and what `parse` makes of it takes its place. Throws on nonsense. */
  readonly discovery?: {
    request(endpoint: RegistryEndpoint): RegistryRequest;
    parse(body: string, endpoint: RegistryEndpoint): RegistryEndpoint;
  };
  /** `undefined` when the registry has nothing to ask for such a component. */
  request(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined;
  /** Throws on nonsense; the platform turns that into an issue. */
  parse(body: string, purl: PurlParts): RegistryFacts;
}
