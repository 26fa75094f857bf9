import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { normalizePath } from '#core/plugin/path.ts';
import { archiveLimits } from '../archive/archive-limits.ts';

export interface PackedSource {
  /** Relative to the directory, sorted. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Links and other things that are no files. */
  readonly skipped: readonly string[];
}

/** Other packages below a package, and what version control keeps. */
const foreign: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** The files of one installed package; `undefined` when they are too many to carry. Links are not followed. */
export function packSource(root: string, directory: string): PackedSource | undefined {
  const base = join(root, directory);
  const paths = directory.endsWith('.dist-info') ? recorded(base) : undefined;
  const [top, found] = paths === undefined ? [base, listed(base)] : [dirname(base), paths];
  const skipped: string[] = [];
  const files: { path: string; bytes: Uint8Array }[] = [];
  let total = 0;
  for (const path of found.sort()) {
    const stat = lstatSync(join(top, path), { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) {
      skipped.push(path);
      continue;
    }
    total += stat.size;
    if (total > archiveLimits.entrySize || files.length >= archiveLimits.entries) return undefined;
    files.push({ path, bytes: readFileSync(join(top, path)) });
  }
  return { files, skipped };
}

function listed(base: string): string[] {
  const found: string[] = [];
  const open = [base];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const item of readdirSync(next, { withFileTypes: true })) {
      const path = join(next, item.name);
      if (item.isDirectory() && !item.isSymbolicLink()) {
        if (!foreign.has(item.name)) open.push(path);
      } else found.push(relative(base, path).split(sep).join('/'));
    }
  }
  return found;
}

/** What the installer of a Python package wrote down (PyPA, recording installed projects); scripts outside of site-packages are not part of it. */
function recorded(base: string): string[] | undefined {
  const file = join(base, 'RECORD');
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8').split('\n').flatMap((line) => {
    const name = line.startsWith('"') ? line.slice(1, line.indexOf('"', 1)) : line.slice(0, Math.max(0, line.indexOf(',')));
    const path = name === '' || name.startsWith('/') ? undefined : normalizePath(name);
    return path === undefined || path.endsWith('.pyc') ? [] : [path];
  });
}
