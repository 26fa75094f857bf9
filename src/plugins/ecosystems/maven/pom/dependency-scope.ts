import type { Scope } from '#core/model/scope.ts';
import { weakest } from '#core/model/scope.ts';

/** What a Maven scope means for whoever gets the project: `provided` and `system` are expected from where it runs. */
export function scopeOf(scope: string, optional: boolean): Scope {
  const plain: Scope = scope === 'test' || scope.startsWith('test-') ? 'test' : scope === 'provided' || scope === 'system' || scope === 'compile-only' ? 'peer' : 'runtime';
  return optional ? weakest(plain, 'optional') : plain;
}

/** Whether a dependency with this scope is passed on to those who depend on its owner. */
export const isPassedOn = (scope: string, optional: boolean): boolean => !optional && (scope === 'compile' || scope === 'runtime');
