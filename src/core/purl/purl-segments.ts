/** Without empty segments, so without slashes at the ends. */
export function cleanNamespace(text: string): string {
  return hasEmptySegment(text) ? text.split('/').filter((segment) => segment !== '').join('/') : text;
}

/** Also without `.` and `..`, which a package URL may not hold. */
export function cleanSubpath(text: string): string {
  return text
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .join('/');
}

function hasEmptySegment(text: string): boolean {
  return text.startsWith('/') || text.endsWith('/') || text.includes('//');
}
