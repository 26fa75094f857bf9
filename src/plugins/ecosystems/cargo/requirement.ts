/** The only version that a requirement admits: `=1.2.3`, and `0.0.3`, after which comes a version that is not compatible. */
export function onlyVersion(requirement: string): string | undefined {
  const match = /^(=?)\s*(\d+\.\d+\.\d+)(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.exec(requirement.trim());
  if (match === null) return undefined;
  const [, operator, numbers, preRelease = ''] = match;
  const pinned = operator === '=' || (preRelease === '' && /^0+\.0+\./.test(numbers!));
  return pinned ? numbers! + preRelease : undefined;
}
