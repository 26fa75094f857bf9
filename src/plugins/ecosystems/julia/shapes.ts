import { anything, either, fields, listOf, mapOf, scalar, text } from '#core/text/shape.ts';

const texts = listOf(text);
const names = either(texts, mapOf(text));

const packages = mapOf(listOf(fields({
  uuid: text, version: text, path: text, 'repo-url': text, 'repo-rev': text, 'git-tree-sha1': text, deps: names, weakdeps: names,
})));

/** What tells the formats apart. */
export const manifestFormat = fields({ manifest_format: scalar });

/** Format 1 has the packages on top, beside keys of its own. */
export const firstManifest = fields({ manifest_format: scalar, julia_version: text, project_hash: anything, metadata: anything }, packages.record!.others);

export const manifest = fields({ manifest_format: scalar, julia_version: text, deps: packages });

export const projectToml = fields({
  name: text, uuid: text, version: scalar, deps: mapOf(text), weakdeps: mapOf(text), extras: mapOf(text), targets: fields({ test: texts }),
  compat: mapOf(text), sources: mapOf(fields({ url: text, rev: text, path: text })), workspace: fields({ projects: texts }),
});
