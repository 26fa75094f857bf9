import { cargoRequirement } from './requirements/cargo.ts';
import { carthageRequirement } from './requirements/carthage.ts';
import { composerRequirement } from './requirements/composer.ts';
import { conanRequirement } from './requirements/conan.ts';
import { condaRequirement } from './requirements/conda.ts';
import { cpanRequirement } from './requirements/cpan.ts';
import { cranRequirement } from './requirements/cran.ts';
import { dubRequirement } from './requirements/dub.ts';
import { gemRequirement } from './requirements/gem.ts';
import { golangRequirement } from './requirements/golang.ts';
import { hackageRequirement } from './requirements/hackage.ts';
import { hexRequirement } from './requirements/hex.ts';
import { juliaRequirement } from './requirements/julia.ts';
import { luarocksRequirement } from './requirements/luarocks.ts';
import { mavenRequirement } from './requirements/maven.ts';
import { nimRequirement } from './requirements/nim.ts';
import { npmRequirement } from './requirements/npm.ts';
import { nugetRequirement } from './requirements/nuget.ts';
import { opamRequirement } from './requirements/opam.ts';
import { paketRequirement } from './requirements/paket.ts';
import { pubRequirement } from './requirements/pub.ts';
import { pypiRequirement } from './requirements/pypi.ts';
import { swiftRequirement } from './requirements/swift.ts';
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

/** Of those a policy knows exact versions only, which `1.2` is not in all of these. */
const inManifests = {
  ...readers,
  carthage: carthageRequirement,
  conan: conanRequirement,
  conda: condaRequirement,
  cpan: cpanRequirement,
  cran: cranRequirement,
  dub: dubRequirement,
  hackage: hackageRequirement,
  julia: juliaRequirement,
  luarocks: luarocksRequirement,
  nim: nimRequirement,
  opam: opamRequirement,
  paket: paketRequirement,
  swift: swiftRequirement,
} satisfies Record<string, RequirementReader>;

/** The purl types whose requirements we read. */
export type RequirementSyntax = keyof typeof readers;

/** The spellings of requirements that we read in manifests. */
export type ManifestSyntax = keyof typeof inManifests;

export function isRequirementSyntax(type: string): type is RequirementSyntax {
  return Object.hasOwn(readers, type);
}

/** To check many versions against one requirement. Throws VersionError when the text is none. */
export function readRequirement(syntax: ManifestSyntax, text: string): Requirement {
  return inManifests[syntax](text);
}

/** Throws VersionError when the requirement, or the version, cannot be read. */
export function satisfies(syntax: ManifestSyntax, version: string, requirement: string): boolean {
  return readRequirement(syntax, requirement)(version);
}

/** As `readRequirement`, to tell what a lockfile holds against its manifest: nothing is held against what cannot be read. */
export function admitting(syntax: ManifestSyntax, requirement: string): Requirement {
  const read = unlessUnread(() => readRequirement(syntax, requirement));
  return (version) => read === undefined || (unlessUnread(() => read(version)) ?? true);
}

/** Of a single version. */
export const admits = (syntax: ManifestSyntax, requirement: string, version: string): boolean => admitting(syntax, requirement)(version);

function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof VersionError) return undefined;
    throw error;
  }
}
