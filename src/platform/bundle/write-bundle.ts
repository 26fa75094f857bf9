import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BundleManifest } from '#core/bundle/bundle-manifest.ts';
import { zipFiles } from '#core/bundle/zip-files.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { onInterrupt } from '../cleanup.ts';
import { TargetError } from '../target/target-error.ts';
import { readBundle } from './read-bundle.ts';
import { fileFailure } from '../tree/file-failure.ts';

type Files = readonly { readonly path: string; readonly bytes: Uint8Array }[];

/** Where a bundle may go: a zip, or a directory that is new or empty. A file that is no bundle of ours is only replaced with `force`. Throws `TargetError` before any work is done. */
export function checkBundlePlace(place: string, force: boolean): 'zip' | 'directory' {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (/\.zip$/i.test(place)) {
    if (stat !== undefined && !stat.isFile()) throw new TargetError(`${place} is no file.`, 'Name a file that may be replaced.');
    if (stat !== undefined && !force && !isBundle(place)) throw new TargetError(`${place} is there already and no bundle of Muster.`, 'Name another file, or replace it with --force.');
    return 'zip';
  }
  if (stat !== undefined && (!stat.isDirectory() || readdirSync(place).length > 0)) throw new TargetError(`${place} is there already and not an empty directory.`, 'Name a new directory, or a file that ends in .zip.');
  return 'directory';
}

function isBundle(place: string): boolean {
  const { paths, read } = readBundle(place);
  if (!paths.includes('manifest.json')) return false;
  try {
    return BundleManifest.safeParse(JSON.parse(Buffer.from(read('manifest.json')).toString())).success;
  } catch (error) {
    // damaged, or no JSON
    if (error instanceof SyntaxError || error instanceof UnreadableFile) return false;
    throw error;
  }
}

/** Step by step: where nothing may be made (`/proc`), Node's own recursive way does not end. */
function makeDirectories(path: string): void {
  if (existsSync(path)) return;
  makeDirectories(dirname(path));
  mkdirSync(path);
}

/** Whole or not at all: it is written beside and then renamed. */
export function writeBundle(place: string, files: Files, force: boolean): void {
  const partial = join(dirname(place), `.${basename(place)}.${process.pid}.partial`);
  const remove = () => rmSync(partial, { recursive: true, force: true });
  const interruption = onInterrupt(remove);
  try {
    makeDirectories(dirname(place));
    if (checkBundlePlace(place, force) === 'zip') writeFileSync(partial, zipFiles(files));
    else {
      for (const { path, bytes } of files) {
        makeDirectories(join(partial, dirname(path)));
        writeFileSync(join(partial, path), bytes, { mode: 0o644 });
      }
      if (existsSync(place)) rmSync(place, { recursive: true });
    }
    renameSync(partial, place);
  } catch (error) {
    remove();
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new TargetError(`${place} cannot be written: ${fileFailure(error)}.`, 'Choose a place where you may write.');
  } finally {
    interruption.done();
  }
}
