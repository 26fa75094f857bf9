import { anything, either, fields, flag, listOf, mapOf, scalar, text, textOrTexts } from '#core/text/shape.ts';
import { markerVariables } from './marker-variables.ts';

const texts = listOf(text);
const file = fields({ url: text, hash: text });

const uvDependencies = listOf(either(text, fields({ name: text, version: text, specifier: text, marker: text, extra: textOrTexts, extras: texts })));
const uvGroups = mapOf(either(uvDependencies, fields({ dependencies: uvDependencies })));
const uvWorkspace = fields({ overrides: listOf(fields({ name: text })), requirements: uvDependencies, dependencies: uvDependencies, 'dependency-groups': uvGroups });

export const uvLock = fields({ version: scalar, package: listOf(anything), distribution: listOf(anything), workspace: uvWorkspace, manifest: uvWorkspace });

export const uvPackage = fields({
  name: text, version: text, 'resolution-markers': texts,
  source: either(text, fields({ registry: text, git: text, url: text, path: text, directory: text, editable: text, virtual: text, rev: text, tag: text, branch: text, commit: text, subdirectory: text })),
  sdist: file, wheels: listOf(file), wheel: listOf(file),
  dependencies: uvDependencies, 'optional-dependencies': mapOf(uvDependencies), 'dev-dependencies': uvGroups, 'dependency-groups': uvGroups,
  metadata: fields({ 'requires-dist': listOf(fields({ name: text, specifier: text })), 'requires-dev': uvGroups, 'dependency-groups': uvGroups }),
});

const constraint = fields({
  version: text, markers: text, python: text, platform: text, git: text, rev: text, tag: text, branch: text, subdirectory: text, url: text, path: text, file: text, extras: texts, optional: flag,
});

/** A dependency in the notation of Poetry: a constraint, a table, or several for different platforms. */
export const poetryDependency = either(text, constraint, listOf(either(text, constraint)));

export const poetryLock = fields({ package: listOf(anything), metadata: fields({ 'lock-version': text, files: mapOf(listOf(file)), hashes: mapOf(texts) }) });

export const poetryPackage = fields({
  name: text, version: text, category: text, optional: flag, groups: texts, marker: text, markers: either(text, mapOf(text)),
  source: fields({ type: text, url: text, reference: text, resolved_reference: text, subdirectory: text }),
  dependencies: mapOf(poetryDependency), extras: mapOf(texts), files: listOf(file),
});

export const pdmLock = fields({
  metadata: fields({ lock_version: text, files: mapOf(listOf(file)) }),
  package: listOf(fields({
    name: text, version: text, marker: text, git: text, hg: text, svn: text, bzr: text, revision: text, ref: text, subdirectory: text, url: text, path: text,
    extras: texts, groups: texts, sections: texts, dependencies: either(texts, mapOf(poetryDependency)), files: listOf(file),
  })),
});

const pylockFile = fields({ url: text, path: text, hashes: mapOf(text) });

export const pylock = fields({ 'lock-version': text, 'default-groups': texts, packages: listOf(anything) });

export const pylockPackage = fields({
  name: text, version: text, marker: text, dependencies: listOf(fields({ name: text, version: text })),
  vcs: fields({ type: text, url: text, path: text, 'commit-id': text, 'requested-revision': text, subdirectory: text }), directory: fields({ path: text }),
  archive: pylockFile, sdist: pylockFile, wheels: either(pylockFile, listOf(pylockFile)),
});

/** An entry of Pipfile or Pipfile.lock. */
export const pipenvPackage = either(text, fields({
  version: text, markers: text, git: text, hg: text, svn: text, bzr: text, ref: text, subdirectory: text, file: text, uri: text, path: text, hash: text, hashes: texts, extras: texts, index: text,
  ...Object.fromEntries(markerVariables.map((name) => [name, text])),
}));

const pipfileHead = fields({ 'pipfile-spec': scalar, sources: listOf(fields({ name: text, url: text })) });

export const pipfileLock = fields({ _meta: pipfileHead }, mapOf(pipenvPackage));

/** Of a Pipfile.lock that is read in parts. */
export const pipfileLockParts = { meta: fields({ _meta: pipfileHead }), packages: fields({ _meta: anything }, mapOf(pipenvPackage)) };

export const directUrl = fields({
  url: text, subdirectory: text, vcs_info: fields({ vcs: text, commit_id: text, requested_revision: text }), archive_info: fields({ hash: text, hashes: mapOf(text) }), dir_info: mapOf(anything),
});

/** The report of `pip inspect`. */
export const pipInspect = fields({
  version: text,
  installed: listOf(fields({
    metadata: fields({ name: text, version: text, license: text, license_expression: text, classifier: texts, requires_dist: texts }), direct_url: directUrl, requested: flag,
  })),
});
