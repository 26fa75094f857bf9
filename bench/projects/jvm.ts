import { members, packagesOf, type Member, type ProjectTree } from './member.ts';

const dependency = (group: string, artifact: string, version?: string): string => `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${version === undefined ? '' : `<version>${version}</version>`}</dependency>`;

function pom({ name, needs, packages }: Member, parent: string, relative: string): string {
  const needed = [...needs.map((need) => dependency('org.acme', need, '${project.version}')), ...packages.map((one) => dependency('org.lib', one))];
  return `<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.acme</groupId><artifactId>${parent}</artifactId><version>1.0</version><relativePath>${relative}</relativePath></parent><artifactId>${name}</artifactId><dependencies>${needed.join('')}</dependencies></project>`;
}

const rootPom = (modules: readonly string[], managed: readonly string[]): string => `<project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId><artifactId>root</artifactId><version>1.0</version><packaging>pom</packaging><properties><lib.version>1.2</lib.version></properties><modules>${modules.map((module) => `<module>${module}</module>`).join('')}</modules><dependencyManagement><dependencies>${managed.map((name) => dependency('org.lib', name, '${lib.version}')).join('')}</dependencies></dependencyManagement></project>`;

const kotlin = ({ needs, packages: [first, second, only] }: Member): string => `plugins { id("java-library") }\ndependencies {\n${needs.map((need) => `  implementation(project(":${need}"))\n`).join('')}  implementation("org.lib:${first}:1.0")\n  api(libs.${second})\n  testImplementation(libs.${only})\n}\n`;

const catalog = (packages: readonly string[]): string => `[versions]\nlib = "1.2"\n[libraries]\n${packages.map((name) => `${name} = { module = "org.lib:${name}", version.ref = "lib" }\n`).join('')}`;

