import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { FoundBundle } from '#features/bundle/verify-bundle.ts';
import { openArchive } from '../archive/unpack.ts';
import { TargetError } from '../target/target-error.ts';
import { DiskFile } from '../tree/disk-file.ts';
import { readRegularFile } from '../tree/read-regular-file.ts';
import { archiveLimits } from '../archive/archive-limits.ts';

/** A bundle as it is, without unpacking it to the disk; the limits for archives hold. Throws `TargetError` when there is none. */
export function readBundle(place: string): FoundBundle {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) throw new TargetError(`${place} does not exist.`, 'Name a bundle: a zip or a directory that muster bundle wrote.');
  return stat.isDirectory() ? readDirectoryBundle(resolve(place)) : readZipBundle(resolve(place));
}

function readZipBundle(path: string): FoundBundle {
  const name = basename(path);
  const problems: string[] = [];
  try {
    const index = openArchive(new DiskFile(dirname(path), name), ({ file, message }) => problems.push(`${file === name ? '' : `${String(file)}: `}${message}`), `${name}!/`);
    const start = name.length + 2;
    return { paths: index.all().map((file) => file.path.slice(start)), read: (inner) => index.get(`${name}!/${inner}`)!.bytes(), problems };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { paths: [], read: () => new Uint8Array(), problems: [error.message] };
  }
}

function readDirectoryBundle(root: string): FoundBundle {
  const paths: string[] = [];
  const problems: string[] = [];
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const item of readdirSync(next, { withFileTypes: true })) {
      const full = join(next, item.name);
      const path = relative(root, full).split(sep).join('/');
      if (item.isDirectory()) open.push(full);
      else if (item.isFile()) paths.push(path);
      else problems.push(`${path}: it is a link or another thing that is no file, and was not followed`);
    }
  }
  return { paths: paths.sort(), read: (path) => readRegularFile(join(root, path), { limit: archiveLimits.entrySize }), problems };
}
