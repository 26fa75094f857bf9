import { record, strings, type Value } from '#core/text/value.ts';

/** Keys of the optional dependencies that the default features turn on (The Cargo Book, "Features"). */
export function enabledByDefault(manifest: Value): ReadonlySet<string> {
  const features = record(manifest, 'features');
  const enabled = new Set<string>();
  const seen = new Set<string>();
  const pending = ['default'];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    // an optional dependency is a feature of its own name, unless a feature of that name is written out
    if (!Object.hasOwn(features, name)) enabled.add(name);
    for (const item of strings(features, name)) {
      if (item.startsWith('dep:')) enabled.add(item.slice(4));
      else if (item.includes('/')) {
        const dependency = item.slice(0, item.indexOf('/'));
        // `name?/feature` does not turn the dependency on
        if (dependency.endsWith('?')) continue;
        enabled.add(dependency);
        pending.push(dependency);
      } else pending.push(item);
    }
  }
  return enabled;
}
