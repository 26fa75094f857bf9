import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { zipFiles } from '#core/bundle/zip-files.ts';
import { onInterrupt } from '../cleanup.ts';
import { TargetError } from '../target/target-error.ts';

type Files = readonly { readonly path: string; readonly bytes: Uint8Array }[];

/** Where a bundle may go: a zip, or a directory that is new or empty. Throws `TargetError` before any work is done. */
export function checkBundlePlace(place: string): 'zip' | 'directory' {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (/\.zip$/i.test(place)) {
    if (stat !== undefined && !stat.isFile()) throw new TargetError(`${place} is no file.`, 'Name a file that may be replaced.');
    return 'zip';
  }
  if (stat !== undefined && (!stat.isDirectory() || readdirSync(place).length > 0)) throw new TargetError(`${place} is there already and not an empty directory.`, 'Name a new directory, or a file that ends in .zip.');
  return 'directory';
}

/** Whole or not at all: it is written beside and then renamed. */
export function writeBundle(place: string, files: Files): void {
  const partial = join(dirname(place), `.${basename(place)}.${process.pid}.partial`);
  const remove = () => rmSync(partial, { recursive: true, force: true });
  const interruption = onInterrupt(remove);
  try {
    mkdirSync(dirname(place), { recursive: true });
    if (checkBundlePlace(place) === 'zip') writeFileSync(partial, zipFiles(files));
    else {
      for (const { path, bytes } of files) {
        mkdirSync(join(partial, dirname(path)), { recursive: true });
        writeFileSync(join(partial, path), bytes, { mode: 0o644 });
      }
      if (existsSync(place)) rmSync(place, { recursive: true });
    }
    renameSync(partial, place);
  } catch (error) {
    remove();
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new TargetError(`${place} cannot be written: ${(error as Error).message}`, 'Choose a place where you may write.');
  } finally {
    interruption.done();
  }
}
