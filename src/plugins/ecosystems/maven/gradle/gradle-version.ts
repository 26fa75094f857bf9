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
