import { linesOf } from '#core/linux/control-file.ts';

/** Named sets of licences: lines `GROUP license @OTHER-GROUP …`. */
export function readLicenseGroups(text: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const line of linesOf(text)) {
    const [name, ...members] = line.split('#', 1)[0]!.split(/\s+/).filter((word) => word !== '');
    if (name !== undefined) groups.set(name, members);
  }
  return groups;
}

/** A license string with the groups in it written out, each license once; as it stands where it names none. */
export function withoutGroups(licenses: string, groups: ReadonlyMap<string, readonly string[]>): string {
  if (!licenses.includes('@')) return licenses;
  const words: string[] = [];
  const seen = new Set<string>();
  const open = licenses.split(/\s+/).reverse();
  for (let word = open.pop(); word !== undefined; word = open.pop()) {
    const members = word.startsWith('@') ? groups.get(word.slice(1)) : undefined;
    // brackets and `||` may stand more than once
    if (seen.has(word) && /[A-Za-z]/.test(word)) continue;
    seen.add(word);
    if (members === undefined) words.push(word);
    else for (const member of members.toReversed()) open.push(member);
  }
  return words.join(' ');
}
