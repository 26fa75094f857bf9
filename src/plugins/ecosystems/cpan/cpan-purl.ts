import { makePurl, type Purl } from '#core/purl/purl.ts';

export const cpanPurl = (distribution: string, version?: string, author?: string): Purl =>
  makePurl({ type: 'cpan', name: distribution, version, qualifiers: { author } });

/** By custom a distribution is named for its main module; which one really holds a module only an index or a snapshot can tell. */
export const distributionOf = (module: string): string => module.replaceAll('::', '-');

/** Perl itself and its pragmas come with the interpreter. */
export const isPartOfPerl = (module: string): boolean => module === 'perl' || (/^[a-z][a-z0-9_:]*$/.test(module) && pragmas.has(module));

const pragmas = new Set([
  'strict', 'warnings', 'utf8', 'constant', 'parent', 'base', 'lib', 'overload', 'vars', 'integer', 'bytes', 'fields', 'feature', 'mro', 're', 'sort', 'version',
  'threads', 'threads::shared', 'bigint', 'bignum', 'bigrat', 'if', 'open', 'encoding', 'locale', 'subs', 'attributes', 'autodie', 'autouse', 'charnames', 'diagnostics',
  'experimental', 'filetest', 'less', 'sigtrap', 'ops', 'deprecate', 'blib', 'warnings::register', 'builtin',
]);

/** The version that a requirement allows only: `== 1.2`. */
export const exactVersion = (requirement: string): string | undefined => /^==\s*v?\d[\w.]*$/.test(requirement.trim()) ? requirement.trim().slice(2).trim() : undefined;
