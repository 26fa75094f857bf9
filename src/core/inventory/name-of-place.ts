/** `packages[3].version` for an issue; the end of a long one, which says most. */
export function nameOfPlace(path: readonly (string | number)[]): string {
  const name = path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
  return name === '' ? 'what the file says' : JSON.stringify(name.length > 80 ? `…${name.slice(-80)}` : name);
}
