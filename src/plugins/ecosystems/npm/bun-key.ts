import { LOCATION_LIMIT } from './node-resolution.ts';

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

/** What stands before the name of a dependency in the keys under which it may be, nearest first. */
export function prefixesOfKey(asker: string): string[] {
  const prefixes = [''];
  if (asker !== '' && asker.length <= LOCATION_LIMIT) for (const name of namesOfKey(asker)) prefixes.push(`${prefixes.at(-1)!}${name}/`);
  return prefixes.reverse();
}