export const jvm: Readonly<Record<string, ProjectTree>> = {
  *'Maven reactor'(count) {
    const all = members(count);
    yield ['pom.xml', rootPom(all.map(({ name }) => name), packagesOf(all))];
    for (const member of all) yield [`${member.name}/pom.xml`, pom(member, 'root', '../pom.xml')];
  },

  *'Maven, each the parent of the next'(count) {
    // as deep as builds get, and many of them
    yield ['pom.xml', rootPom([], packagesOf(members(count)))];
    for (const member of members(count)) {
      const { index, name } = member;
      const [parent, relative] = index % 5 === 0 ? ['root', '../pom.xml'] : [`part${index - 1}`, `../part${index - 1}/pom.xml`];
      yield [`${name}/pom.xml`, pom(member, parent, relative)];
    }
  },

  *'Gradle projects'(count) {
    const all = members(count);
    yield ['settings.gradle.kts', `rootProject.name = "root"\n${all.map(({ name }) => `include(":${name}")\n`).join('')}`];
    yield ['gradle/libs.versions.toml', catalog(packagesOf(all))];
    yield ['build.gradle.kts', 'subprojects { dependencies { add("implementation", "org.lib:everywhere:1.0") } }\n'];
    for (const member of all) yield [`${member.name}/build.gradle.kts`, kotlin(member)];
  },

  *'Gradle projects, each locked'(count) {
    const all = members(count);
    yield ['settings.gradle', `rootProject.name = 'root'\n${all.map(({ name }) => `include '${name}'\n`).join('')}`];
    for (const { name, needs, packages } of all) {
      yield [`${name}/build.gradle`, `apply plugin: 'java'\ndependencies {\n${needs.map((need) => `  implementation project(':${need}')\n`).join('')}${packages.map((one) => `  implementation 'org.lib:${one}:1.+'\n`).join('')}}\n`];
      yield [`${name}/gradle.lockfile`, `# This is a Gradle generated file for dependency locking.\n${[...packages].sort().map((one) => `org.lib:${one}:1.0=compileClasspath,runtimeClasspath\n`).join('')}empty=annotationProcessor\n`];
    }
  },

  *'Gradle projects with local jars'(count) {
    const all = members(count);
    yield ['settings.gradle', all.map(({ name }) => `include '${name}'\n`).join('')];
    for (const { index, name, packages } of all) {
      yield [`${name}/build.gradle`, `apply plugin: 'java'\nrepositories { flatDir { dirs 'libs' } }\ndependencies {\n  implementation fileTree(dir: 'libs', include: ['*.jar'])\n  implementation files('libs/near.jar')\n  implementation name: 'far'\n  implementation 'org.lib:${packages[0]}:1.0'\n}\n`];
      if (index % 2 === 0) yield [`${name}/libs/near.jar`, 'PK\u0005\u0006' + '\0'.repeat(18)];
    }
  },

  *'Gradle builds with plugins of their own'(count) {
    const all = members(count);
    yield ['settings.gradle.kts', `pluginManagement { includeBuild("build-logic") }\n${all.map(({ name }) => `include(":${name}")\n`).join('')}`];
    for (const { name, packages } of all) {
      yield [`build-logic/src/main/kotlin/acme.${name}.gradle.kts`, `plugins { id("java-library") }\ndependencies { implementation("org.lib:${packages[0]}:1.0") }\n`];
      yield [`${name}/build.gradle.kts`, `plugins { id("acme.${name}") }\ndependencies { implementation("org.lib:${packages[2]}:1.0") }\n`];
    }
  },

  *'sbt projects'(count) {
    const all = members(count);
    yield ['build.sbt', `ThisBuild / scalaVersion := "2.13.14"\nval libVersion = "1.0"\n${all.map(({ name, needs, packages: [first, second, only] }) => `lazy val ${name} = (project in file("${name}"))${needs.length === 0 ? '' : `.dependsOn(${needs.join(', ')})`}.settings(\n  libraryDependencies ++= Seq("org.lib" %% "${first}" % libVersion, "org.lib" % "${second}" % libVersion, "org.lib" %% "${only}" % "1.1" % Test)\n)\n`).join('\n')}`];
  },

  *'sbt projects with files of their own'(count) {
    const all = members(count);
    yield ['project/Dependencies.scala', `object Dependencies {\n  val libVersion = "1.0"\n${packagesOf(all).map((name) => `  val ${name} = "org.lib" %% "${name}" % libVersion\n`).join('')}}\n`];
    yield ['build.sbt', 'ThisBuild / scalaVersion := "2.13.14"\n'];
    for (const { name, packages: [first, second, only] } of all) yield [`${name}/build.sbt`, `libraryDependencies ++= Seq("org.lib" %% "${first}" % Dependencies.libVersion, Dependencies.${second}, Dependencies.${only} % Test)\n`];
  },

  *'Mill modules'(count) {
    yield ['build.mill', `//| mill-version: 1.0.3\npackage build\nimport mill.*, scalalib.*\n\ntrait Common extends ScalaModule {\n  def scalaVersion = "3.7.1"\n}\n${members(count).map(({ name, needs, packages }) => `object ${name} extends Common {\n  def version = "1.0"\n  def moduleDeps = Seq(${needs.join(', ')})\n  def mvnDeps = Seq(${packages.map((one) => `mvn"org.lib::${one}:$version"`).join(', ')})\n  object test extends ScalaTests, TestModule.Munit {\n    def mvnDeps = Seq(mvn"org.munit::munit::1.1.0")\n  }\n}\n`).join('')}`];
  },

  *'Mill modules with files of their own'(count) {
    const all = members(count);
    yield ['build.mill', `//| mill-version: 1.0.3\npackage build\nimport mill.*, scalalib.*\n\ntrait Common extends ScalaModule {\n  def scalaVersion = "3.7.1"\n}\nobject versions {\n${packagesOf(all).map((name) => `  val ${name} = "1.0"\n`).join('')}}\n`];
    for (const { name, packages } of all) yield [`${name}/package.mill`, `package build.${name}\nimport mill.*, scalalib.*\n\nobject \`package\` extends build.Common {\n  def mvnDeps = Seq(${packages.map((one) => `mvn"org.lib::${one}:\${build.versions.${one}}"`).join(', ')})\n}\n`];
  },

  *'Clojure projects'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/deps.edn`, `{:deps {${needs.map((need) => `acme/${need} {:local/root "../${need}"}`).join(' ')} ${packages.map((one) => `lib/${one} {:mvn/version "1.0"}`).join(' ')}}}`];
      yield [`old/${name}/project.clj`, `(defproject acme/${name} "1.0" :dependencies [${packages.map((one) => `[lib/${one} "1.0"]`).join(' ')}])\n`];
    }
  },

  *'Bazel packages'(count) {
    const all = members(count);
    yield ['MODULE.bazel', `module(name = "root", version = "1.0")\nbazel_dep(name = "rules_jvm_external", version = "6.1")\nmaven = use_extension("@rules_jvm_external//:extensions.bzl", "maven")\nmaven.install(artifacts = [${all.map(({ packages }) => `"org.lib:${packages[2]}:1.0"`).join(', ')}])\n`];
    for (const { name, packages } of all) yield [`${name}/MODULE.bazel`, `module(name = "${name}", version = "1.0")\nbazel_dep(name = "${packages[0]}", version = "1.0")\nbazel_dep(name = "${packages[2]}", version = "1.0")\n`];
  },
};
