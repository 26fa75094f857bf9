/** Names for a sentence, the first few by name: `a, b, c and 12 more`; `count` where there are more than are given. */
export function enumerate(names: readonly (string | number)[], most = 10, count = names.length): string {
  const shown = names.slice(0, most).map((name) => (typeof name === 'string' && name.length > 100 ? `${name.slice(0, 100)}…` : String(name)));
  const rest = count - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
