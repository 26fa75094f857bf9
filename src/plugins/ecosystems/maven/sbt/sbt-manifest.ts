import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { DeclaredModules } from '../scala/declared-modules.ts';
import { readSbtBuild } from './sbt-build.ts';
import { addSbtProjects } from './sbt-projects.ts';

const remedy = 'Commit a build.sbt.lock (sbt-dependency-lock), or scan what the build produced.';

/** `build.sbt` and the Scala files beside it, where no lockfile accounts for them. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const build = readSbtBuild(tree, file.directory, found);
  const declared = new DeclaredModules(found);
  addSbtProjects(found, build, file.path, (dependency) => declared.add(dependency));
  declared.report(file.path, build.withoutScala, 'Set scalaVersion in build.sbt.', remedy);
}
