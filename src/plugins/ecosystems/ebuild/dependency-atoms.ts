import { splitPackageName } from './package-name.ts';

/**
 * The packages (`category/name`) that a dependency string asks for: one list of alternatives for each requirement. Groups under a USE flag count when the flag is set;
 * everything inside `|| ( … )` is alternative. Without known flags all groups count. Linear, and of any depth.
 */
export function dependencyAtoms(text: string, flags: ReadonlySet<string> | undefined): string[][] {
  const requirements: string[][] = [];
  // for each open bracket: does its content count, and into which alternatives does it go
  const groups: { readonly counts: boolean; readonly alternatives: string[] | undefined }[] = [];
  let next: { counts: boolean; alternatives: string[] | undefined } | undefined;
  for (const token of text.split(/\s+/)) {
    const outer = groups.at(-1) ?? { counts: true, alternatives: undefined };
    if (token === '') continue;
    if (token === ')') groups.pop();
    else if (token === '(') {
      groups.push(next ?? outer);
      next = undefined;
    } else if (token === '||') {
      const alternatives = outer.alternatives ?? [];
      if (outer.alternatives === undefined) requirements.push(alternatives);
      next = { counts: outer.counts, alternatives };
    } else if (token.endsWith('?')) {
      const negated = token.startsWith('!');
      const isSet = flags === undefined || flags.has(token.slice(negated ? 1 : 0, -1)) !== negated;
      next = { counts: outer.counts && isSet, alternatives: outer.alternatives };
    } else if (outer.counts) {
      const name = atomName(token);
      if (name === undefined) continue;
      if (outer.alternatives === undefined) requirements.push([name]);
      else outer.alternatives.push(name);
    }
  }
  return requirements.filter((alternatives) => alternatives.length > 0);
}

/** `category/name` of an atom such as `>=dev-libs/openssl-1.1:0=[static]`; `undefined` for blockers and other words. */
export function atomName(atom: string): string | undefined {
  if (atom.startsWith('!')) return undefined;
  let start = 0;
  while (start < atom.length && '<>=~'.includes(atom[start]!)) start++;
  let end = start;
  while (end < atom.length && ![':', '[', '*'].includes(atom[end]!)) end++;
  const name = atom.slice(start, end);
  const slash = name.indexOf('/');
  if (slash <= 0) return undefined;
  if (start === 0) return name;
  const split = splitPackageName(name.slice(slash + 1));
  return split === undefined ? name : `${name.slice(0, slash)}/${split.name}`;
}
