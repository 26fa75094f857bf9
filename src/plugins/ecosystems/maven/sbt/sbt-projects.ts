import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { mavenPurl } from '../maven-purl.ts';
import type { SbtBuild, SbtDependency } from './sbt-build.ts';

/** Adds the projects of a build with edges to what `target` says a dependency is. */
export function addSbtProjects(found: Collector, build: SbtBuild, file: string, target: (dependency: SbtDependency) => NodeId | undefined): void {
  const nodes = new Map<string, NodeId>();
  for (const [index, project] of build.projects.entries()) {
    const { name } = project;
    const coordinates = build.organization !== undefined && build.version !== undefined ? { groupId: build.organization, artifactId: name, version: build.version } : undefined;
    const node = found.project({
      path: project.directory, name, version: build.version,
      purl: index === 0 && coordinates !== undefined ? mavenPurl(coordinates) : undefined,
      file: build.files.find((path) => path.endsWith('build.sbt')) ?? file,
    });
    nodes.set(name, node);
    for (const dependency of project.dependencies) {
      const to = target(dependency);
      if (to !== undefined) found.depends(node, to, dependency.scope);
    }
  }
  for (const project of build.projects) {
    for (const name of project.projects) {
      const to = nodes.get(name);
      if (to !== undefined) found.depends(nodes.get(project.name)!, to);
    }
  }
}
