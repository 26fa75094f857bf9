import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { onInterrupt } from '../cleanup.ts';
import { TargetError, UnreadTargetError } from './target-error.ts';

export interface Checkout {
  readonly path: string;
  readonly name: string;
  readonly revision: string;
  remove(): void;
}

/** `https://…`, `ssh://…`, `git://…`, `file://…`, `user@host:path`; an optional `#branch` or `#tag` follows. */
export const isGitUrl = (target: string): boolean => /^(?:https?|ssh|git|file|git\+https|git\+ssh):\/\//i.test(target) || /^[\w.-]+@[\w.-]+:[^\\]+$/.test(target);

/** What a user named, as it may be shown and stored: without the password or token of a URL. */
export const shownTarget = (target: string): string => (isGitUrl(target) ? withoutSecrets(target) : target);

/** A shallow clone in a temporary directory, through the git of the machine and its own credentials; hooks and external protocols stay off. Throws `UnreadTargetError` where git cannot fetch it. */
export function checkOut(url: string): Checkout {
  const [address = '', ref] = splitRef(url.replace(/^git\+/i, ''));
  const path = mkdtempSync(join(tmpdir(), 'muster-git-'));
  const interruption = onInterrupt(() => rmSync(path, { recursive: true, force: true }));
  const remove = () => {
    interruption.done();
    rmSync(path, { recursive: true, force: true });
  };
  try {
    git(['clone', '--quiet', '--depth', '1', '--single-branch', ...(ref === undefined ? [] : ['--branch', ref]), '--', address, join(path, 'tree')], url, elsewhere());
    const revision = git(['-C', join(path, 'tree'), 'rev-parse', 'HEAD'], url, elsewhere()).trim();
    return { path: join(path, 'tree'), name: nameOfUrl(address), revision, remove };
  } catch (error) {
    remove();
    throw error instanceof TargetError ? new UnreadTargetError('unfetched', error.message, error.remedy) : error;
  }
}

function splitRef(url: string): [string, string | undefined] {
  const hash = url.indexOf('#');
  const ref = hash === -1 ? undefined : url.slice(hash + 1);
  if (ref !== undefined && !/^[\w.][\w./-]*$/.test(ref)) throw new TargetError(`${JSON.stringify(ref)} is no name of a branch or tag.`);
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
