import { compareVersions } from '#core/versions/versions.ts';

/** Is one version below another, by the numbers in front? What qualifiers mean, tools of the JVM do not agree about. */
export function isBelowVersion(version: string, other: string | undefined): boolean {
  const [lower, upper] = [numbersOf(version), numbersOf(other)];
  return lower !== undefined && upper !== undefined && compareVersions('maven', lower, upper) < 0;
}

const numbersOf = (version: string | undefined): string | undefined => /^[0-9]+(?:\.[0-9]+)*(?![0-9A-Za-z])/.exec(version ?? '')?.[0];
