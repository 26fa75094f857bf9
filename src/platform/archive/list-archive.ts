import * as zlib from 'node:zlib';
import { BinaryFormatError } from '#core/binary/byte-source.ts';
import { expandXz } from '#core/binary/xz.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { archiveLimits, fetchAgain } from './archive-limits.ts';
import type { ArchiveListing } from './archive-entry.ts';
import { inMemory, type ByteAccess } from './byte-access.ts';
import { listTar, looksLikeTar, within } from './tar.ts';
import { unpackingFailure } from './unpacking-failure.ts';
import { listZip } from './zip.ts';

/** Entries of an archive, told by its content: zip, tar, tar or a single file in gzip, zstd or xz. Throws `UnreadableFile`. */
export function listArchive(bytes: Buffer, name: string): ArchiveListing {
  const access = inMemory(bytes);
  const kind = kindOf(access, name);
  if (kind === 'zip' || kind === 'tar') return listPlain(access, kind);
  return listUnpacked(inMemory(decompress(bytes, kind)), name, bytes.length);
}

export const listPlain = (bytes: ByteAccess, kind: 'zip' | 'tar'): ArchiveListing => (kind === 'zip' ? listZip(bytes) : listTar(bytes));

/** What was in a compressed file. `packedSize`: its size. */
export function listUnpacked(bytes: ByteAccess, name: string, packedSize: number): ArchiveListing {
  if (looksLikeTar(bytes)) return { ...listTar(bytes), unpackedSize: bytes.size };
  const inner = name.replace(/\.(?:gz|tgz|zst|zstd|xz)$/i, '');
  return { entries: [{ name: inner === name ? `${name}.unpacked` : inner, size: bytes.size, packedSize, ...within(bytes, 0, bytes.size) }], unpackedSize: bytes.size };
}

export type Compression = 'gzip' | 'zstd' | 'xz';

/** What the first bytes say; a zip may begin with foreign bytes, so its name counts too. Throws `UnreadableFile`. */
export function kindOf(bytes: ByteAccess, name: string): 'zip' | 'tar' | Compression {
  const head = bytes.slice(0, 4);
  const magic = head.length >= 4 ? head.readUInt32BE(0) : 0;
  if (magic === 0x504b0304 || magic === 0x504b0506 || magic === 0x504b0708) return 'zip';
  if (magic >>> 16 === 0x1f8b) return 'gzip';
  if (magic === 0x28b52ffd) return 'zstd';
  if (magic >>> 8 === 0x425a68) throw new UnreadableFile('unreadable', 'it is packed with bzip2, which is not supported', 'Unpack it, or pack it with gzip, xz or zstd.');
  if (magic === 0xfd377a58) return 'xz';
  if (looksLikeTar(bytes)) return 'tar';
  if (/\.(?:zip|jar|war|ear|aar|whl|nupkg|vsix|apk|par|hpi|jpi)$/i.test(name)) return 'zip';
  if (/\.tar$/i.test(name)) return 'tar';
  throw new UnreadableFile('unreadable', 'it is not a zip, tar, gzip, zstd or xz file', fetchAgain);
}

function decompress(bytes: Buffer, kind: Compression): Buffer {
  const most = Math.min(archiveLimits.stream, Math.max(archiveLimits.ratioFloor, bytes.length * archiveLimits.ratio));
  if (kind === 'xz') return unxz(bytes, most);
  try {
    return kind === 'gzip' ? zlib.gunzipSync(bytes, { maxOutputLength: most }) : zlib.zstdDecompressSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile('unsafe', `it unpacks to more than ${most} bytes`);
    throw new UnreadableFile('unreadable', `it cannot be unpacked: ${unpackingFailure(error)}`, fetchAgain);
  }
}

/** Node has no decoder for xz; ours is slower, so what it may expand to is bounded more tightly. */
function unxz(bytes: Buffer, most: number): Buffer {
  try {
    const unpacked = expandXz(bytes, Math.min(most, archiveLimits.entrySize));
    return Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  } catch (error) {
    if (error instanceof BinaryFormatError) throw new UnreadableFile('unreadable', `it cannot be unpacked (${error.message})`, fetchAgain);
    throw error;
  }
}
