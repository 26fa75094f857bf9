import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import type { Issue } from '#core/model/issue.ts';
import { Plan } from '#features/scan/plan.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { onInterrupt } from '../cleanup.ts';
import { mayBeExecutable } from '../tree/executable-file.ts';
import { git } from './git-checkout.ts';
import { readObjects } from './git-batch.ts';
import type { GitObject } from './git-object.ts';
import { temporaryPlace } from './temporary-place.ts';

/** A directory or file of a revision, on disk for as long as it is needed. */
export interface ExportedTree {
  readonly path: string;
  /** Number of files that no scan reads; they were not written. */
  readonly leftOut: number;
  /** What could not be put on disk. */
  readonly issues: readonly Issue[];
  remove(): void;
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Writes a file of a repository, or of a tree what a scan reads, into a temporary directory. Blobs are written as stored: attributes such as `export-ignore`, filters and hooks
 * have no say, nothing in the repository or its working tree changes.
 */
export async function exportTree(object: GitObject, name: string): Promise<ExportedTree> {
  if (object.kind === 'blob') return exportFile(object);
  const entries = entriesOf(object, name);
  const needed = await neededEntries(entries, object.repository);
  const place = temporaryPlace(prefix, needed.reduce((sum, { size }) => sum + size, 0));
  return filled(place, async () => {
    const root = join(place, 'tree');
    mkdirSync(root);
    return { path: root, leftOut: entries.length - needed.length, issues: await writeEntries(needed, object.repository, root) };
  });
}

function exportFile(object: GitObject): Promise<ExportedTree> {
  const place = temporaryPlace(prefix, Number.POSITIVE_INFINITY);
  return filled(place, async () => {
    const path = join(place, basename(object.path) || 'file');
    await readObjects(object.repository, [object.id], () => fileAt(path));
    return { path, leftOut: 0, issues: [] };
  });
}

const prefix = 'muster-revision-';

/** Nothing stays behind when filling it fails. */
async function filled(place: string, fill: () => Promise<Omit<ExportedTree, 'remove'>>): Promise<ExportedTree> {
  const clear = (): void => rmSync(place, { recursive: true, force: true });
  const interruption = onInterrupt(clear);
  const remove = (): void => {
    interruption.done();
    clear();
  };
  try {
    return { ...(await fill()), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function entriesOf({ repository, id }: GitObject, name: string): Entry[] {
  const listing = git(['-C', repository, 'ls-tree', '-r', '-z', '-l', '--full-tree', id], `revision ${name}`);
  return listing.split('\0').filter((line) => line !== '').map((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', , object = '', size = ''] = line.slice(0, tab).split(/ +/);
    return { mode, id: object, size: Number(size) || 0, path: line.slice(tab + 1) };
  });
}

const isLink = ({ mode }: Entry): boolean => mode === '120000';

/** What a scan may look at: files that it knows or that may be executable, and where links lead; not the rules of git, which say nothing of what is in a revision. Writing all of a large tree would take longer than reading it. */
async function neededEntries(entries: readonly Entry[], repository: string): Promise<Entry[]> {
  const plan = new Plan(ecosystems);
  const isNeeded = ({ mode, path }: Entry): boolean => !mode.startsWith('100') || !isSafe(path) || path === 'muster.yaml' || plan.wants(path) || mayBeExecutable(basename(path));
  const targets = new Set<string>();
  const links = entries.filter(isLink);
  const texts = links.map((): Buffer[] => []);
  await readObjects(repository, links.map(({ id }) => id), (index) => ({ write: (piece) => void texts[index]!.push(Buffer.from(piece)), close: () => undefined }));
  for (const [index, { path }] of links.entries()) targets.add(posix.join(posix.dirname(path), Buffer.concat(texts[index]!).toString('utf8')));
  return entries.filter((entry) => isNeeded(entry) || targets.has(entry.path));
}

async function writeEntries(entries: readonly Entry[], repository: string, root: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  const safe = entries.filter((entry) => isSafe(entry.path) || !issues.push(unsafe(entry.path)));
  for (const { path } of safe.filter(({ mode }) => mode === '160000')) issues.push(submodule(path));
  const files = safe.filter(({ mode }) => mode.startsWith('100'));
  const links = safe.filter(isLink);
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
