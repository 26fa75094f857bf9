import { firstLine } from '#core/inventory/report-unresolved.ts';
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
  const pinned: SbtDependency[] = [];
  addSbtProjects(found, build, file.path, (dependency) => {
    const { group, name, version, requirement, classifier, path, line } = dependency;
    const purl = mavenPurl({ groupId: group, artifactId: name, version, classifier });
    if (purl === undefined) {
      found.issue({ code: 'partial', file: path, line, message: `the dependency ${group} % ${name} has no readable name`, remedy: 'Write group and name out.' });
      return undefined;
    }
    if (version === undefined) versionless.push(dependency);
    else pinned.push(dependency);
    return found.component({ purl, requirement, file: path, line });
  });
  if (build.withoutScala.length > 0) {
    const [{ path, line }] = build.withoutScala as [SbtDependency];
    found.issue({ code: 'unresolved', file: path, line, message: `the Scala version is not written here, and these names lack it: ${listed(new Set(build.withoutScala.map(({ name }) => name)))}`, remedy: 'Set scalaVersion in build.sbt.' });
  }
  if (versionless.length > 0) {
    const [{ path, line }] = versionless as [SbtDependency];
    found.issue({ code: 'unresolved', file: path, line, message: `${versionless.length} ${versionless.length === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(versionless.map(({ group, name }) => `${group}:${name}`))}`, openVersions: versionless.length, remedy });
  }
  if (pinned.length > 0) {
    const one = pinned.length === 1;
    found.issue({ code: 'unresolved', line: firstLine(pinned.filter(({ path }) => path === file.path)), message: `there is no lockfile: what the ${pinned.length} declared ${one ? 'dependency brings' : 'dependencies bring'} with ${one ? 'it' : 'them'} is not known`, remedy });
  }
}
