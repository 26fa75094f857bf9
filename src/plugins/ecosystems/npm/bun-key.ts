/** Keys of bun.lock are paths of package names: `@acme/a/b` is `b` below `@acme/a`. The names of the key, outermost first. */
export function namesOfKey(key: string): string[] {
  const segments = key.split('/');
  const names: string[] = [];
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at]!;
    names.push(segment.startsWith('@') && at + 1 < segments.length ? `${segment}/${segments[++at]}` : segment);
  }
  return names;
}

/** The keys under which a dependency of the package may stand, nearest first. */
export function* candidateKeys(asker: string, dependency: string): Generator<string> {
  const names = asker === '' ? [] : namesOfKey(asker);
  for (let depth = names.length; depth > 0; depth--) yield `${names.slice(0, depth).join('/')}/${dependency}`;
  yield dependency;
}
