/**
 * Names in a relation field of dpkg or opkg (`a (>= 1) | b:any, c [amd64]`): one list of alternatives for each comma.
 * Versions, architectures and build profiles are left out: in a database of installed packages they hold.
 */
export function debianRelations(value: string): string[][] {
  const relations: string[][] = [];
  for (const part of value.split(',')) {
    const names = part.split('|').map(nameOf).filter((name) => name !== '');
    if (names.length > 0) relations.push(names);
  }
  return relations;
}

function nameOf(alternative: string): string {
  const text = alternative.trim();
  let end = 0;
  while (end < text.length && !' \t\n(<[:'.includes(text[end]!)) end++;
  return text.slice(0, end);
}
