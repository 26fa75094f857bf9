import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Purl } from '#core/purl/purl.ts';
import { mavenPurl } from '../maven-purl.ts';
import { metadataOf } from '../pom/pom-metadata.ts';
import type { PomLibrary } from '../pom/pom-library.ts';
import type { GradleDependency } from './gradle-dependency.ts';
import type { GradleProject } from './gradle-project.ts';
import { moduleKey, resolveModules, type ResolvedModule } from './gradle-resolution.ts';

export interface ResolvedDependencies {
  /** Modules without a readable name or version, as declared. */
  readonly nameless: readonly GradleDependency[];
  readonly versionless: readonly GradleDependency[];
  /** `group:name:version` of modules that no registry describes. */
  readonly undescribed: readonly string[];
}

export interface ResolvedFrom {
  readonly library: PomLibrary;
  /** The node of the project in a directory; `undefined` where no script says anything of it. */
  readonly projectNode: (directory: string) => NodeId | undefined;
}

/** Adds what a project declares and what that brings with it, in the versions that Gradle would choose. What builds the build is resolved apart from the rest. */
export function addResolvedDependencies(found: Collector, project: GradleProject, node: NodeId, { library, projectNode }: ResolvedFrom): ResolvedDependencies {
  const nameless: GradleDependency[] = [];
  const versionless: GradleDependency[] = [];
  const undescribed = new Set<string>();
  const isOfBuild = ({ scope }: GradleDependency): boolean => scope === 'build';
  const resolved = [project.dependencies.filter(isOfBuild), project.dependencies.filter((dependency) => !isOfBuild(dependency))];
  for (const declared of resolved) if (declared.length > 0) found.resolution(project.script ?? declared[0]!.path, () => addResolution(declared));
  return { nameless, versionless, undescribed: [...undescribed] };

  function addResolution(declared: readonly GradleDependency[]): void {
    const scope = declared[0]!.scope === 'build' ? 'build' : 'runtime';
    const roots = declared.map((dependency) => ({ ...dependency, requirement: dependency.decided }));
    const modules = resolveModules(roots, { project, scope, library });
    const connected = new Set<ResolvedModule>();
    const waiting: { readonly module: ResolvedModule; readonly node: NodeId }[] = [];
    const describe = (module: ResolvedModule) => (module.pom === undefined ? {} : metadataOf(library.effective(module.pom)));
    for (const dependency of declared) {
      const module = modules.get(moduleKey(dependency.group, dependency.name))!;
      const purl = mavenPurl({ groupId: module.group, artifactId: module.name, version: module.version, classifier: dependency.classifier, type: dependency.extension });
      if (purl === undefined) {
        nameless.push(dependency);
        continue;
      }
      if (module.version === undefined) versionless.push(dependency);
      const overridden = dependency.decidedAt !== undefined;
      const component = found.component({ purl, requirement: dependency.requirement, overridden, file: dependency.path, line: dependency.line, ...describe(module) });
      addPlaces(found, purl, dependency);
      found.depends(node, component, dependency.scope);
      waiting.push({ module, node: component });
    }
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { module, node: from } = step;
      if (module.version !== undefined && module.pom === undefined) undescribed.add(`${module.group}:${module.name}:${module.version}`);
      if (module.pom === undefined) continue;
      const isFirst = !connected.has(module);
      connected.add(module);
      for (const directory of module.projects) {
        const included = projectNode(directory);
        if (included !== undefined) found.depends(from, included);
      }
      for (const [key, { type, classifier }] of module.needs) {
        const target = modules.get(key)!;
        const purl = mavenPurl({ groupId: target.group, artifactId: target.name, version: target.version, type, classifier });
        if (purl === undefined) continue;
        const component = found.component({ purl, file: module.pom.path, evidence: 'registry', ...describe(target) });
        found.depends(from, component);
        if (isFirst) waiting.push({ module: target, node: component });
      }
    }
  }
}

/** Where else a dependency gets its version from. */
export function addPlaces(found: Collector, purl: Purl, { decidedAt, namedAt }: GradleDependency): void {
  for (const place of [decidedAt, namedAt]) if (place !== undefined) found.component({ purl, file: place.path, line: place.line });
}
