import * as zlib from 'node:zlib';
import { BinaryFormatError } from '#core/binary/byte-source.ts';
import { expandXz } from '#core/binary/xz.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { archiveLimits } from './archive-limits.ts';
import type { ArchiveListing } from './archive-entry.ts';
import { listTar, looksLikeTar } from './tar.ts';
import { listZip } from './zip.ts';

/** Entries of an archive, told by its content: zip, tar, tar or a single file in gzip, zstd or xz. Throws `UnreadableFile`. */
export function listArchive(bytes: Buffer, name: string): ArchiveListing {
  const kind = kindOf(bytes, name);
  if (kind === undefined) throw new UnreadableFile('unreadable', 'it is not a zip, tar, gzip, zstd or xz file');
  if (kind === 'zip') return listZip(bytes);
  if (kind === 'tar') return listTar(bytes);
  if (kind === 'bzip2') throw new UnreadableFile('unreadable', 'it is packed with bzip2, which is not supported');
  const unpacked = decompress(bytes, kind);
  if (looksLikeTar(unpacked)) return { ...listTar(unpacked), unpackedSize: unpacked.length };
  const inner = name.replace(/\.(?:gz|tgz|zst|zstd|xz)$/i, '');
  return { entries: [{ name: inner === name ? `${name}.unpacked` : inner, size: unpacked.length, packedSize: bytes.length, read: () => unpacked }], unpackedSize: unpacked.length };
}

type Kind = 'zip' | 'tar' | 'gzip' | 'zstd' | 'bzip2' | 'xz';

/** What the first bytes say; a zip may begin with foreign bytes, so its name counts too. */
function kindOf(bytes: Buffer, name: string): Kind | undefined {
  const magic = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0;
  if (magic === 0x504b0304 || magic === 0x504b0506 || magic === 0x504b0708) return 'zip';
  if (magic >>> 16 === 0x1f8b) return 'gzip';
  if (magic === 0x28b52ffd) return 'zstd';
  if (magic >>> 8 === 0x425a68) return 'bzip2';
  if (magic === 0xfd377a58) return 'xz';
  if (looksLikeTar(bytes)) return 'tar';
  if (/\.(?:zip|jar|war|ear|aar|whl|nupkg|vsix|apk|par|hpi|jpi)$/i.test(name)) return 'zip';
  return /\.tar$/i.test(name) ? 'tar' : undefined;
}

function decompress(bytes: Buffer, kind: 'gzip' | 'zstd' | 'xz'): Buffer {
  const most = Math.min(archiveLimits.stream, Math.max(archiveLimits.ratioFloor, bytes.length * archiveLimits.ratio));
  if (kind === 'xz') return unxz(bytes, most);
  try {
    return kind === 'gzip' ? zlib.gunzipSync(bytes, { maxOutputLength: most }) : zlib.zstdDecompressSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile('unsafe', `it unpacks to more than ${most} bytes`);
    throw new UnreadableFile('unreadable', `it cannot be unpacked (${code ?? 'damaged'})`);
  }
}

/** Node has no decoder for xz; ours is slower, so what it may expand to is bounded more tightly. */
function unxz(bytes: Buffer, most: number): Buffer {
  try {
    const unpacked = expandXz(bytes, Math.min(most, archiveLimits.entrySize));
    return Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  } catch (error) {
    if (error instanceof BinaryFormatError) throw new UnreadableFile('unreadable', `it cannot be unpacked (${error.message})`);
    throw error;
  }
}
