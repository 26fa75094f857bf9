/** Reads a Java properties file: comments, `=`, `:` or white space between key and value, continued lines, escapes. The last value of a key counts. */
export function readProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  let logical = '';
  for (const physical of text.split(/\r\n|\r|\n/)) {
    const line = physical.trimStart();
    if (logical === '' && (line === '' || line.startsWith('#') || line.startsWith('!'))) continue;
    logical += line;
    if (endsInOddBackslashes(logical)) {
      logical = logical.slice(0, -1);
      continue;
    }
    addProperty(properties, logical);
    logical = '';
  }
  if (logical !== '') addProperty(properties, logical);
  return properties;
}

function endsInOddBackslashes(line: string): boolean {
  let count = 0;
  while (line[line.length - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

function addProperty(properties: Map<string, string>, line: string): void {
  let end = 0;
  while (end < line.length && !/[=:\s]/.test(line[end]!)) end += line[end] === '\\' ? 2 : 1;
  const rest = line.slice(end).trimStart();
  const value = rest.startsWith('=') || rest.startsWith(':') ? rest.slice(1).trimStart() : rest;
  properties.set(unescape(line.slice(0, end)), unescape(value).trimEnd());
}

const characters: ReadonlyMap<string, string> = new Map([['n', '\n'], ['t', '\t'], ['r', '\r'], ['f', '\f']]);

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (_, what: string) =>
    what.length === 5 ? String.fromCharCode(parseInt(what.slice(1), 16)) : (characters.get(what) ?? what));
}
