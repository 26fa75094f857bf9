import { ecosystem } from '#core/plugin/ecosystem.ts';
import { inTheArchive } from '#core/plugin/package-home.ts';
import { pluginCodePatterns } from './gradle/plugin-code.ts';

/** What scripts of Gradle refer to. */
const besideGradle = [
  'settings.gradle', 'settings.gradle.kts', 'gradle.properties', 'build.gradle', 'build.gradle.kts', '*.gradle', '*.gradle.kts', '*.versions.toml',
  'buildSrc/src/main/java/*.kt', 'buildSrc/src/main/java/*.java', ...pluginCodePatterns,
];

/** Plugins and extensions of the build tools build the software and are no part of it: they are not listed, except where a lockfile lists them. */
export default ecosystem({
  id: 'maven',
  title: 'Maven, Gradle, sbt and what else speaks Maven coordinates',
  registry: () => import('./registry/registry.ts'),
  sources: [
    {
      id: 'pom',
      title: 'pom.xml, with parents, BOMs and modules of the same tree',
      kind: 'manifest',
      files: ['pom.xml'],
      reads: ['.mvn/maven.config', '*.pom'],
      batch: true,
      asksForDescriptions: true,
      load: () => import('./pom/pom.ts'),
    },
    {
      id: 'gradle-lockfile',
      title: 'gradle.lockfile, buildscript-gradle.lockfile, gradle/dependency-locks/*.lockfile',
      kind: 'lockfile',
      files: ['gradle.lockfile', 'buildscript-gradle.lockfile', 'settings-gradle.lockfile', 'gradle/dependency-locks/*.lockfile'],
      reads: besideGradle,
      batch: true,
      load: () => import('./gradle/lockfile.ts'),
    },
    {
      id: 'nebula-lock',
      title: 'dependencies.lock of the Gradle dependency lock plugin',
      kind: 'lockfile',
      files: ['dependencies.lock'],
      reads: besideGradle,
      load: () => import('./gradle/nebula-lock.ts'),
    },
    {
      id: 'gradle-verification',
      title: 'gradle/verification-metadata.xml',
      kind: 'lockfile',
      files: ['verification-metadata.xml'],
      load: () => import('./gradle/verification-metadata.ts'),
    },
    {
      id: 'gradle-build',
      title: 'build.gradle, build.gradle.kts and other Gradle scripts, *.versions.toml: what stands there literally',
      kind: 'manifest',
      files: ['*.gradle', '*.gradle.kts', '*.versions.toml'],
      reads: besideGradle,
      batch: true,
      asksForDescriptions: true,
      load: () => import('./gradle/gradle-build.ts'),
    },
    {
      id: 'sbt-lock',
      title: 'build.sbt.lock v1',
      kind: 'lockfile',
      files: ['build.sbt.lock'],
      reads: ['*.sbt', 'project/*.scala'],
      load: () => import('./sbt/sbt-lock.ts'),
    },
    {
      id: 'sbt',
      title: 'build.sbt, project/*.scala: what stands there literally',
      kind: 'manifest',
      files: ['build.sbt'],
      reads: ['*.sbt', 'project/*.scala'],
      load: () => import('./sbt/sbt-manifest.ts'),
    },
    {
      id: 'ivy',
      title: 'ivy.xml',
      kind: 'manifest',
      files: ['ivy.xml'],
      load: () => import('./ivy/ivy.ts'),
    },
    {
      id: 'dependency-tree',
      title: '*.mvndeps, mvn-dependency-tree.txt: stored output of mvn dependency:tree',
      kind: 'lockfile',
      files: ['*.mvndeps', 'mvn-dependency-tree.txt', 'maven-dependency-tree.txt'],
      load: () => import('./tree/dependency-tree.ts'),
    },
    {
      id: 'bazel-lock',
      title: 'maven_install.json v1–v3',
      kind: 'lockfile',
      files: ['maven_install.json', '*_maven_install.json', 'maven_*_install.json'],
      reads: ['MODULE.bazel', 'WORKSPACE', 'WORKSPACE.bazel'],
      load: () => import('./bazel/install-lock.ts'),
    },
    {
      id: 'bazel',
      title: 'MODULE.bazel, WORKSPACE: Maven artifacts',
      kind: 'manifest',
      files: ['MODULE.bazel', 'WORKSPACE', 'WORKSPACE.bazel'],
      load: () => import('./bazel/workspace.ts'),
    },
    {
      id: 'deps-edn',
      title: 'deps.edn, bb.edn',
      kind: 'manifest',
      files: ['deps.edn', 'bb.edn'],
      load: () => import('./clojure/deps-edn.ts'),
    },
    {
      id: 'leiningen',
      title: 'project.clj, build.boot, shadow-cljs.edn',
      kind: 'manifest',
      files: ['project.clj', 'build.boot', 'shadow-cljs.edn'],
      load: () => import('./clojure/project-clj.ts'),
    },
    {
      id: 'jar',
      home: inTheArchive,
      title: 'Java archives (jar, war, ear, aar, hpi, …) with the archives in them',
      kind: 'binary',
      files: ['*.jar', '*.war', '*.ear', '*.aar', '*.hpi', '*.jpi', '*.par', '*.sar', '*.kar', '*.nar', '*.rar', '*.lpkg'],
      load: () => import('./jar/jar.ts'),
    },
  ],
});
