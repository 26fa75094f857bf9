import { TextMap } from '#core/inventory/text-map.ts';
import type { LockedPackage, PackageList } from './package-list.ts';
import { parseSourceId, type SourceId } from './source-id.ts';

/** In place of an index. */
const several = -1;

/** A dependency is written as short as is unique: name, then version, then source. */
export function packageResolver(packages: PackageList): (dependency: string) => LockedPackage | undefined {
  const byName = new TextMap();
  for (const { name, index } of packages) note(byName, name, index);
  const { byKey, local } = duplicates(packages, byName);
  return (dependency) => {
    const [name = '', version, source] = dependency.split(' ');
    const only = byName.get(name);
    if (only === undefined) return undefined;
    if (only !== several) {
      const found = packages.at(only);
      return version === undefined || version === found.version ? found : undefined;
    }
    if (version === undefined) return undefined;
    const exact = source === undefined ? undefined : byKey.get(`${name} ${version} (${sourceKey(parseSourceId(source.slice(1, -1)))})`);
    if (exact !== undefined && exact !== several) return packages.at(exact);
    // where several fit, that without source is meant, which has none to write
    const alone = byKey.get(`${name} ${version}`);
    const index = alone === several ? local.get(`${name} ${version}`) : alone;
    return index === undefined ? undefined : packages.at(index);
  };
}

/** Packages that share their names, by what tells them apart. */
function duplicates(packages: PackageList, byName: TextMap): { readonly byKey: TextMap; readonly local: TextMap } {
  const byKey = new TextMap();
  const local = new TextMap();
  for (const { name, version, source, index } of packages) {
    if (byName.get(name) !== several) continue;
    note(byKey, `${name} ${version}`, index);
    if (source === undefined) local.set(`${name} ${version}`, index);
    else note(byKey, `${name} ${version} (${sourceKey(source)})`, index);
  }
  return { byKey, local };
}

function note(map: TextMap, key: string, index: number): void {
  const known = map.get(key);
  map.set(key, known === undefined || known === index ? index : several);
}

/** The commit is not repeated where a dependency names the source. */
const sourceKey = ({ kind, url, reference }: SourceId): string => `${kind}+${url}?${reference ?? ''}`;
