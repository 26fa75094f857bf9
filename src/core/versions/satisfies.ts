import { cargoRequirement } from './requirements/cargo.ts';
import { composerRequirement } from './requirements/composer.ts';
import { gemRequirement } from './requirements/gem.ts';
import { golangRequirement } from './requirements/golang.ts';
import { hexRequirement } from './requirements/hex.ts';
import { mavenRequirement } from './requirements/maven.ts';
import { npmRequirement } from './requirements/npm.ts';
import { nugetRequirement } from './requirements/nuget.ts';
import { pubRequirement } from './requirements/pub.ts';
import { pypiRequirement } from './requirements/pypi.ts';
import { VersionError } from './version-order.ts';
import type { Requirement, RequirementReader } from './requirements/requirement.ts';

export type { Requirement } from './requirements/requirement.ts';

const readers = {
  cargo: cargoRequirement,
  composer: composerRequirement,
  gem: gemRequirement,
  golang: golangRequirement,
  hex: hexRequirement,
  maven: mavenRequirement,
  npm: npmRequirement,
  nuget: nugetRequirement,
  pub: pubRequirement,
  pypi: pypiRequirement,
} satisfies Record<string, RequirementReader>;

/** The purl types whose requirements we read. */
export type RequirementSyntax = keyof typeof readers;

export function isRequirementSyntax(type: string): type is RequirementSyntax {
  return Object.hasOwn(readers, type);
}

/** To check many versions against one requirement. Throws VersionError when the text is none. */
export function readRequirement(syntax: RequirementSyntax, text: string): Requirement {
  return readers[syntax](text);
}

/** Throws VersionError when the requirement, or the version, cannot be read. */
export function satisfies(syntax: RequirementSyntax, version: string, requirement: string): boolean {
  return readRequirement(syntax, requirement)(version);
}

/** As `satisfies`, to tell what a lockfile holds against its manifest: nothing is held against what cannot be read. */
export function admits(syntax: RequirementSyntax, requirement: string, version: string): boolean {
  try {
    return satisfies(syntax, version, requirement);
  } catch (error) {
    if (error instanceof VersionError) return true;
    throw error;
  }
}
