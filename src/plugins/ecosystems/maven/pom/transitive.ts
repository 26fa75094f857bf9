import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { weakest, type Scope } from '#core/model/scope.ts';
import type { DependencyNodes, Target } from './dependency-nodes.ts';
import { isPassedOn, scopeOf } from './dependency-scope.ts';
import type { EffectiveDependency, EffectivePom } from './effective-pom.ts';
import { addExclusions, isExcluded, type ExclusionChain } from './exclusions.ts';
import type { LoadedPom, PomLibrary } from './pom-library.ts';
import { pinnedVersion } from './version-requirement.ts';

/** A dependency of a project and what it turned out to be. */
export interface DirectDependency {
  readonly dependency: EffectiveDependency;
  readonly target: Target;
}

interface Step {
  readonly pom: LoadedPom;
  readonly node: NodeId;
  /** Of the path from the project to here. */
  readonly scope: Scope;
  readonly exclusions: ExclusionChain | undefined;
}

export interface TransitiveContext {
  readonly library: PomLibrary;
  readonly nodes: DependencyNodes;
  readonly found: Collector;
  /** Told of what an artifact (not a project) asks for. */
  readonly onDependency: (root: EffectivePom, dependency: EffectiveDependency, target: Target | undefined) => void;
}

/**
 * What a project gets through its dependencies, as Maven chooses: of several versions the one nearest to the project, the first declared at the same
 * distance; the project's own dependency management overrides what its dependencies ask for; exclusions hold for everything below.
 * Steps into artifacts whose POM is not within reach end there. Edges of other projects of the tree are their own; only what the management of this
 * project changes in them is added, as an edge from this project.
 */
export function resolveTransitive(root: EffectivePom, node: NodeId, direct: readonly DirectDependency[], { library, nodes, found, onDependency }: TransitiveContext): void {
  const winners = new Map<string, NodeId>();
  let level: Step[] = [];
  for (const { dependency, target } of direct) {
    if (winners.has(dependency.key)) continue;
    winners.set(dependency.key, target.node);
    if (target.pom !== undefined) {
      level.push({ pom: target.pom, node: target.node, scope: scopeOf(dependency.scope, dependency.optional), exclusions: addExclusions(root.managed.get(dependency.key)?.exclusions ?? [], addExclusions(dependency.exclusions, undefined)) });
    }
  }
  while (level.length > 0) {
    const next: Step[] = [];
    for (const step of level) {
      for (const dependency of library.effective(step.pom).dependencies) {
        if (!isPassedOn(dependency.scope, dependency.optional) || isExcluded(dependency.groupId, dependency.artifactId, step.exclusions)) continue;
        const known = winners.get(dependency.key);
        if (known !== undefined) {
          if (!step.pom.project) found.depends(step.node, known);
          continue;
        }
        const managed = root.managed.get(dependency.key);
        const overridden = managed?.requirement !== undefined && pinnedVersion(managed.requirement) !== pinnedVersion(dependency.requirement);
        const target = nodes.target({ dependency, from: root.pom, ...(overridden ? { requirement: managed.requirement, overridden } : {}), ...(step.pom.project && !overridden ? {} : { direct: false }) });
        if (!step.pom.project) onDependency(root, dependency, target);
        if (target === undefined) continue;
        winners.set(dependency.key, target.node);
        const scope = managed?.scope === undefined ? step.scope : weakest(step.scope, scopeOf(managed.scope, false));
        if (!step.pom.project) found.depends(step.node, target.node, managed?.scope === 'test' ? 'test' : 'runtime');
        else if (overridden) found.depends(node, target.node, scope);
        if (target.pom !== undefined) {
          const exclusions = addExclusions(managed?.exclusions ?? [], addExclusions(dependency.exclusions, step.exclusions));
          next.push({ pom: target.pom, node: target.node, scope, exclusions });
        }
      }
    }
    level = next;
  }
}
