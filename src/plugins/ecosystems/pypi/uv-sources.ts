import { parseLocation, type PackageLocation } from '#core/python/location.ts';
import { normalName } from '#core/python/package-name.ts';
import { entries, get, text, type Value } from '#core/text/value.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import type { PyprojectText } from './pyproject.ts';

/** Dependencies with the places that `[tool.uv.sources]` gives them. */
export function applyUvSources({ toml }: PyprojectText, dependencies: readonly DeclaredDependency[]): DeclaredDependency[] {
  const locations = new Map<string, PackageLocation>();
  for (const [name, value] of entries(toml.value, 'tool', 'uv', 'sources')) {
    const alternatives = Array.isArray(value) ? value : [value];
    const location = alternatives.map(locationOf).find((candidate) => candidate !== undefined);
    if (location !== undefined) locations.set(normalName(name), location);
  }
  return dependencies.map((dependency) => {
    const location = dependency.location ?? locations.get(dependency.name);
    return location === undefined ? dependency : { ...dependency, location };
  });
}

function locationOf(value: Value): PackageLocation | undefined {
  const git = text(value, 'git');
  if (git !== undefined) {
    const revision = text(value, 'rev') ?? text(value, 'tag') ?? text(value, 'branch');
    const subdirectory = text(value, 'subdirectory');
    return {
      ...parseLocation(`git+${git}`),
      ...(revision === undefined ? {} : { revision }),
      ...(subdirectory === undefined ? {} : { subdirectory }),
    };
  }
  // a member of the workspace is first-party; where it lies is found by its own manifest
  if (get(value, 'workspace') === true) return { origin: 'path', address: '', extras: [], hashes: [] };
  const place = text(value, 'url') ?? text(value, 'path');
  return place === undefined ? undefined : parseLocation(place);
}
