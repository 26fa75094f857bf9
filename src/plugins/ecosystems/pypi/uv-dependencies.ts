import { scopeOfExtra, scopeOfGroup } from '#core/python/dependency-group.ts';
import { normalName } from '#core/python/package-name.ts';
import { entries, list, strings, text, type Value } from '#core/text/value.ts';
import type { LockedDependency, LockedPackage, RootDependency } from './locked-packages.ts';

/** The dependencies under the first of the keys that is there. Entries are tables, or bare names since version 2. */
export function readUvDependencies(entry: Value, ...keys: readonly string[]): LockedDependency[] {
  const key = keys.find((candidate) => list(entry, candidate).length > 0);
  return key === undefined ? [] : readList(list(entry, key));
}

function readList(items: readonly Value[]): LockedDependency[] {
  return items.flatMap((item) => {
    const name = typeof item === 'string' ? item : text(item, 'name');
    if (name === undefined) return [];
    const version = text(item, 'version');
    const extra = text(item, 'extra');
    return [{
      name: normalName(name),
      extras: [...(extra === undefined ? strings(item, 'extra') : [extra]), ...strings(item, 'extras')].map(normalName),
      accepts: version === undefined ? undefined : (candidate: string) => candidate === version,
      marker: text(item, 'marker'),
    }];
  });
}

export function readUvExtras(entry: Value): LockedPackage['extras'] {
  return new Map(entries(entry, 'optional-dependencies').map(([extra, items]) => [normalName(extra), readList(list(items))]));
}

/** Groups are lists, or since version 2 tables with a list. */
export function readUvGroups(entry: Value, ...keys: readonly string[]): RootDependency[] {
  return keys.flatMap((key) =>
    entries(entry, key).flatMap(([group, value]) => {
      const scope = scopeOfGroup(group);
      return readList(Array.isArray(value) ? value : list(value, 'dependencies')).map((dependency) => ({ ...dependency, scope }));
    }));
}

/** What a first-party package asks for, with the requirements as its manifest writes them. */
export function readUvRoot(entry: Value): RootDependency[] {
  const written = new Map<string, string>();
  const groups = [...entries(entry, 'metadata', 'requires-dev'), ...entries(entry, 'metadata', 'dependency-groups')];
  const inGroups = groups.flatMap(([, group]) => (Array.isArray(group) ? group : list(group, 'dependencies')));
  const stated = [...list(entry, 'metadata', 'requires-dist'), ...inGroups];
  for (const requirement of stated) {
    const name = text(requirement, 'name');
    const specifier = text(requirement, 'specifier');
    if (name !== undefined && specifier !== undefined) written.set(normalName(name), specifier);
  }
  const extras = entries(entry, 'optional-dependencies').flatMap(([extra, items]) =>
    readList(list(items)).map((dependency) => ({ ...dependency, scope: scopeOfExtra(extra) })));
  const plain = readUvDependencies(entry, 'dependencies').map((dependency) => ({ ...dependency, scope: 'runtime' as const }));
  return [...plain, ...extras, ...readUvGroups(entry, 'dev-dependencies', 'dependency-groups')].map((dependency) => ({
    ...dependency,
    specifier: written.get(dependency.name),
  }));
}

