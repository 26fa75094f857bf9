/** The version that a requirement of Gradle pins; `undefined` for ranges, `1.+`, `latest.release` and what could not be evaluated. */
export function pinnedGradleVersion(requirement: string | undefined): string | undefined {
  if (requirement === undefined) return undefined;
  // `strict!!preferred`
  const bang = requirement.indexOf('!!');
  if (bang !== -1) return pinnedGradleVersion(requirement.slice(0, bang)) ?? pinnedGradleVersion(requirement.slice(bang + 2) || undefined);
  const isOpen = requirement === '' || requirement.includes('${') || requirement.endsWith('+') || requirement.startsWith('latest.') || /^[[\](]/.test(requirement);
  if (!isOpen) return requirement;
  const bounds = /^\[([^,[\]()]+)\]$/.exec(requirement);
  return bounds?.[1]?.trim();
}

/** Versions that nothing may change: `1.0!!`, `[1,2[!!1.5`. */
export const isStrict = (requirement: string): boolean => requirement.includes('!!');

/** A rich version in the short form of Gradle: `strict!!preferred`. Of a range that is only required, the preferred version is the one that counts. */
export function richVersion(strictly: string | undefined, require: string | undefined, prefer: string | undefined): string | undefined {
  if (strictly !== undefined) return `${strictly}!!${prefer ?? ''}`;
  return require !== undefined && (prefer === undefined || pinnedGradleVersion(require) !== undefined) ? require : prefer;
}
