import { anything, either, fields, flag, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const texts = listOf(text);

/** build.sbt.lock */
export const sbtLock = fields({
  dependencies: listOf(fields({ org: text, name: text, version: text, configurations: texts, artifacts: listOf(fields({ hash: text })) })),
});

/** maven_install.json: the first form has a tree. */
export const bazelInstall = fields({
  dependency_tree: fields({ dependencies: listOf(fields({ coord: text, sha256: text, url: text, directDependencies: texts, dependencies: texts })) }),
  artifacts: mapOf(fields({ version: text, shasums: fields({ jar: text }) })), dependencies: mapOf(texts), version: text, __INPUT_ARTIFACTS_HASH: either(scalar, mapOf(anything)),
});

const locked = fields({ locked: text, requested: text, project: flag, transitive: texts, firstLevelTransitive: texts });

/** dependencies.lock of the dependency lock plugin, before version 2 without configurations. */
export const flatNebulaLock = mapOf(locked);

export const nebulaLock = mapOf(mapOf(locked));

const version = either(text, fields({ ref: text, strictly: text, require: text, prefer: text }));

/** A version catalog of Gradle. */
export const versionCatalog = fields({
  versions: mapOf(version), libraries: mapOf(either(text, fields({ module: text, group: text, name: text, version }))), bundles: mapOf(texts), plugins: mapOf(either(text, fields({ id: text, version }))),
});
