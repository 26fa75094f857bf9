import type { Scope } from '#core/model/scope.ts';
import { parseLocation, type PackageLocation } from '#core/python/location.ts';
import { parseRequirement, pinnedVersion, type Requirement } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import { normalName } from '#core/python/package-name.ts';
import type { Report } from './report.ts';

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

/** What is no dependency specifier is told and left out. */
export function declareOrReport(text: string, place: DeclarationPlace, report: Report): DeclaredDependency[] {
  const declared = declareRequirement(text, place);
  if (declared !== undefined) return [declared];
  report({
    code: 'partial',
    file: place.file,
    line: place.line,
    message: `${JSON.stringify(text.slice(0, 100))} is not a dependency specifier; it was left out`,
    remedy: 'Write it as name, extras, version and marker.',
  });
  return [];
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
