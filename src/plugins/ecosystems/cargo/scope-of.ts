import type { Scope } from '#core/model/scope.ts';
import type { ManifestDependency } from './manifest.ts';

/** In which part of its package a dependency is needed. */
export function scopeOf(dependency: ManifestDependency, enabled: ReadonlySet<string>): Scope {
  if (dependency.kind === 'dev') return 'development';
  if (dependency.kind === 'build') return 'build';
  return dependency.optional && !enabled.has(dependency.key) ? 'optional' : 'runtime';
}
