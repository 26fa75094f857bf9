/** Adds to the list under a key. (A copy of the list for each item would make long lists quadratic.) */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
