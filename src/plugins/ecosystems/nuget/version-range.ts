/** The version that NuGet takes for a requirement of a project: of all that are admitted the lowest, which is the one written when it is part of the range. */
export function versionFor(requirement: string): string | undefined {
  const text = requirement.trim();
  const plain = asVersion(text);
  if (plain !== undefined) return plain;
  const range = /^\[\s*([^,[\]()\s]+)\s*(?:,[^,[\]()]*[\])]|\])$/.exec(text);
  return range === null ? undefined : asVersion(range[1]!);
}

/** One to four numbers, perhaps with a pre-release; floating versions (`1.*`) are none. */
export const asVersion = (text: string): string | undefined =>
  /^\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z][0-9A-Za-z.-]*)?(?:\+[0-9A-Za-z.-]+)?$/.test(text) ? text : undefined;
