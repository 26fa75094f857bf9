import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Issue } from '#core/model/issue.ts';
import { git } from './git-checkout.ts';
import { readObjects } from './git-batch.ts';
import type { GitObject } from './git-object.ts';

/** A directory or file of a revision, on disk for as long as it is needed. */
export interface ExportedTree {
  readonly path: string;
  /** What could not be put on disk. */
  readonly issues: readonly Issue[];
  remove(): void;
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/**
 * Writes a tree or file of a repository into a temporary directory. Blobs are written as stored: attributes such as `export-ignore`, filters and hooks
 * have no say, nothing in the repository or its working tree changes.
 */
export async function exportTree(object: GitObject, name: string): Promise<ExportedTree> {
  const place = mkdtempSync(join(tmpdir(), 'muster-revision-'));
  const remove = (): void => rmSync(place, { recursive: true, force: true });
  try {
    if (object.kind === 'blob') {
      const path = join(place, basename(object.path) || 'file');
      await readObjects(object.repository, [object.id], () => fileAt(path));
      return { path, issues: [], remove };
    }
    const root = join(place, 'tree');
    mkdirSync(root);
    return { path: root, issues: await writeEntries(entriesOf(object, name), object.repository, root), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function entriesOf({ repository, id }: GitObject, name: string): Entry[] {
  const listing = git(['-C', repository, 'ls-tree', '-r', '-z', '--full-tree', id], `revision ${name}`);
  return listing.split('\0').filter((line) => line !== '').map((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', , object = ''] = line.slice(0, tab).split(' ');
    return { mode, id: object, path: line.slice(tab + 1) };
  });
}

async function writeEntries(entries: readonly Entry[], repository: string, root: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  const safe = entries.filter((entry) => isSafe(entry.path) || !issues.push(unsafe(entry.path)));
  for (const { path } of safe.filter(({ mode }) => mode === '160000')) issues.push(submodule(path));
  const files = safe.filter(({ mode }) => mode.startsWith('100'));
  const links = safe.filter(({ mode }) => mode === '120000');
  // every directory is there before the first link, so that no link can stand for a directory
  for (const directory of new Set([...files, ...links].map(({ path }) => dirname(path)))) mkdirSync(join(root, directory), { recursive: true });
  const written = [...files, ...links];
  await readObjects(repository, written.map(({ id }) => id), (index) => {
    const { path, mode } = written[index]!;
    const sink = mode === '120000' ? linkAt(join(root, path)) : fileAt(join(root, path));
    return {
      write: sink.write,
      close() {
        if (!sink.close()) issues.push(unsafe(path));
      },
    };
  });
  return issues;
}

/** No way out of the directory, and nothing that git itself would read. */
const isSafe = (path: string): boolean => !path.startsWith('/') && path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..' && segment.toLowerCase() !== '.git');

/** `close` answers whether it was written: two names may be one on a disk that does not tell case apart. */
function fileAt(path: string): { write(piece: Buffer): void; close(): boolean } {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return {
    write: (piece) => void (descriptor === undefined ? 0 : writeSync(descriptor, piece)),
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      return descriptor !== undefined;
    },
  };
}

function linkAt(path: string): { write(piece: Buffer): void; close(): boolean } {
  const pieces: Buffer[] = [];
  return {
    write: (piece) => void pieces.push(Buffer.from(piece)),
    close() {
      try {
        symlinkSync(Buffer.concat(pieces), path);
        return true;
      } catch {
        return false;
      }
    },
  };
}

const unsafe = (path: string): Issue => ({
  code: 'unsafe', path, message: 'the revision has this path in a form that cannot be written to this disk; it was left out',
  remedy: 'Check the repository with git fsck.', source: 'scan/revision',
});

const submodule = (path: string): Issue => ({
  code: 'missing-file', path, message: 'the submodule is another repository, and its content is not part of this revision',
  remedy: 'Compare the submodule on its own, in its directory.', source: 'scan/revision',
});
