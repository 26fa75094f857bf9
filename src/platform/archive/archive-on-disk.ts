import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { BinaryFormatError } from '#core/binary/byte-source.ts';
import { streamXz } from '#core/binary/xz.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { openRegularFile, readRegularFile } from '../tree/read-regular-file.ts';
import type { ArchiveListing } from './archive-entry.ts';
import { archiveLimits, fetchAgain } from './archive-limits.ts';
import { OpenFile } from './byte-access.ts';
import { kindOf, listPlain, listUnpacked, type Compression } from './list-archive.ts';
import { unpackingFailure } from './unpacking-failure.ts';
import { Spool } from './spool.ts';

/** An archive of any size whose entries can be read until it is closed. */
export interface ArchiveOnDisk {
  readonly listing: ArchiveListing;
  close(): void;
}

/** Opens an archive without holding it: what is compressed as a whole is unpacked once, into a temporary file if it is large. Throws `UnreadableFile`. */
export async function openArchiveOnDisk(path: string): Promise<ArchiveOnDisk> {
  const name = basename(path);
  const { descriptor, size } = openRegularFile(path);
  const file = new OpenFile(descriptor, size);
  let kind;
  try {
    kind = kindOf(file, name);
    if (kind === 'zip' || kind === 'tar') return { listing: listPlain(file, kind), close: () => file.close() };
  } catch (error) {
    file.close();
    throw error;
  }
  file.close();
  const spool = new Spool(Math.min(archiveLimits.spooled, Math.max(archiveLimits.ratioFloor, size * archiveLimits.ratio)));
  try {
    if (kind === 'xz') unxz(path, spool);
    else await expand(path, kind, spool);
  } catch (error) {
    spool.discard();
    throw error;
  }
  const { bytes, close } = spool.finish();
  return { listing: listUnpacked(bytes, name, size), close };
}

async function expand(path: string, kind: Exclude<Compression, 'xz'>, spool: Spool): Promise<void> {
  const unpacking = kind === 'gzip' ? createGunzip({ chunkSize: 2 ** 18 }) : createZstdDecompress({ chunkSize: 2 ** 18 });
  const packed = createReadStream(path, { highWaterMark: 2 ** 18 });
  packed.on('error', (error) => unpacking.destroy(error)).pipe(unpacking);
  try {
    for await (const piece of unpacking) spool.add(piece as Buffer);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('unreadable', `it cannot be unpacked: ${unpackingFailure(error)}`, fetchAgain);
  } finally {
    packed.destroy();
    unpacking.destroy();
  }
}

/** Node has no decoder for xz; ours reads all of the packed bytes and gives what it unpacks piece by piece. */
function unxz(path: string, spool: Spool): void {
  try {
    streamXz(readRegularFile(path, { limit: archiveLimits.entrySize }), { limit: archiveLimits.spooled, sink: (piece) => spool.add(piece) });
  } catch (error) {
    if (error instanceof BinaryFormatError) throw new UnreadableFile('unreadable', `it cannot be unpacked (${error.message})`, fetchAgain);
    throw error;
  }
}
