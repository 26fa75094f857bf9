import { patternOf, type AssignedPackages, type RegistryAssignment, type RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import { parseJson } from '#core/text/json.ts';
import { entries, get, list, strings, text, type Value } from '#core/text/value.ts';

/**
 * `repositories` of a composer.json. They are searched before the public one, and what they have comes from there (unless `canonical` is false): which packages
 * that is only they could tell, except where `only` names them or a repository is called like the package.
 */
export const composerAssignments: RegistryAssignments = {
  publicNames: [['packagist', 'org']],
  *read(file): Generator<RegistryAssignment> {
    const repositories = get(parseJson(file.text()).value, 'repositories');
    const named = Array.isArray(repositories) ? list(repositories).map((repository) => ['', repository] as const) : entries(repositories);
    const isPublicLeftOut = named.some(([name, repository]) => (isPublicName(name) && repository === false) || entries(repository).some(([key, value]) => isPublicName(key) && value === false));
    for (const [, repository] of named) {
      for (const said of ofRepository(repository, isPublicLeftOut)) yield { ...said, file: file.path, directory: file.directory };
    }
    if (isPublicLeftOut && !named.some(([, repository]) => text(repository, 'url') !== undefined)) yield { file: file.path, directory: file.directory, registry: 'no registry' };
  },
};

const isPublicName = (name: string): boolean => name === 'packagist' || name.startsWith('packagist.');

function* ofRepository(repository: Value, isPublicLeftOut: boolean): Generator<Omit<RegistryAssignment, 'file' | 'directory'>> {
  const [type, registry] = [text(repository, 'type'), text(repository, 'url')];
  // what lies in the tree or in the manifest itself is found there
  if (registry === undefined || type === 'path' || type === 'artifact' || type === 'package') return;
  const isCanonical = get(repository, 'canonical') !== false;
  const only = strings(repository, 'only');
  if (type === 'composer') {
    const rest = { registry, ...((!isPublicLeftOut || !isCanonical) && { isAddition: true }) };
    if (only.length === 0) yield rest;
    else for (const pattern of only) yield { registry, ...(!isCanonical && { isAddition: true }), packages: called(pattern), weight: pattern.length };
    return;
  }
  const name = /([^/:]+\/[^/]+?)(?:\.git)?\/*$/.exec(registry.slice(-200))?.[1]?.toLowerCase();
  const packages = only.length > 0 ? only : name === undefined ? [] : [name];
  for (const pattern of packages) yield { registry, packages: called(pattern), weight: pattern.length };
}

function called(pattern: string): AssignedPackages {
  const fits = patternOf(pattern.toLowerCase());
  return { fits: ({ namespace, name }) => fits(`${namespace ?? ''}/${name}`.toLowerCase()) };
}
