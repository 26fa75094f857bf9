import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { listed } from '../listed.ts';
import { mavenPurl } from '../maven-purl.ts';
import { readSbtBuild, type SbtDependency } from './sbt-build.ts';
import { addSbtProjects } from './sbt-projects.ts';

const remedy = 'Commit a build.sbt.lock (sbt-dependency-lock), or scan what the build produced.';

/** `build.sbt` and the Scala files beside it, where no lockfile accounts for them. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const build = readSbtBuild(tree, file.directory, found);
  const versionless: SbtDependency[] = [];
  let pinned = 0;
  addSbtProjects(found, build, file.path, (dependency) => {
    const { group, name, version, requirement, classifier, path, line } = dependency;
    const purl = mavenPurl({ groupId: group, artifactId: name, version, classifier });
    if (purl === undefined) {
      found.issue({ code: 'partial', file: path, line, message: `the dependency ${group} % ${name} has no readable name`, remedy: 'Write group and name out.' });
      return undefined;
    }
    if (version === undefined) versionless.push(dependency);
    else pinned++;
    return found.component({ purl, requirement, file: path, line });
  });
  if (build.withoutScala.length > 0) {
    found.issue({ code: 'unresolved', message: `the Scala version is not written here, and these names lack it: ${listed(new Set(build.withoutScala.map(({ name }) => name)))}`, remedy: 'Set scalaVersion in build.sbt.' });
  }
  if (versionless.length > 0) {
    const [{ path, line }] = versionless as [SbtDependency];
    found.issue({ code: 'unresolved', file: path, line, message: `${versionless.length} ${versionless.length === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(versionless.map(({ group, name }) => `${group}:${name}`))}`, remedy });
  }
  if (pinned > 0) found.issue({ code: 'unresolved', message: `there is no lockfile: what the ${pinned} declared ${pinned === 1 ? 'dependency brings' : 'dependencies bring'} with ${pinned === 1 ? 'it' : 'them'} is not known`, remedy });
}
