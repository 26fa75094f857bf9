/** The comment at the head of a plugin, theme or stylesheet: `Plugin Name: Forms`. Only the first 8 KiB count, as for WordPress itself. */
export function readHeader(source: string): ReadonlyMap<string, { readonly value: string; readonly line: number }> {
  const fields = new Map<string, { value: string; line: number }>();
  for (const [index, raw] of source.slice(0, 8192).split('\n').entries()) {
    const text = raw.replace(/^[\s*#@/]+/, '');
    const colon = text.indexOf(':');
    const key = colon === -1 ? '' : text.slice(0, colon).trim().toLowerCase();
    const value = text.slice(colon + 1).replace(/\s*(?:\*\/|\?>).*$/, '').trim();
    if (key !== '' && value !== '' && !fields.has(key)) fields.set(key, { value, line: index + 1 });
  }
  return fields;
}
