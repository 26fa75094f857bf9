import { globOf } from '#core/ignore/wildcard.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { lastSegment } from './stack-text.ts';

/** A package that cabal builds from a repository: `source-repository-package` of a `cabal.project`. */
export interface RepositoryPackage {
  /** Of its directory or repository, which by custom is that of the package. */
  readonly name: string;
  readonly vcs: string;
  /** 1-based. */
  readonly line: number;
}

export function repositoryPackages(source: string): RepositoryPackage[] {
  return stanzas(source).flatMap(({ fields, line }) => {
    const location = fields.get('location');
    if (location === undefined) return [];
    const vcs = vcsUrl(location, fields.get('tag') ?? fields.get('branch'), (fields.get('type') ?? 'git').toLowerCase());
    const parts = (fields.get('subdir') ?? '').split(/[\s,]+/).filter((part) => part !== '' && part !== '.');
    return (parts.length > 0 ? parts : [location]).map((part) => ({ name: lastSegment(part), vcs, line }));
  });
}

/** Tells which packages belong to the project of a lockfile; without anything said those beside it. */
export function membership(lockfile: SourceFile, project: SourceFile | undefined): (cabal: SourceFile) => boolean {
  const written = project === undefined ? [] : packagePatterns(project.text());
  const patterns = (written.length === 0 ? ['*.cabal'] : written).flatMap((pattern) => joinPath(lockfile.directory, pattern) ?? []);
  // most projects name their packages one by one
  const named = new Set(patterns.filter((pattern) => !isWild(pattern)));
  const wild = patterns.filter(isWild).map((pattern) => pattern.split('/').map(globOf));
  const fits = (path: string): boolean => {
    if (named.has(path)) return true;
    const given = path.split('/');
    return wild.some((wanted) => wanted.length === given.length && wanted.every((part, index) => part(given[index]!)));
  };
  return ({ path, directory }) => fits(path) || fits(directory);
}

const isWild = (pattern: string): boolean => /[*?]/.test(pattern);

/** Where the packages of a project lie, relative to it: directories and `.cabal` files, with wildcards. */
function packagePatterns(source: string): string[] {
  let isOpen = false;
  const values = source.split('\n').flatMap((raw) => {
    const text = raw.trim();
    if (text === '' || text.startsWith('--')) return [];
    const field = /^(?:optional-)?packages:(.*)$/i.exec(raw);
    if (field === null && /^\s/.test(raw)) return isOpen ? [text] : [];
    isOpen = field !== null;
    return field === null ? [] : [field[1]!];
  });
  return values.flatMap((value) => value.split(/[\s,]+/)).filter((pattern) => pattern !== '');
}

interface Stanza {
  readonly fields: Map<string, string>;
  readonly line: number;
}

/** Each with its indented fields; what follows a field further in goes on with it. */
function stanzas(source: string): Stanza[] {
  const found: Stanza[] = [];
  let open: Stanza | undefined;
  let field = '';
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('--')) continue;
    if (!/^\s/.test(raw)) {
      open = /^source-repository-package\b/i.test(text) ? { fields: new Map(), line: index + 1 } : undefined;
      if (open !== undefined) found.push(open);
      field = '';
      continue;
    }
    const match = /^([a-z][a-z-]*)\s*:(?!\/\/)\s*(.*)$/i.exec(text);
    if (match === null) {
      if (open !== undefined && field !== '') open.fields.set(field, `${open.fields.get(field) ?? ''} ${text}`.trim());
      continue;
    }
    field = match[1]!.toLowerCase();
    if (match[2] === '') open?.fields.delete(field);
    else open?.fields.set(field, match[2]!);
  }
  return found;
}
