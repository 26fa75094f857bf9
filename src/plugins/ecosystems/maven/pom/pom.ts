import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { reportEntities } from '#core/plugin/read-xml.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { attempt } from '../attempt.ts';
import { DependencyNodes, type Target } from './dependency-nodes.ts';
import type { EffectiveDependency, EffectivePom } from './effective-pom.ts';
import { PomLibrary, type LoadedPom } from './pom-library.ts';
import { addProject } from './project.ts';
import { PomReport } from './report.ts';
import { sourceOf } from './pom-source.ts';
import { addDependencies, type DirectDependency } from './transitive.ts';
import { Invocations } from './user-properties.ts';

/** Dependencies looked at, over all projects; a build of a thousand modules stays far below. */
const maximumSteps = 20_000_000;

/**
 * All POMs of the tree at once. Every one is a project with its effective dependencies; what needs a POM that is not on disk is asked of
 * `input.descriptions` when a scan is online, and reported as unresolved when it is not.
 */
export default function extract({ files, tree, found, descriptions }: ExtractInput): void {
  const library = new PomLibrary({ tree, source: sourceOf(tree, descriptions), invocations: new Invocations(tree) });
  const poms: LoadedPom[] = [];
  for (const file of files) {
    const pom = attempt(found, file.path, () => library.add(file));
    if (pom === undefined) continue;
    reportEntities(found, file.path, pom.raw);
    poms.push(pom);
  }
  const projects = new Map<LoadedPom, NodeId>(poms.map((pom) => [pom, addProject(found, library.effective(pom))]));
  const nodes = new DependencyNodes(library, found, projects);
  const report = new PomReport(found, library, descriptions !== undefined);
  const direct = new Map<LoadedPom, DirectDependency[]>();
  const parents = new Set(poms.map((pom) => library.parent(pom)));
  // a parent that builds nothing itself passes its dependencies to its children, where they may get other versions
  // and are direct: each leads to them. An edge from the parent too would be a way to something that no artifact of it contains, shorter than that through
  // the module, and would keep a version in the graph that every child replaces
  const building = poms.filter((pom) => !(pom.raw.packaging === 'pom' && parents.has(pom)));
  for (const pom of building) {
    const dependencies: DirectDependency[] = [];
    direct.set(pom, dependencies);
    for (const dependency of library.effective(pom).dependencies) {
      const target = nodes.target({ dependency, from: pom });
      if (target !== undefined) {
        dependencies.push({ dependency, target });
      }
      report.dependency(pom, dependency, target);
    }
  }
  for (const pom of poms) for (const module of report.modules(pom)) found.depends(projects.get(pom)!, projects.get(module)!);
  const budget = { steps: maximumSteps };
  const context = { library, nodes, found, budget, onDependency: (root: EffectivePom, dependency: EffectiveDependency, target: Target | undefined) => report.dependency(root.pom, dependency, target) };
  // each module has its own choice of versions and exclusions
  for (const pom of building) found.resolution(pom.path, () => addDependencies(library.effective(pom), projects.get(pom)!, direct.get(pom)!, context));
  if (budget.steps < 0) {
    found.issue({ code: 'too-large', message: `the projects depend on each other in more than ${maximumSteps} ways; what their dependency management overrides in each other was not followed to the end`, remedy: 'Scan parts of the tree on their own.' });
  }
  report.finish(poms);
}
