import { anything, either, fields, flag, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const texts = listOf(text);

export const lockedPackage = fields({ name: text, version: text, source: text, checksum: text, replace: text, dependencies: texts });

export const cargoLock = fields({
  version: scalar, package: listOf(anything), root: lockedPackage, metadata: mapOf(text), patch: fields({ unused: listOf(fields({ name: text })) }),
});

const table = fields({
  version: text, package: text, git: text, rev: text, tag: text, branch: text, path: text, registry: text, 'registry-index': text,
  features: texts, optional: flag, workspace: flag, 'default-features': flag, default_features: flag,
});

const dependencies = mapOf(either(text, table));

const tables = {
  dependencies, 'dev-dependencies': dependencies, dev_dependencies: dependencies, 'build-dependencies': dependencies, build_dependencies: dependencies,
};

const inheritable = either(text, fields({ workspace: flag }));

const described = fields({ name: text, version: inheritable, license: inheritable });

/** What counts of the manifest of a crate that was published and unpacked. */
export const describedCrate = fields({ package: described, project: described });

export const cargoToml = fields({
  package: described, project: described, ...tables, target: mapOf(fields(tables)), features: mapOf(texts), patch: mapOf(mapOf(table)), replace: mapOf(table),
  workspace: fields({ package: fields({ version: text, license: text }), dependencies, members: texts, exclude: texts }),
});

export const cargoChecksum = fields({ package: text });

/** `.crates.toml`. */
export const installedPrograms = fields({ v1: mapOf(anything) });

/** The dependency list in a program. */
export const auditableList = fields({ packages: listOf(fields({ name: text, version: text, source: text, kind: text })) });
