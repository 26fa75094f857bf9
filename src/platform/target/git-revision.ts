import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readRegularFile } from '../tree/read-regular-file.ts';

/** The commit that is checked out in a directory, read from its `.git` without running git; `undefined` when there is none. */
export function gitRevision(root: string): string | undefined {
  try {
    const directory = gitDirectory(root);
    const head = textOf(join(directory, 'HEAD')).trim();
    if (!head.startsWith('ref: ')) return commit(head);
    const ref = head.slice(5);
    const common = commonDirectory(directory);
    return looseRef(directory, ref) ?? looseRef(common, ref) ?? packedRef(common, ref);
  } catch {
    return undefined;
  }
}

/** A worktree or submodule has a file `.git` that names the directory. */
function gitDirectory(root: string): string {
  const path = join(root, '.git');
  if (statSync(path).isDirectory()) return path;
  return resolve(root, textOf(path).replace(/^gitdir: /, '').trim());
}

function commonDirectory(directory: string): string {
  try {
    return resolve(directory, textOf(join(directory, 'commondir')).trim());
  } catch {
    return directory;
  }
}

function looseRef(directory: string, ref: string): string | undefined {
  try {
    return commit(textOf(join(directory, ref)).trim());
  } catch {
    return undefined;
  }
}

function packedRef(directory: string, ref: string): string | undefined {
  const line = textOf(join(directory, 'packed-refs')).split('\n').find((candidate) => candidate.endsWith(` ${ref}`));
  return line === undefined ? undefined : commit(line.slice(0, line.indexOf(' ')));
}

const commit = (text: string): string | undefined => (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text) ? text : undefined);

const textOf = (path: string): string => readRegularFile(path, { limit: 2 ** 26 }).toString('utf8');
