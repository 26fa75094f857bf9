import { lockedOutside, type LockDifference } from '#core/inventory/lock-differences.ts';
import { isBelowVersion } from '../below-version.ts';
import type { GradleDependency } from './gradle-dependency.ts';
import type { GradleProject } from './gradle-project.ts';
import { isStrict, pinnedGradleVersion } from './gradle-version.ts';

/**
 * Modules that are locked below the version that the script asks for: nothing but code, an enforced platform and strict versions make Gradle choose a
 * lower one. Higher ones are chosen because others ask for them. `lockedOf`: by `group:name`, of all configurations.
 */
export function lockedBelow({ dependencies, decidedByCode, unread, platforms, rules }: GradleProject, lockedOf: (key: string) => readonly string[]): LockDifference[] {
  const isOpen = decidedByCode.length > 0 || unread.length > 0 || platforms.some(({ strength }) => strength === 'force') || rules.some(({ requirement }) => requirement.includes('${'));
  if (isOpen) return [];
  return [...Map.groupBy(dependencies.filter(({ conditional }) => !conditional), ({ group, name }) => `${group}:${name}`)].flatMap(([key, asked]) => {
    const locked = [...new Set(lockedOf(key))];
    if (locked.length === 0 || !asked.every((dependency) => locked.every((version) => isBelow(version, dependency)))) return [];
    const { path, line, decided } = asked[0]!;
    return [{ file: path, line, what: lockedOutside(key, decided ?? '', locked) }];
  });
}

function isBelow(locked: string, { decided }: GradleDependency): boolean {
  return isBelowVersion(locked, decided === undefined || isStrict(decided) ? undefined : pinnedGradleVersion(decided));
}
