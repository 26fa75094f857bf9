import { isRequirementSyntax, readRequirement, type Requirement } from '../../versions/satisfies.ts';
import { compareVersions, isVersion, schemeOfPurlType, VersionError } from '../../versions/versions.ts';

/** Ecosystems whose ranges read a single version as a lower bound or a mere wish, where an exception means that version. */
const looseAboutOne: ReadonlySet<string> = new Set(['golang', 'maven', 'nuget']);

/**
 * The versions of an exception: a range as the ecosystem writes ranges, or exact versions in brackets, `[1.0.0]` or `[1.0.0, 1.0.1]`, where its own ranges have
 * no such form. Throws VersionError when the ecosystem does not read it so.
 */
export function readVersionRange(ecosystem: string, text: string): Requirement {
  const scheme = schemeOfPurlType(ecosystem);
  const isExactly = (wanted: readonly string[]): Requirement => (version) => wanted.some((one) => one === version || compareVersions(scheme, one, version) === 0);
  if (looseAboutOne.has(ecosystem) && /^v?[0-9]/.test(text) && isVersion(scheme, text)) return isExactly([text]);
  // what stands without brackets Maven takes for a wish that any version fulfils, whatever it says
  if (ecosystem === 'maven' && !/^[[(]/.test(text)) throw noRange(ecosystem, text);
  if (isRequirementSyntax(ecosystem)) {
    try {
      return readRequirement(ecosystem, text);
    } catch (error) {
      if (!(error instanceof VersionError)) throw error;
    }
  }
  const exact = bracketed(text) ?? (isRequirementSyntax(ecosystem) ? undefined : [text]);
  if (exact === undefined || !exact.every((version) => isVersion(scheme, version))) throw noRange(ecosystem, text);
  return isExactly(exact);
}

const noRange = (ecosystem: string, text: string): VersionError => new VersionError(`${JSON.stringify(text.slice(0, 80))} is no version range of ${ecosystem}.`);

function bracketed(text: string): string[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  return text.slice(1, -1).split(',').map((version) => version.trim());
}

/** Whether an exception for the ecosystem can be written so. */
export function isVersionRange(ecosystem: string, text: string): boolean {
  try {
    readVersionRange(ecosystem, text);
    return true;
  } catch (error) {
    if (error instanceof VersionError) return false;
    throw error;
  }
}
