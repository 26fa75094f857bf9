/** Variables of an os-release or lsb-release file: shell assignments with the quoting that os-release(5) allows. Other lines are passed over. */
export function parseOsRelease(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals <= 0) continue;
    const name = line.slice(0, equals).trim();
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) values.set(name, unquote(line.slice(equals + 1).trim()));
  }
  return values;
}

function unquote(value: string): string {
  const quote = value[0];
  if (quote === "'") return value.slice(1, value.endsWith("'") && value.length > 1 ? -1 : undefined);
  const inner = quote === '"' ? value.slice(1, value.endsWith('"') && value.length > 1 ? -1 : undefined) : value;
  return inner.includes('\\') ? inner.replace(/\\(.)/gs, '$1') : inner;
}
