import { fields, listOf, text } from '#core/text/shape.ts';

/** The lockfiles of the tools before Go modules. */
export const gopkgLock = fields({ projects: listOf(fields({ name: text, version: text, revision: text, source: text })), 'solve-meta': fields({ 'input-imports': listOf(text) }) });

const imports = listOf(fields({ name: text, version: text, repo: text }));

export const glideLock = fields({ imports, testImports: imports, devImports: imports });

export const godeps = fields({ ImportPath: text, Deps: listOf(fields({ ImportPath: text, Comment: text, Rev: text })) });

export const vendorJson = fields({ rootPath: text, package: listOf(fields({ path: text, versionExact: text, revision: text, origin: text })) });
