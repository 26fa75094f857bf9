import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { weakest, type Scope } from '#core/model/scope.ts';
import type { DependencyNodes, Target } from './dependency-nodes.ts';
import { scopeOf } from './dependency-scope.ts';
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
  /** Steps that may still be taken, for all projects together. */
  readonly budget: { steps: number };
  /** Told of what an artifact (not a project) asks for. */
  readonly onDependency: (root: EffectivePom, dependency: EffectiveDependency, target: Target | undefined) => void;
}

/**
 * What a project needs and what it gets with that, as Maven chooses: of several versions the one nearest to the project, the first declared at the same
 * distance; the project's own dependency management overrides what its dependencies ask for; exclusions hold for everything below. What the project
 * declares itself has the scope of that declaration, also where a dependency passes it on with a stronger one.
 * Steps into artifacts whose POM is not within reach end there. What another project of the tree needs stays an edge of that one, also in what this one
 * gets through it; what the management of this project changes in it is an edge from this project.
 */
export function addDependencies(root: EffectivePom, node: NodeId, direct: readonly DirectDependency[], { library, nodes, found, budget, onDependency }: TransitiveContext): void {
  /** By number of the key. */
  const winners: (NodeId | undefined)[] = [];
  const declaredScopes: (Scope | undefined)[] = [];
  let level: Step[] = [];
  for (const { dependency, target } of direct) {
    const scope = scopeOf(dependency.scope, dependency.optional);
    found.depends(node, target.node, scope);
    if (winners[dependency.keyNumber] !== undefined) continue;
    winners[dependency.keyNumber] = target.node;
    declaredScopes[dependency.keyNumber] = scope;
    if (target.pom !== undefined) {
      level.push({ pom: target.pom, node: target.node, scope, exclusions: addExclusions(root.managed.get(dependency.key)?.exclusions ?? [], addExclusions(dependency.exclusions, undefined)) });
    }
  }
  while (level.length > 0) {
    const next: Step[] = [];
    for (const step of level) {
      const { passedOn } = library.effective(step.pom);
      budget.steps -= passedOn.length + 1;
      if (budget.steps < 0) return;
      for (const dependency of passedOn) {
        const known = winners[dependency.keyNumber];
        if ((known !== undefined && step.pom.project) || isExcluded(dependency.groupId, dependency.artifactId, step.exclusions)) continue;
        const managed = root.managed.get(dependency.key);
        const managedScope = managed?.scope === undefined ? 'runtime' : scopeOf(managed.scope, false);
        if (known !== undefined) {
          found.depends(step.node, known, declaredScopes[dependency.keyNumber] ?? managedScope);
          continue;
        }
        const overridden = managed?.requirement !== undefined && pinnedVersion(managed.requirement) !== pinnedVersion(dependency.requirement);
        const target = overridden
          ? nodes.target({ dependency, from: root.pom, requirement: managed.requirement, overridden, direct: false })
          : nodes.target({ dependency, from: root.pom, direct: step.pom.project ? undefined : false });
        if (!step.pom.project) onDependency(root, dependency, target);
        if (target === undefined) continue;
        winners[dependency.keyNumber] = target.node;
        const scope = weakest(step.scope, managedScope);
        if (!step.pom.project) found.depends(step.node, target.node, managedScope);
        else if (overridden) found.depends(node, target.node, scope);
        else found.depends(step.node, target.node, scopeOf(dependency.scope, dependency.optional));
        if (target.pom !== undefined) {
          const exclusions = addExclusions(managed?.exclusions ?? [], addExclusions(dependency.exclusions, step.exclusions));
          next.push({ pom: target.pom, node: target.node, scope, exclusions });
        }
      }
    }
    level = next;
  }
}
