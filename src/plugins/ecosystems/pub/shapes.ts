import { either, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

export const lockedPackage = fields({
  dependency: text, version: scalar, source: text, description: either(text, fields({ name: text, sha256: text, url: text, 'resolved-ref': text, ref: text, path: text })),
});

export const pubspecLock = fields({ packages: mapOf(lockedPackage) });

const dependencies = mapOf(either(scalar, fields({ path: text, sdk: text, version: scalar, git: either(text, fields({ url: text, ref: scalar })) })));

export const pubspec = fields({
  name: text, version: scalar, dependencies, dev_dependencies: dependencies, dependency_overrides: dependencies, workspace: listOf(text), resolution: text,
});

/** `.dart_tool/package_graph.json`. */
export const packageGraph = fields({ packages: listOf(fields({ name: text, dependencies: listOf(text) })) });
