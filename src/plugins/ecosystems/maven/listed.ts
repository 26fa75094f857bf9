/** The first ten, and how many more there are. */
export function listed(names: Iterable<string>): string {
  const all = [...names];
  return all.length <= 10 ? all.join(', ') : `${all.slice(0, 10).join(', ')} and ${all.length - 10} more`;
}
