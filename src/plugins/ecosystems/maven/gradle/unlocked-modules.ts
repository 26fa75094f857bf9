import { notLocked, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { GradleProject } from './gradle-project.ts';

/** Modules that the script asks for and that are not locked, though the configurations in which they would be are: `isLocked` by `group:name`. */
export function unlockedModules({ dependencies }: GradleProject, configurations: ReadonlySet<string>, isLocked: (key: string) => boolean): LockDifference[] {
  return dependencies.flatMap(({ group, name, scope, path, line, conditional }) => {
    const isExpected = (scope === 'runtime' || scope === 'test') && configurations.has(scope === 'test' ? 'testRuntimeClasspath' : 'runtimeClasspath');
    return isExpected && !conditional && !isLocked(`${group}:${name}`) ? [{ file: path, line, what: notLocked(`${group}:${name}`) }] : [];
  });
}
