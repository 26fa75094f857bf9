import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { temporaryPlace } from '../target/temporary-place.ts';
import { archiveLimits } from './archive-limits.ts';
import { inMemory, OpenFile, type ByteAccess } from './byte-access.ts';

/** Bytes that come one piece after the other and are wanted in any order: in memory as long as they are few, then in a temporary file that only we see. */
export class Spool {
  readonly #most: number;
  readonly #pieces: Buffer[] = [];
  #size = 0;
  #file: { readonly descriptor: number; readonly directory: string } | undefined;

  /** More than `most` bytes are refused. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Throws `UnreadableFile`. */
  add(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size > this.#most) throw new UnreadableFile('unsafe', `it unpacks to more than ${this.#most} bytes`);
    if (this.#file === undefined && this.#size <= archiveLimits.inMemory) {
      this.#pieces.push(Buffer.from(piece));
      return;
    }
    for (const waiting of [...this.#pieces.splice(0), piece]) this.#write(waiting);
  }

  finish(): { readonly bytes: ByteAccess; close(): void } {
    const file = this.#file;
    if (file === undefined) return { bytes: inMemory(Buffer.concat(this.#pieces)), close: () => undefined };
    const open = new OpenFile(file.descriptor, this.#size, () => rmSync(file.directory, { recursive: true, force: true }));
    return { bytes: open, close: () => open.close() };
  }

  /** Of what is not finished nothing stays. */
  discard(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file.descriptor);
    rmSync(this.#file.directory, { recursive: true, force: true });
  }

  #write(piece: Uint8Array): void {
    try {
      this.#file ??= openTemporary();
      let done = 0;
      while (done < piece.length) done += writeSync(this.#file.descriptor, piece, done);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UnreadableFile('too-large', `it could not be unpacked into a temporary file (${code === 'ENOSPC' ? 'the disk is full' : String(code)})`);
    }
  }
}

function openTemporary(): { readonly descriptor: number; readonly directory: string } {
  const directory = temporaryPlace('muster-archive-', archiveLimits.spooled);
  const descriptor = openSync(join(directory, 'unpacked'), 'wx+', 0o600);
  // where the system allows it the file has no name from here on: it goes with us, whatever happens
  if (process.platform !== 'win32') rmSync(directory, { recursive: true, force: true });
  return { descriptor, directory };
}
