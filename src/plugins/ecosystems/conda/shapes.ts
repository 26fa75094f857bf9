import { anything, either, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const texts = listOf(text);
const hashes = { md5: text, sha1: text, sha256: text };

/** conda-lock.yml, and the first versions of pixi.lock. */
export const condaLock = fields({
  version: scalar, metadata: fields({ sources: texts }),
  package: listOf(fields({
    name: text, version: scalar, manager: text, platform: text, url: text, license: text, hash: fields(hashes), ...hashes, category: text, categories: texts,
    dependencies: either(texts, mapOf(anything)), requires_dist: texts,
  })),
});

const reference = { conda: text, pypi: text, source: text, conda_source: text };

const pixiPackage = fields({
  ...reference, kind: text, name: text, version: scalar, url: text, path: text, license: text, ...hashes, depends: texts, dependencies: texts, requires_dist: texts,
});

/** pixi.lock since version 4. */
export const pixiLock = fields({
  version: scalar, packages: listOf(pixiPackage), platforms: listOf(either(text, fields({ name: text, subdir: text }))),
  environments: mapOf(fields({ packages: mapOf(listOf(anything)) })),
});

const dependencies = mapOf(either(text, fields({ version: text, git: text, rev: text, tag: text, branch: text, url: text, path: text })));

const tables = { dependencies, 'run-dependencies': dependencies, 'host-dependencies': dependencies, 'build-dependencies': dependencies, 'pypi-dependencies': dependencies };
const feature = { ...tables, target: mapOf(fields(tables)) };
const about = { name: text, version: text, license: text };

const pixi = fields({ workspace: fields(about), project: fields(about), package: fields({ ...about, ...feature }), ...feature, feature: mapOf(fields(feature)) });

export const pixiToml = pixi;

/** What counts of a pyproject.toml where pixi is used. */
export const pixiPyproject = fields({
  tool: fields({ pixi }), project: fields({ name: text, version: text, license: either(text, mapOf(anything)), dependencies: texts, 'optional-dependencies': mapOf(texts) }),
  'dependency-groups': mapOf(listOf(either(text, mapOf(anything)))),
});

/** The record of an installed package. */
export const condaMeta = fields({ name: text, version: text, license: text, requested_spec: text, requested_specs: texts, ...hashes, url: text, depends: texts });

export const environmentFile = fields({ name: text, category: text });

/** rattler-build lets a condition choose between items. */
const items = either(text, listOf(either(text, listOf(anything), fields({ if: text }))), fields({ if: text }));

export const recipe = fields({
  requirements: either(text, listOf(anything), fields({ run: items, host: items, build: items })), test: fields({ requires: items }),
  package: fields({ name: text, version: scalar }), recipe: fields({ name: text, version: scalar }), about: fields({ license: text }), context: mapOf(scalar),
  outputs: listOf(fields({ name: text, package: fields({ name: text }) })),
});
