/** Whether two JSON values are equal; the order of members does not count. Recursion is bounded by the depth of the values. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (Array.isArray(b)) return false;
  const ours = a as Record<string, unknown>;
  const theirs = b as Record<string, unknown>;
  const names = Object.keys(ours);
  return names.length === Object.keys(theirs).length && names.every((name) => Object.hasOwn(theirs, name) && sameValue(ours[name], theirs[name]));
}
