import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readRegularFile } from '../tree/read-regular-file.ts';

/** Where git keeps what belongs to a checkout: `.git`, or what a file `.git` names, as in worktrees and submodules. Throws what the system says. */
export function gitDirectory(root: string): string {
  const path = join(root, '.git');
  if (statSync(path).isDirectory()) return path;
  return resolve(root, gitText(path).replace(/^gitdir: /, '').trim());
}

/** Where git keeps what all worktrees share. */
export function commonDirectory(directory: string): string {
  try {
    return resolve(directory, gitText(join(directory, 'commondir')).trim());
  } catch {
    return directory;
  }
}

export const gitText = (path: string): string => readRegularFile(path, { limit: 2 ** 26 }).toString('utf8');
