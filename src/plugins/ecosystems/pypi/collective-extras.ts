import { scopeOfExtra } from '#core/python/dependency-group.ts';
import type { DeclaredDependency } from './declared-dependency.ts';

export interface Extra {
  readonly name: string;
  readonly dependencies: readonly DeclaredDependency[];
}

/**
 * The dependencies of all extras, without what `all` or `complete` only repeat: an extra that holds two others and nothing else
 * would turn dependencies for tests and documentation into features.
 */
export function dependenciesOfExtras(extras: readonly Extra[]): DeclaredDependency[] {
  const named = extras.map(({ name, dependencies }) => ({ scope: scopeOfExtra(name), dependencies, names: new Set(dependencies.map((dependency) => dependency.name)) }));
  type Named = (typeof named)[number];
  const isPart = (other: Named, extra: Named): boolean =>
    other !== extra && other.names.size > 0 && [...other.names].every((name) => extra.names.has(name)) &&
    (other.names.size < extra.names.size || (extra.scope === 'optional' && other.scope !== 'optional'));
  const isCollective = (extra: Named): boolean => {
    const parts = named.filter((other) => isPart(other, extra));
    return parts.length > 1 && new Set(parts.flatMap(({ names }) => [...names])).size === extra.names.size;
  };
  return named.flatMap((extra) => (named.length <= mostExtras && isCollective(extra) ? [] : extra.dependencies));
}

/** Comparing each with each is for the numbers that people write. */
const mostExtras = 300;
