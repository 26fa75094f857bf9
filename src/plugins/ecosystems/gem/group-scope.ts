import { strongest, type Scope } from '#core/model/scope.ts';

const scopeOfGroup: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['test', 'test'], ['tests', 'test'], ['testing', 'test'], ['spec', 'test'], ['ci', 'test'],
  ['development', 'development'], ['dev', 'development'], ['develop', 'development'], ['lint', 'development'], ['docs', 'development'], ['doc', 'development'],
]);

/** Bundler gives groups no meaning of their own; these names have one by custom, all others are installed and loaded like the default group. */
export function scopeOfGroups(groups: readonly string[], optional: boolean): Scope {
  const base: Scope = optional ? 'optional' : 'runtime';
  const scopes = groups.map((group) => scopeOfGroup.get(group) ?? base);
  return scopes.length === 0 ? 'runtime' : scopes.reduce(strongest);
}
