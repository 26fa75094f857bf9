import type { Scope } from '#core/model/scope.ts';
import { parseLocation, type PackageLocation } from '#core/python/location.ts';
import { parseRequirement, pinnedVersion, type Requirement } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import { normalName } from '#core/python/package-name.ts';

/** What a manifest asks for, whatever its notation. */
export interface DeclaredDependency {
  /** Normal name. */
  readonly name: string;
  /** Normal names. */
  readonly extras: readonly string[];
  readonly scope: Scope;
  /** The version requirement as written; empty for any. */
  readonly specifier: string;
  /** Set when only one version is admitted. */
  readonly version: string | undefined;
  readonly accepts: (version: string) => boolean;
  /** Environment marker as written. */
  readonly marker: string | undefined;
  readonly location: PackageLocation | undefined;
  /** The tool in whose own table it stands; others pass it over. */
  readonly client?: string;
  readonly file: string;
  readonly line: number | undefined;
}

export interface DeclarationPlace {
  readonly scope: Scope;
  readonly file: string;
  readonly line?: number | undefined;
}

/** From a dependency specifier (PEP 508); `undefined` when it is none. */
export function declareRequirement(text: string, place: DeclarationPlace): DeclaredDependency | undefined {
  const requirement = parseRequirement(text);
  return requirement === undefined || requirement.rest !== '' ? undefined : declare(requirement, place);
}

export function declare(requirement: Requirement, { scope, file, line }: DeclarationPlace): DeclaredDependency {
  const { name, extras, specifiers, specifier, url, marker } = requirement;
  return {
    name: normalName(name),
    extras: extras.map(normalName),
    scope,
    specifier,
    version: pinnedVersion(requirement),
    accepts: (version) => allowsVersion(specifiers, version),
    marker,
    location: url === undefined ? undefined : parseLocation(url),
    file,
    line,
  };
}

/** Does the client read it? */
export const isOfClient = ({ client }: { readonly client?: string | undefined }, ...clients: readonly string[]): boolean => client === undefined || clients.includes(client);
