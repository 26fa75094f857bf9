import type { NeededPackage, PackageNeeds, PublishedVersion } from '#core/plugin/registry.ts';
import { makePurl } from '#core/purl/purl.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, get, list, scalar, strings, text, type Value } from '#core/text/value.ts';

/** Path of a crate in a sparse index (The Cargo Book, "Index Format"). */
export function indexPath(name: string): string {
  const lower = name.toLowerCase();
  const folders = lower.length <= 2 ? [String(lower.length)] : lower.length === 3 ? ['3', lower[0]!] : [lower.slice(0, 2), lower.slice(2, 4)];
  return [...folders, lower].map(encodeURIComponent).join('/');
}

/** One version a line. */
export function publishedVersions(body: string): PublishedVersion[] {
  return body.split('\n').filter((line) => line.trim() !== '').flatMap((line) => {
    const { value } = parseJson(line);
    const version = text(value, 'vers');
    if (version === undefined) throw new Error('an entry names no version');
    // a later format of the index says how to choose in a way that we do not know
    if (Number(scalar(value, 'v') ?? 1) > 2) return [];
    return [{ version, ...(get(value, 'yanked') === true ? { isWithdrawn: true } : {}), needs: () => needsOf(value) }];
  });
}

/**
 * Optional dependencies are needed when the feature `dep:name` is on; a feature of that name turns it on where no feature table mentions `dep:name`.
 * `name/feature` also turns the dependency on, `name?/feature` does not.
 */
function needsOf(entry: Value): PackageNeeds {
  const dependencies = list(entry, 'deps').filter((item) => text(item, 'kind') !== 'dev');
  const byKey = Map.groupBy(dependencies, (item) => text(item, 'name') ?? '');
  const isOptional = (key: string): boolean => byKey.get(key)?.some((item) => get(item, 'optional') === true) === true;
  const features = new Map<string, string[]>();
  const needed = dependencies.map((item) => neededBy(item, get(item, 'optional') === true ? [`dep:${text(item, 'name')}`] : []));
  const named = new Set<string>();
  for (const [feature, values] of [...entries(entry, 'features'), ...entries(entry, 'features2')]) {
    const turnedOn: string[] = features.get(feature) ?? [];
    features.set(feature, turnedOn);
    for (const value of strings(values)) {
      const slash = value.indexOf('/');
      if (slash === -1) {
        turnedOn.push(value);
        if (value.startsWith('dep:')) named.add(value.slice(4));
        continue;
      }
      const isWeak = value[slash - 1] === '?';
      const key = value.slice(0, isWeak ? slash - 1 : slash);
      const conditions = isOptional(key) ? [feature, `dep:${key}`] : [feature];
      if (!isWeak && isOptional(key)) turnedOn.push(`dep:${key}`);
      for (const item of byKey.get(key) ?? []) needed.push({ ...neededBy(item, conditions), features: [value.slice(slash + 1)] });
    }
  }
  for (const key of byKey.keys()) if (isOptional(key) && !named.has(key) && !features.has(key)) features.set(key, [`dep:${key}`]);
  return { dependencies: needed, features };
}

function neededBy(item: Value, when: readonly string[]): NeededPackage {
  const key = text(item, 'name') ?? '';
  const name = text(item, 'package') ?? key;
  const registry = text(item, 'registry');
  const platform = text(item, 'target');
  const features = [...strings(item, 'features'), ...(get(item, 'default_features') === false ? [] : ['default'])];
  return {
    purl: makePurl({ type: 'cargo', name, qualifiers: { repository_url: registry?.replace(/^(?:sparse|registry)\+/, '') } }),
    requirement: text(item, 'req') ?? '*',
    scope: text(item, 'kind') === 'build' ? 'build' : 'runtime',
    ...(platform === undefined ? {} : { platform }),
    ...(name === key ? {} : { alias: key }),
    ...(when.length === 0 ? {} : { when }),
    ...(features.length === 0 ? {} : { features }),
  };
}
