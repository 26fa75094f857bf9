/** Where the directory of a package begins, and how many names are part of it. */
const roots: readonly (readonly [pattern: RegExp, segments: number])[] = [
  [/^[\s\S]*!\/?/, 1],
  [/^(?:[\s\S]*\/)?node_modules\/(?:@[^/]+\/)?/, 1],
  [/^(?:[\s\S]*\/)?site-packages\//, 1],
  [/^(?:[\s\S]*\/)?vendor\//, 3],
];

/** Tests, documents and examples at the top of a package are no part of what runs; a scan tells of them all the same. */
export function isBesideTheWork(path: string): boolean {
  const [root, segments] = roots.map(([pattern, count]) => [pattern.exec(path)?.[0].length ?? 0, count] as const).toSorted((a, b) => b[0] - a[0])[0]!;
  const inside = path.slice(root).split('/').slice(root === 0 ? 0 : segments);
  return inside.length > 1 && /^(?:tests?|testing|__tests__|fixtures?|docs?|documentation|examples?|samples?|demos?|bench(?:marks?)?|specs?|packaging)$/i.test(inside[0]!);
}
