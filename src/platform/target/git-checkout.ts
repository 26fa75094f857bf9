import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { onInterrupt } from '../cleanup.ts';
import { TargetError, UnreadTargetError } from './target-error.ts';

export interface Checkout {
  readonly path: string;
  readonly name: string;
  readonly revision: string;
  remove(): void;
}

/** `https://…`, `ssh://…`, `git://…`, `file://…`, `user@host:path`; an optional `#branch`, `#tag` or `#commit` follows. */
export const isGitUrl = (target: string): boolean => /^(?:https?|ssh|git|file|git\+https|git\+ssh):\/\//i.test(target) || /^[\w.-]+@[\w.-]+:[^\\]+$/.test(target);

/** What a user named, as it may be shown and stored: without the password or token of a URL. */
export const shownTarget = (target: string): string => (isGitUrl(target) ? withoutSecrets(target) : target);

/** A shallow copy in a temporary directory, through the git of the machine and its own credentials; hooks and external protocols stay off. Throws `UnreadTargetError` where git cannot fetch it. */
export function checkOut(url: string): Checkout {
  const [address = '', ref] = splitRef(url.replace(/^git\+/i, ''));
  const path = mkdtempSync(join(tmpdir(), 'muster-git-'));
  const interruption = onInterrupt(() => rmSync(path, { recursive: true, force: true }));
  const remove = () => {
    interruption.done();
    rmSync(path, { recursive: true, force: true });
  };
  try {
    fetchInto(join(path, 'tree'), address, ref, url);
    const revision = git(['-C', join(path, 'tree'), 'rev-parse', 'HEAD'], url, elsewhere()).trim();
    return { path: join(path, 'tree'), name: nameOfUrl(address), revision, remove };
  } catch (error) {
    remove();
    throw error instanceof TargetError ? new UnreadTargetError('unfetched', error.message, error.remedy) : error;
  }
}

/** A full id is a commit, as for git itself; what begins like one is first a branch or tag of that name. */
function fetchInto(tree: string, address: string, ref: string | undefined, url: string): void {
  if (ref !== undefined && fullId.test(ref)) {
    fetchCommit(tree, address, ref, url);
    return;
  }
  try {
    git(['clone', '--quiet', '--depth', '1', '--single-branch', ...(ref === undefined ? [] : ['--branch', ref]), '--', address, tree], url, elsewhere());
  } catch (error) {
    if (!(error instanceof TargetError) || ref === undefined || !/^[0-9a-f]{4,}$/i.test(ref)) throw error;
    const commit = /^file:/i.test(address) ? localCommit(address, ref) : undefined;
    if (commit === undefined) throw new TargetError(error.message, /^file:/i.test(address) ? error.remedy : `Check the address and that your git may read it; if ${ref} is a commit, write all of its id, for a server does not know what a part of one stands for.`);
    fetchCommit(tree, address, commit, url);
  }
}

const fullId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** The commit alone, without what came before it. */
function fetchCommit(tree: string, address: string, commit: string, url: string): void {
  git(['init', '--quiet', ...(commit.length === 64 ? ['--object-format=sha256'] : []), '--', tree], url, elsewhere());
  git(['-C', tree, 'remote', 'add', '--', 'origin', address], url, elsewhere());
  try {
    git(['-C', tree, 'fetch', '--quiet', '--depth', '1', '--no-tags', 'origin', commit.toLowerCase()], url, elsewhere());
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    throw new TargetError(error.message, 'Check the address and that the commit is there; where the server gives no single commits, name a branch or tag, or clone the repository and name PATH#COMMIT.');
  }
  git(['-C', tree, 'checkout', '--quiet', '--detach', 'FETCH_HEAD'], url, elsewhere());
}

/** The commit of which a local repository knows the id by its beginning. */
function localCommit(address: string, beginning: string): string | undefined {
  try {
    const id = git(['-C', fileURLToPath(address), 'rev-parse', '--verify', '--quiet', `${beginning}^{commit}`], address, elsewhere()).trim();
    return fullId.test(id) ? id : undefined;
  } catch {
    // no such commit, or several: what git said of the name is told
    return undefined;
  }
}

function splitRef(url: string): [string, string | undefined] {
  const hash = url.indexOf('#');
  const ref = hash === -1 ? undefined : url.slice(hash + 1);
  if (ref !== undefined && !/^[\w.][\w./-]*$/.test(ref)) throw new TargetError(`${JSON.stringify(ref)} is no name of a branch, tag or commit.`);
  return [hash === -1 ? url : url.slice(0, hash), ref];
}

/** Without the variables that bind git to one repository: Muster may run in a hook of another. */
function elsewhere(): NodeJS.ProcessEnv {
  const bound = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_COMMON_DIR', 'GIT_PREFIX', 'GIT_SHALLOW_FILE', 'GIT_GRAFT_FILE']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !bound.has(name)));
}

export function nameOfUrl(url: string): string {
  const name = /([^/:]+?)(?:\.git)?\/*$/.exec(url)?.[1] ?? 'repository';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Runs git without asking questions; throws `TargetError` with git's own reason, credentials of the URL removed. */
export function git(args: readonly string[], about: string, environment: NodeJS.ProcessEnv = process.env): string {
  const safe = ['-c', 'protocol.ext.allow=never', '-c', 'core.hooksPath=/dev/null', '-c', 'core.symlinks=true', ...args];
  // most targets need no git, and loading what runs it takes a while
  const result = process.getBuiltinModule('node:child_process').spawnSync('git', safe, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 600_000,
    env: { ...environment, GIT_TERMINAL_PROMPT: '0', GIT_LFS_SKIP_SMUDGE: '1' },
  });
  const subject = shownTarget(about);
  if (result.error !== undefined) {
    const missing = (result.error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new TargetError(missing ? 'git is not installed.' : `git failed on ${subject}: ${result.error.message}`, missing ? 'Install git, or check the repository out and name its directory.' : undefined);
  }
  if (result.status !== 0) {
    const words = withoutCredentials(reasonIn(result.stderr));
    throw new TargetError(`git could not read ${subject}: ${words || `it ended with status ${result.status}`}`, remedyFor(about));
  }
  return result.stdout;
}

/** Advice may follow the reason, over several lines; what a server says stands before it. */
export function reasonIn(output: string): string {
  const lines = output.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '');
  const reasons = lines.filter((line) => /^(?:fatal|error|remote): *\S/.test(line)).map((line) => line.replace(/^[a-z]+: */, ''));
  return reasons.length === 0 ? (lines.at(-1) ?? '') : [...new Set(reasons)].slice(0, 3).map((reason, index, all) => (index < all.length - 1 ? reason.replace(/[.,;]$/, '') : reason)).join('; ');
}

/** Others write the branch or tag behind an @. */
function remedyFor(target: string): string {
  const [, address, ref] = /^(.*[^/])@([\w.-]+)$/.exec(target) ?? [];
  const help = 'Check the address and that your git may read it';
  return address === undefined || !/[/:]/.test(address.slice(address.indexOf('//') + 2)) ? `${help}.` : `${help}; a branch or tag stands behind #, as in ${shownTarget(address)}#${ref}.`;
}

const withoutCredentials = (text: string): string => text.replaceAll(/\/\/[^/\s]+@/g, '//');
