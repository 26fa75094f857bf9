/** `3 dependencies have`, `1 dependency has`. */
export const counted = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** Unique and sorted; the first ten, and how many more. */
export function listNames(names: Iterable<string>): string {
  const sorted = [...new Set(names)].sort();
  return sorted.length <= 10 ? sorted.join(', ') : `${sorted.slice(0, 10).join(', ')} and ${sorted.length - 10} more`;
}
