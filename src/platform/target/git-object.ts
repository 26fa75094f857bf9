import { spawnSync } from 'node:child_process';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { git, reasonIn } from './git-checkout.ts';
import { AbsentDirectoryError, TargetError } from './target-error.ts';

/** What a revision stands for: a directory or a file of some commit. */
export interface GitObject {
  readonly kind: 'tree' | 'blob';
  readonly id: string;
  /** Absent for a bare tree or blob. */
  readonly commit: string | undefined;
  /** Inside the repository, `/`-separated; empty for its root. */
  readonly path: string;
  /** Absolute path of the working tree, or of a bare repository. */
  readonly repository: string;
}

/** The object id that git makes of `name` in the repository around `directory`; `undefined` when there is no git, no repository or no such name. */
export function objectId(name: string, directory: string): string | undefined {
  if (name === '' || name.startsWith('-') || name.includes('\0')) return undefined;
  const result = spawnSync('git', ['-C', directory, 'rev-parse', '--verify', '--quiet', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (result.error !== undefined) return undefined;
  if (result.status === 0) return result.stdout.trim();
  const words = reasonIn(result.stderr);
  // unknown names are answered in silence; what is said is about the repository (ownership, damage)
  if (/dubious ownership|corrupt|bad object|permission denied/i.test(result.stderr)) throw new TargetError(`git could not read ${name}: ${words}`, remedyFor(result.stderr));
  return undefined;
}

/**
 * `main`, `HEAD~1`, `v1.2`, `REV:sub/dir`, `REV:file`, as git reads them. A revision without a path means the directory where the user is, as it was then.
 * `undefined` when git knows no such name. Throws `AbsentDirectoryError` where the revision does not have that directory.
 */
export function gitObject(name: string, directory: string): GitObject | undefined {
  const id = objectId(name, directory);
  if (id === undefined) return undefined;
  const about = `revision ${name}`;
  const ask = (...args: readonly string[]): string => git(['-C', directory, ...args], about).trim();
  const repository = workTree(directory) ?? ask('rev-parse', '--absolute-git-dir');
  const prefix = ask('rev-parse', '--show-prefix').replace(/\/$/, '');
  const kind = ask('cat-file', '-t', id);
  if (kind === 'tree' || kind === 'blob') {
    const colon = name.indexOf(':');
    const commit = colon < 1 ? undefined : objectId(`${name.slice(0, colon)}^{commit}`, directory);
    return { kind, id, commit, path: colon < 1 ? '' : inRepository(name.slice(colon + 1), prefix), repository };
  }
  const commit = ask('rev-parse', `${id}^{commit}`);
  const tree = objectId(prefix === '' ? `${commit}^{tree}` : `${commit}:${prefix}`, directory);
  if (tree === undefined) throw new AbsentDirectoryError(prefix, commit, `The directory ${prefix} is not in revision ${name}.`, `Name a directory that is: ${name}:path/from/the/root`);
  return { kind: 'tree', id: tree, commit, path: prefix, repository };
}

function workTree(directory: string): string | undefined {
  const result = spawnSync('git', ['-C', directory, 'rev-parse', '--show-toplevel'], { encoding: 'utf8' });
  return result.status === 0 && result.stdout.trim() !== '' ? result.stdout.trim() : undefined;
}

/** `./x` and `../x` start where the user is, everything else at the root of the repository. */
function inRepository(path: string, prefix: string): string {
  if (!/^\.\.?(?:\/|$)/.test(path)) return withoutTrailingSlashes(path);
  const segments: string[] = prefix === '' ? [] : prefix.split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

/** What git itself advises where the repository belongs to somebody else. */
function remedyFor(output: string): string {
  const advice = /^\s*(git config --global --add safe\.directory .+)$/m.exec(output)?.[1];
  return advice === undefined ? 'Correct what git says, and try again.' : `If you trust it: ${advice}`;
}
