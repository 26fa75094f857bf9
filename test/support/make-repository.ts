import { spawnSync } from 'node:child_process';
import { putFiles, type Files } from './workshop.ts';

/** Runs git as nobody in particular, without the configuration of the machine. */
export function git(directory: string, ...args: readonly string[]): string {
  const result = spawnSync('git', args, {
    cwd: directory,
    encoding: 'utf8',
    env: {
      ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@mail.example', GIT_AUTHOR_DATE: '2024-01-01T00:00:00Z',
      GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@mail.example', GIT_COMMITTER_DATE: '2024-01-01T00:00:00Z',
    },
  });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

/** Makes the directory a repository whose branch `trunk` holds its files; gives the commit. */
export function makeRepository(directory: string): string {
  git(directory, 'init', '--quiet', '--initial-branch=trunk');
  return commitAll(directory, 'first');
}

export function commitAll(directory: string, message: string): string {
  git(directory, 'add', '--all', '--force');
  git(directory, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(directory, 'rev-parse', 'HEAD');
}

/** A branch with other files on it; the repository stays on the one it was. */
export function addBranch(directory: string, branch: string, files: Files): string {
  git(directory, 'checkout', '--quiet', '-b', branch);
  putFiles(directory, files);
  const revision = commitAll(directory, branch);
  git(directory, 'checkout', '--quiet', '-');
  return revision;
}
