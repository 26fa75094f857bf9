import { join } from 'node:path';
import { commonDirectory, gitDirectory, gitText } from '../git/git-directory.ts';

/** The commit that is checked out in a directory, read from its `.git` without running git; `undefined` when there is none. */
export function gitRevision(root: string): string | undefined {
  try {
    const directory = gitDirectory(root);
    const head = gitText(join(directory, 'HEAD')).trim();
    if (!head.startsWith('ref: ')) return commit(head);
    const ref = head.slice(5);
    const common = commonDirectory(directory);
    return looseRef(directory, ref) ?? looseRef(common, ref) ?? packedRef(common, ref);
  } catch {
    return undefined;
  }
}

function looseRef(directory: string, ref: string): string | undefined {
  try {
    return commit(gitText(join(directory, ref)).trim());
  } catch {
    return undefined;
  }
}

function packedRef(directory: string, ref: string): string | undefined {
  const line = gitText(join(directory, 'packed-refs')).split('\n').find((candidate) => candidate.endsWith(` ${ref}`));
  return line === undefined ? undefined : commit(line.slice(0, line.indexOf(' ')));
}

const commit = (text: string): string | undefined => (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text) ? text : undefined);
