import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { archiveLimits } from './archive-limits.ts';
import type { ArchiveEntry, ArchiveListing } from './archive-entry.ts';

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

/** Files of a zip archive by its central directory (APPNOTE 4.3, with zip64); prefixed data (self-extracting, executable jars) is allowed. */
export function listZip(bytes: Buffer): ArchiveListing {
  const end = findEnd(bytes);
  if (end === undefined) return { entries: [], problem: 'it has no central directory: it is damaged, cut off or not a zip file' };
  const entries: ArchiveEntry[] = [];
  let at = end.offset + end.shift;
  for (let index = 0; index < end.count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== centralSignature) return { entries, problem: `the central directory is damaged after ${index} of ${end.count} entries` };
    if (index >= archiveLimits.entries) return { entries, problem: `it has more than ${archiveLimits.entries} entries` };
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const commentLength = bytes.readUInt16LE(at + 32);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength > bytes.length) return { entries, problem: `the central directory is cut off after ${index} of ${end.count} entries` };
    const name = bytes.toString(flags & 0x800 ? 'utf8' : 'latin1', at + 46, nameEnd);
    const sizes = wideSizes(bytes, nameEnd, nameEnd + extraLength, {
      size: bytes.readUInt32LE(at + 24),
      packedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    const place = { ...sizes, offset: sizes.offset + end.shift, method, encrypted: (flags & 1) === 1 };
    if (!name.endsWith('/')) entries.push({ name, size: sizes.size, packedSize: sizes.packedSize, checksum: bytes.readUInt32LE(at + 16), read: () => readEntry(bytes, place) });
    at = nameEnd + extraLength + commentLength;
  }
  return { entries };
}

interface Sizes {
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

interface Place extends Sizes {
  readonly method: number;
  readonly encrypted: boolean;
}

function findEnd(bytes: Buffer): { offset: number; count: number; shift: number } | undefined {
  const lowest = Math.max(0, bytes.length - 22 - 65_535);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) !== endSignature) continue;
    let count = bytes.readUInt16LE(at + 10);
    let size = bytes.readUInt32LE(at + 12);
    let offset = bytes.readUInt32LE(at + 16);
    let directoryEnd = at;
    if ((count === 0xffff || size === 0xffffffff || offset === 0xffffffff) && at >= 20 && bytes.readUInt32LE(at - 20) === end64LocatorSignature) {
      const wide = Number(bytes.readBigUInt64LE(at - 12));
      if (wide + 56 <= bytes.length && bytes.readUInt32LE(wide) === end64Signature) {
        count = Number(bytes.readBigUInt64LE(wide + 32));
        size = Number(bytes.readBigUInt64LE(wide + 40));
        offset = Number(bytes.readBigUInt64LE(wide + 48));
        directoryEnd = wide;
      }
    }
    // bytes before the archive move everything by the same distance
    const shift = directoryEnd - size - offset;
    if (shift < 0 || offset + shift > bytes.length) continue;
    return { offset, count, shift };
  }
  return undefined;
}

function wideSizes(bytes: Buffer, start: number, end: number, narrow: Sizes): Sizes {
  if (narrow.size !== 0xffffffff && narrow.packedSize !== 0xffffffff && narrow.offset !== 0xffffffff) return narrow;
  for (let at = start; at + 4 <= end; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const limit = Math.min(end, next + bytes.readUInt16LE(at + 2));
    const wide = (value: number): number => {
      if (value !== 0xffffffff || next + 8 > limit) return value;
      next += 8;
      return Number(bytes.readBigUInt64LE(next - 8));
    };
    const size = wide(narrow.size);
    const packedSize = wide(narrow.packedSize);
    return { size, packedSize, offset: wide(narrow.offset) };
  }
  return narrow;
}

function readEntry(bytes: Buffer, { size, packedSize, offset, method, encrypted }: Place): Buffer {
  if (encrypted) throw new UnreadableFile('unreadable', 'the entry is encrypted');
  if (size > archiveLimits.entrySize) throw new UnreadableFile('too-large', `the entry has ${size} bytes unpacked; the limit is ${archiveLimits.entrySize}`);
  if (size > archiveLimits.ratioFloor && size > packedSize * archiveLimits.ratio) throw new UnreadableFile('unsafe', `the entry unpacks to ${Math.round(size / packedSize)} times its size`);
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localSignature) throw new UnreadableFile('unreadable', 'the entry is damaged');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packedSize > bytes.length) throw new UnreadableFile('unreadable', 'the entry is cut off');
  const packed = bytes.subarray(start, start + packedSize);
  if (method === 0) return packed;
  if (method !== 8) throw new UnreadableFile('unreadable', `the entry is packed by method ${method}, which is not supported`);
  try {
    // a lie about the size is found and not followed
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (unpacked.length !== size) throw new UnreadableFile('unreadable', `the entry has ${unpacked.length} bytes unpacked, and the archive says ${size}`);
    return unpacked;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('unreadable', `the entry cannot be unpacked (${(error as NodeJS.ErrnoException).code ?? 'damaged'})`);
  }
}
