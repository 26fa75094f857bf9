/** A licence in this or any later version: the list has names of their own for those of GNU, where a `+` is not allowed. */
export function orLater(license: string): string {
  if (license.endsWith('-or-later') || license.endsWith('+')) return license;
  return license.endsWith('-only') ? `${license.slice(0, -'-only'.length)}-or-later` : `${license}+`;
}
