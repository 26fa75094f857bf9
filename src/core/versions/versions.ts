import { alpm } from './alpm.ts';
import { apk } from './apk.ts';
import { composer } from './composer.ts';
import { conan } from './conan.ts';
import { conda } from './conda.ts';
import { cpan } from './cpan.ts';
import { deb } from './deb.ts';
import { gem } from './gem.ts';
import { generic } from './generic.ts';
import { golang } from './golang.ts';
import { maven } from './maven.ts';
import { cran, hackage } from './number-lists.ts';
import { nuget } from './nuget.ts';
import { opam } from './opam.ts';
import { pub } from './pub.ts';
import { pypi } from './pypi.ts';
import { rpm } from './rpm.ts';
import { semver } from './semver.ts';
import type { Order, VersionOrder } from './version-order.ts';

export { VersionError } from './version-order.ts';

const schemes = {
  alpm, apk, composer, conan, conda, cpan, cran, deb, gem, generic, golang, hackage, maven, nuget, opam, pub, pypi, rpm, semver,
} satisfies Record<string, VersionOrder>;

export type VersionScheme = keyof typeof schemes;

export const versionSchemes = Object.keys(schemes) as readonly VersionScheme[];

/** A total order of the scheme's versions. Throws VersionError for texts that the scheme cannot order. */
export function compareVersions(scheme: VersionScheme, left: string, right: string): Order {
  return schemes[scheme].compare(left, right);
}

/** By the scheme's own grammar; compareVersions reads careless spellings too. */
export function isVersion(scheme: VersionScheme, text: string): boolean {
  return schemes[scheme].isVersion(text);
}

/** Types whose scheme has another name than the type. */
const schemesOfTypes: ReadonlyMap<string, VersionScheme> = new Map([
  ['bitnami', 'semver'],
  ['cargo', 'semver'],
  ['cocoapods', 'gem'],
  ['hex', 'semver'],
  ['julia', 'semver'],
  ['npm', 'semver'],
  ['swift', 'semver'],
  ['vscode-extension', 'semver'],
]);

/** Types without an order of their own are `generic`. */
export function schemeOfPurlType(type: string): VersionScheme {
  return schemesOfTypes.get(type) ?? (Object.hasOwn(schemes, type) ? (type as VersionScheme) : 'generic');
}
