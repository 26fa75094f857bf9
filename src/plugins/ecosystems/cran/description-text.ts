import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { readParagraphs } from './control-text.ts';
import { readRemotes, type Remote } from './remotes-field.ts';

/** What the DESCRIPTION of an R package says. */
export interface Description {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly RDependency[];
  /** Written by R when it installed the package. */
  readonly installed: boolean;
  /** Of a package that was installed from elsewhere than a repository. */
  readonly remote: ReadonlyMap<string, string>;
  /** The field `Remotes`: where dependencies come from instead of a repository. */
  readonly remotes: readonly Remote[];
  readonly remotesLine: number | undefined;
}

export interface RDependency {
  readonly name: string;
  readonly requirement: string;
  readonly scope: Scope;
  readonly line?: number;
}

const scopeOfField: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['Depends', 'runtime'], ['Imports', 'runtime'], ['LinkingTo', 'build'], ['Suggests', 'optional'], ['Enhances', 'optional'],
]);

/** R and the packages that come with it. */
export const basePackages: ReadonlySet<string> = new Set([
  'R', 'base', 'compiler', 'datasets', 'grDevices', 'graphics', 'grid', 'methods', 'parallel', 'splines', 'stats', 'stats4', 'tcltk', 'tools', 'translations', 'utils',
]);

export function readDescription(source: string): Description {
  const [paragraph] = readParagraphs(source);
  const fields = paragraph?.fields ?? new Map<string, string>();
  const [name, version, license, title] = ['Package', 'Version', 'License', 'Title'].map((key) => fields.get(key) || undefined);
  const [homepage, author] = [fields.get('URL')?.split(/[\s,]+/)[0] || undefined, fields.get('Author') || fields.get('Maintainer') || undefined];
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({ description: title, homepage, authors: author === undefined ? [] : [author] }),
    dependencies: [...scopeOfField].flatMap(([field, scope]) => {
      const written = paragraph?.written.get(field);
      return written === undefined ? [] : dependenciesOf(written.text, scope, written.line);
    }),
    installed: fields.has('Built'),
    remote: new Map([...fields].filter(([key]) => key.startsWith('Remote'))),
    remotes: readRemotes(fields.get('Remotes') ?? ''),
    remotesLine: paragraph?.written.get('Remotes')?.line,
  };
}

/** `R (>= 3.5), methods, Rcpp (>= 1.0.0)`. `line`: of the beginning of the list, where that is known. */
export function dependenciesOf(list: string, scope: Scope, line?: number): RDependency[] {
  let at = line;
  return list.split(',').flatMap((part) => {
    const text = part.trim();
    const place = at === undefined ? undefined : at + lineBreaks(part.slice(0, part.length - part.trimStart().length));
    if (at !== undefined) at += lineBreaks(part);
    const open = text.indexOf('(');
    const name = (open === -1 ? text : text.slice(0, open)).trim();
    if (!/^[A-Za-z][A-Za-z0-9.]*$/.test(name) || basePackages.has(name)) return [];
    return [{ name, requirement: open === -1 ? '' : text.slice(open + 1).replace(/\)\s*$/, '').trim(), scope, ...(place === undefined ? {} : { line: place }) }];
  });
}

const lineBreaks = (text: string): number => text.split('\n').length - 1;
