import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, type LockDifference } from '#core/inventory/lock-differences.ts';
import { mavenPurl } from '../maven-purl.ts';
import type { GradleProject } from './gradle-project.ts';
import { pinnedGradleVersion } from './gradle-version.ts';
import { addPlaces } from './resolved-dependencies.ts';

export interface LockedModules {
  /** Whose state is locked. */
  readonly configurations: ReadonlySet<string>;
  /** By `group:name`. */
  readonly isLocked: (key: string) => boolean;
}

/** Lists the modules that the script asks for and that are not locked, though the configurations in which they would be are, and tells of them. */
export function addUnlockedModules(found: Collector, node: NodeId, { dependencies }: GradleProject, { configurations, isLocked }: LockedModules): LockDifference[] {
  return dependencies.flatMap((dependency): LockDifference[] => {
    const { group, name, scope, path, line, conditional, requirement, decided, decidedAt, classifier, extension } = dependency;
    const isExpected = (scope === 'runtime' || scope === 'test') && configurations.has(scope === 'test' ? 'testRuntimeClasspath' : 'runtimeClasspath');
    if (!isExpected || conditional || isLocked(`${group}:${name}`)) return [];
    const purl = mavenPurl({ groupId: group, artifactId: name, version: pinnedGradleVersion(decided), classifier, type: extension });
    if (purl !== undefined) {
      found.depends(node, found.component({ purl, requirement, overridden: decidedAt !== undefined, file: path, line, evidence: 'manifest' }), scope);
      addPlaces(found, purl, dependency);
    }
    return [{ file: path, line, what: notLocked(`${group}:${name}`) }];
  });
}
