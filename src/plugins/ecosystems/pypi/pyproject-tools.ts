import { scopeOfGroup } from '#core/python/dependency-group.ts';
import { entries } from '#core/text/value.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import type { PyprojectText } from './pyproject.ts';
import { readRequirements } from './pyproject-standard.ts';

/** Development dependencies that tools keep in tables of their own: PDM, uv, Rye, Hatch environments. */
export function readToolDependencies(input: PyprojectText): DeclaredDependency[] {
  const root = input.toml.value;
  const pdm = entries(root, 'tool', 'pdm', 'dev-dependencies').flatMap(([group]) =>
    readRequirements(input, scopeOfGroup(group), ['tool', 'pdm', 'dev-dependencies', group]));
  const hatch = entries(root, 'tool', 'hatch', 'envs').flatMap(([name]) => {
    const scope = name === 'default' ? 'development' : scopeOfGroup(name);
    const path = ['tool', 'hatch', 'envs', name];
    return [...readRequirements(input, scope, [...path, 'dependencies']), ...readRequirements(input, scope, [...path, 'extra-dependencies'])];
  });
  return [
    ...of('pdm', pdm),
    ...of('uv', readRequirements(input, 'development', ['tool', 'uv', 'dev-dependencies'])),
    ...of('rye', readRequirements(input, 'development', ['tool', 'rye', 'dev-dependencies'])),
    ...of('hatch', hatch),
  ];
}

const of = (client: string, dependencies: readonly DeclaredDependency[]): DeclaredDependency[] => dependencies.map((dependency) => ({ ...dependency, client }));
