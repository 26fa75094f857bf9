import { closeSync, constants, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { onInterrupt } from '#platform/cleanup.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { UsageError } from './exit-codes.ts';

/** Writes a document to a file, whole or not at all. A link is written through; pipes and devices take the document as it comes. */
export function writeFile(path: string, pieces: Iterable<string>): void {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) replaceFile(path, pieces, undefined);
    else if (stat.isFile()) replaceFile(realpathSync(path), pieces, stat.mode);
    else if (stat.isDirectory()) throw new UsageError(`${path} is a directory.`, 'Name a file in it.');
    else writeAll(openSync(path, 'w'), pieces);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`${path} cannot be written: ${fileFailure(error)}.`, 'Choose a place where you may write.');
  }
}

/** Where a file of that name is written to: what it is a link to, where it is one. */
export function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function replaceFile(path: string, pieces: Iterable<string>, mode: number | undefined): void {
  const folder = dirname(path);
  const partial = join(folder, `.${basename(path).slice(0, 100)}.${process.pid}.partial`);
  const interruption = onInterrupt(() => rmSync(partial, { force: true }));
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(partial, { force: true });
    const descriptor = openSync(partial, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode === undefined ? 0o666 : mode & 0o777);
    writeAll(descriptor, pieces);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    interruption.done();
  }
}

/** Closes the descriptor in any case. */
function writeAll(descriptor: number, pieces: Iterable<string>): void {
  try {
    for (const piece of joined(pieces)) {
      const bytes = Buffer.from(piece);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    }
  } finally {
    closeSync(descriptor);
  }
}

let readerLeft = false;

/** `muster scan | head`: the reader has seen enough, which is no error. Anything else that keeps output from being written is told. */
export function watchStandardOutput(onFailure: (error: Error) => never): void {
  // nobody may be listening there, and there is no other place to say so
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') onFailure(error);
    readerLeft = true;
  });
}

/** Is there nobody left to read what is written? Known as soon as a write has failed, before the event that tells of it. */
export const isReaderGone = (): boolean => readerLeft || (process.stdout.errored as NodeJS.ErrnoException | null)?.code === 'EPIPE';

/** Writes to standard output and waits for a slow reader, so that a document of any size needs little memory; stops when the reader leaves. */
export async function writeStandardOutput(pieces: Iterable<string>): Promise<void> {
  for (const piece of joined(pieces)) {
    if (isReaderGone()) return;
    if (!process.stdout.write(piece)) await readyForMore();
  }
}

/** As `writeStandardOutput`, for what is encoded already. */
export async function writeStandardOutputBytes(bytes: Uint8Array): Promise<void> {
  if (!isReaderGone() && !process.stdout.write(bytes)) await readyForMore();
}

function readyForMore(): Promise<void> {
  return new Promise((resolve) => {
    const events = ['drain', 'error', 'close'] as const;
    const settle = () => {
      for (const event of events) process.stdout.off(event, settle);
      resolve();
    };
    for (const event of events) process.stdout.on(event, settle);
  });
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
