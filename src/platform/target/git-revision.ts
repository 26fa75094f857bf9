import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The commit that is checked out in a directory, read from its `.git` without running git; `undefined` when there is none. */
export function gitRevision(root: string): string | undefined {
  try {
    const directory = gitDirectory(root);
    const head = readFileSync(join(directory, 'HEAD'), 'utf8').trim();
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
  return resolve(root, readFileSync(path, 'utf8').replace(/^gitdir: /, '').trim());
}

function commonDirectory(directory: string): string {
  try {
    return resolve(directory, readFileSync(join(directory, 'commondir'), 'utf8').trim());
  } catch {
    return directory;
  }
}

function looseRef(directory: string, ref: string): string | undefined {
  try {
    return commit(readFileSync(join(directory, ref), 'utf8').trim());
  } catch {
    return undefined;
  }
}

function packedRef(directory: string, ref: string): string | undefined {
  const line = readFileSync(join(directory, 'packed-refs'), 'utf8').split('\n').find((candidate) => candidate.endsWith(` ${ref}`));
  return line === undefined ? undefined : commit(line.slice(0, line.indexOf(' ')));
}

const commit = (text: string): string | undefined => (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text) ? text : undefined);
