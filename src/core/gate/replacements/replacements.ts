import { fitsPattern } from '../../policy/language/text-pattern.ts';
import { compareVersions, schemeOfPurlType, VersionError } from '../../versions/versions.ts';
import { cargoReplacements } from './cargo.data.ts';
import { debianReplacements } from './debian.data.ts';
import { dockerReplacements } from './docker.data.ts';
import { gemReplacements } from './gem.data.ts';
import { golangReplacements } from './golang.data.ts';
import { mavenReplacements } from './maven.data.ts';
import { npmReplacements } from './npm.data.ts';
import { nugetReplacements } from './nuget.data.ts';
import { pypiReplacements } from './pypi.data.ts';
import type { Replacement, Substitute, VersionSpan } from './replacement.ts';

export const replacements: readonly Replacement[] = [
  ...npmReplacements, ...pypiReplacements, ...mavenReplacements, ...golangReplacements, ...cargoReplacements, ...nugetReplacements, ...gemReplacements, ...debianReplacements, ...dockerReplacements,
];

/** The entry about a package, where its version is one of those that it is about, or is not known. `name`: package URL without version. */
export function replacementOf(name: string, version: string | undefined): Replacement | undefined {
  const found = replacements.find((entry) => entry.of.some((pattern) => fitsPattern(pattern, name)) && isWithin(entry, typeOf(name), version));
  return found === undefined ? undefined : { ...found, instead: found.instead.map((substitute) => named(substitute, found.of, name)) };
}

/** With the name written out: what stands for the `*` of the pattern stands for the `*` of the substitute. */
function named(substitute: Substitute, patterns: readonly string[], name: string): Substitute {
  const [before, after] = (substitute.purl ?? '').split('*');
  if (after === undefined) return substitute;
  const [start, end] = patterns.find((pattern) => fitsPattern(pattern, name))!.split('*');
  return { ...substitute, purl: `${before}${name.slice(start!.length, name.length - (end ?? '').length)}${after}` };
}

/** The kind of a package URL. */
export const typeOf = (purl: string): string => purl.slice('pkg:'.length, purl.indexOf('/'));

/** What has no number, such as the tag `latest`, may be any version. */
export function isWithin({ from, before }: VersionSpan, type: string, version: string | undefined): boolean {
  if (version === undefined || !/^v?[0-9]/.test(version)) return true;
  const scheme = schemeOfPurlType(type);
  try {
    return (from === undefined || compareVersions(scheme, version, from) >= 0) && (before === undefined || compareVersions(scheme, version, before) < 0);
  } catch (error) {
    if (error instanceof VersionError) return true;
    throw error;
  }
}

/** `before 2.0.0`, `from 6.0.0 on`, `from 6.0.0 on, before 7.0.0`; nothing for all versions. */
export const spanInWords = ({ from, before }: VersionSpan): string => [...(from === undefined ? [] : [`from ${from} on`]), ...(before === undefined ? [] : [`before ${before}`])].join(', ');
