import { either, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const texts = listOf(text);

/** The lockfile of Gleam. */
export const gleamManifest = fields({
  packages: listOf(fields({ name: text, version: text, source: text, repo: text, commit: text, path: text, outer_checksum: text, requirements: texts })),
});

const dependencies = mapOf(either(text, fields({ version: text, git: text, ref: text, tag: text, branch: text, path: text })));

export const gleamToml = fields({ name: text, version: scalar, licences: texts, licenses: texts, dependencies, 'dev-dependencies': dependencies, dev_dependencies: dependencies });
