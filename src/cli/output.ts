import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { onInterrupt } from '#platform/cleanup.ts';
import { UsageError } from './exit-codes.ts';

/** Writes a document to a file, whole or not at all. */
export function writeFile(path: string, pieces: Iterable<string>): void {
  const folder = dirname(path);
  const partial = join(folder, `.${basename(path)}.${process.pid}.partial`);
  const interruption = onInterrupt(() => rmSync(partial, { force: true }));
  try {
    mkdirSync(folder, { recursive: true });
    const descriptor = openSync(partial, 'w');
    try {
      for (const piece of joined(pieces)) writeSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`, 'Choose a place where you may write.');
  } finally {
    interruption.done();
  }
}

/** Writes to standard output and waits for a slow reader, so that a document of any size needs little memory. */
export async function writeStandardOutput(pieces: Iterable<string>): Promise<void> {
  for (const piece of joined(pieces)) {
    if (!process.stdout.write(piece)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
  }
}

/** Small pieces in lots of about 64 KiB. */
function* joined(pieces: Iterable<string>): Generator<string> {
  let lot: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    lot.push(piece);
    length += piece.length;
    if (length < 65_536) continue;
    yield lot.join('');
    lot = [];
    length = 0;
  }
  if (length > 0) yield lot.join('');
}
