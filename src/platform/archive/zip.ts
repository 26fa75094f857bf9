import { constants, crc32, inflateRawSync } from 'node:zlib';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { archiveLimits, fetchAgain } from './archive-limits.ts';
import { unpackingFailure } from './unpacking-failure.ts';
import { linkedEntries, unreadableEntry, type ArchiveLink } from './archive-links.ts';
import type { ByteAccess } from './byte-access.ts';
import type { ArchiveEntry, ArchiveListing } from './archive-entry.ts';

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

/** Files of a zip archive by its central directory (APPNOTE 4.3, with zip64); prefixed data (self-extracting, executable jars) is allowed. Throws `UnreadableFile` where all of them are encrypted. */
export function listZip(bytes: ByteAccess): ArchiveListing {
  const end = findEnd(bytes);
  if (end === undefined) return { entries: [], problem: 'it has no central directory: it is damaged, cut off or not a zip file' };
  const files: ArchiveEntry[] = [];
  const links: ArchiveLink[] = [];
  const unread: ArchiveEntry[] = [];
  const listing = (problem?: string): ArchiveListing => ({ entries: [...files, ...linkedEntries(files, links), ...unread], ...(problem === undefined ? {} : { problem }) });
  let count = 0;
  let encrypted = 0;
  let at = end.offset + end.shift;
  for (let index = 0; index < end.count; index++) {
    const head = bytes.slice(at, at + 46);
    if (head.length < 46 || head.readUInt32LE(0) !== centralSignature) return listing(`the central directory is damaged after ${index} of ${end.count} entries`);
    if (index >= archiveLimits.entries) return listing(`it has more than ${archiveLimits.entries} entries`);
    const flags = head.readUInt16LE(8);
    const method = head.readUInt16LE(10);
    const nameLength = head.readUInt16LE(28);
    const extraLength = head.readUInt16LE(30);
    const commentLength = head.readUInt16LE(32);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength > bytes.size) return listing(`the central directory is cut off after ${index} of ${end.count} entries`);
    const rest = bytes.slice(at + 46, nameEnd + extraLength);
    const name = rest.toString(flags & 0x800 ? 'utf8' : 'latin1', 0, nameLength);
    const sizes = wideSizes(rest.subarray(nameLength), { size: head.readUInt32LE(24), packedSize: head.readUInt32LE(20), offset: head.readUInt32LE(42) });
    const checksum = head.readUInt32LE(16);
    const place = { ...sizes, offset: sizes.offset + end.shift, method, encrypted: (flags & 1) === 1, checksum };
    if (!name.endsWith('/')) {
      count++;
      if (place.encrypted) encrypted++;
      if (isLink(head)) {
        const to = targetOf(bytes, place);
        if (typeof to === 'string') links.push({ name, to, symbolic: true });
        else unread.push({ ...unreadableEntry(name, to.code, to.message), isLink: true });
      } else files.push({ name, size: sizes.size, packedSize: sizes.packedSize, checksum, read: () => readEntry(bytes, place), demandAllowed: () => demandAllowed(place), beginning: (length) => beginningOf(bytes, place, length) });
    }
    at = nameEnd + extraLength + commentLength;
  }
  if (encrypted > 0 && encrypted === count) throw new UnreadableFile('unreadable', `it is encrypted, and so are all its entries (${encrypted})`, 'Unpack it with its password and scan that.');
  return listing();
}

const unix = 3;
const typeOfFile = 0o170000;
const symbolicLink = 0o120000;

/** By the mode that a packer on Unix notes in the upper half of the external attributes. */
const isLink = (head: Buffer): boolean => head[5] === unix && (head.readUInt16LE(40) & typeOfFile) === symbolicLink;

/** The content of a link is the path that it leads to. */
function targetOf(bytes: ByteAccess, place: Place): string | UnreadableFile {
  if (place.size > archiveLimits.nameLength) return new UnreadableFile('unsafe', 'it is a link with a target that is longer than any path');
  try {
    return readEntry(bytes, place).toString('utf8');
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
}

interface Sizes {
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

interface Place extends Sizes {
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
}

function findEnd(bytes: ByteAccess): { offset: number; count: number; shift: number } | undefined {
  const start = Math.max(0, bytes.size - 22 - 65_535 - 20);
  const tail = bytes.slice(start, bytes.size);
  const lowest = Math.max(0, tail.length - 22 - 65_535);
  for (let at = tail.length - 22; at >= lowest; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    let count = tail.readUInt16LE(at + 10);
    let size = tail.readUInt32LE(at + 12);
    let offset = tail.readUInt32LE(at + 16);
    let directoryEnd = start + at;
    if ((count === 0xffff || size === 0xffffffff || offset === 0xffffffff) && at >= 20 && tail.readUInt32LE(at - 20) === end64LocatorSignature) {
      const place = Number(tail.readBigUInt64LE(at - 12));
      const wide = place + 56 <= bytes.size ? bytes.slice(place, place + 56) : undefined;
      if (wide?.readUInt32LE(0) === end64Signature) {
        count = Number(wide.readBigUInt64LE(32));
        size = Number(wide.readBigUInt64LE(40));
        offset = Number(wide.readBigUInt64LE(48));
        directoryEnd = place;
      }
    }
    // bytes before the archive move everything by the same distance
    const shift = directoryEnd - size - offset;
    if (shift < 0 || offset + shift > bytes.size) continue;
    return { offset, count, shift };
  }
  return undefined;
}

/** `extra`: the extra fields of the entry. */
function wideSizes(extra: Buffer, narrow: Sizes): Sizes {
  if (narrow.size !== 0xffffffff && narrow.packedSize !== 0xffffffff && narrow.offset !== 0xffffffff) return narrow;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const limit = Math.min(extra.length, next + extra.readUInt16LE(at + 2));
    const wide = (value: number): number => {
      if (value !== 0xffffffff || next + 8 > limit) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    };
    const size = wide(narrow.size);
    const packedSize = wide(narrow.packedSize);
    return { size, packedSize, offset: wide(narrow.offset) };
  }
  return narrow;
}

function readEntry(bytes: ByteAccess, place: Place): Buffer {
  const content = contentOf(bytes, place);
  if (crc32(content) !== place.checksum) throw new UnreadableFile('unreadable', 'the content of the entry does not fit its checksum', fetchAgain);
  return content;
}

function demandAllowed({ size, packedSize }: Place): void {
  if (Math.max(size, packedSize) > archiveLimits.entrySize) throw new UnreadableFile('too-large', `the entry has ${size} bytes unpacked; the limit is ${archiveLimits.entrySize}`);
  if (size > archiveLimits.ratioFloor && size > packedSize * archiveLimits.ratio) throw new UnreadableFile('unsafe', `the entry unpacks to ${Math.round(size / packedSize)} times its size`);
}

function contentOf(bytes: ByteAccess, place: Place): Buffer {
  const { size, packedSize, method } = place;
  demandAllowed(place);
  const start = startOf(bytes, place);
  const packed = bytes.slice(start, start + packedSize);
  if (method === 0) return packed;
  try {
    // a lie about the size is found and not followed
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (unpacked.length !== size) throw new UnreadableFile('unreadable', `the entry has ${unpacked.length} bytes unpacked, and the archive says ${size}`, fetchAgain);
    return unpacked;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('unreadable', `the entry cannot be unpacked: ${unpackingFailure(error)}`, fetchAgain);
  }
}

/** Packed bytes that are looked at for the first few: the tables in front of them are shorter, and these unpack to a megabyte at the most. */
const packedBeginning = 1024;

/** What damage comes after is for whoever reads it all. */
function beginningOf(bytes: ByteAccess, place: Place, length: number): Buffer {
  const start = startOf(bytes, place);
  if (place.method === 0) return bytes.slice(start, start + Math.min(length, place.packedSize));
  try {
    return inflateRawSync(bytes.slice(start, start + Math.min(packedBeginning, place.packedSize)), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, length);
  } catch (error) {
    throw new UnreadableFile('unreadable', `the entry cannot be unpacked: ${unpackingFailure(error)}`, fetchAgain);
  }
}

/** Where the packed bytes of an entry begin; that they are all there, and packed in a way that can be unpacked, is certain then. */
function startOf(bytes: ByteAccess, { packedSize, offset, method, encrypted }: Place): number {
  if (encrypted) throw new UnreadableFile('unreadable', 'the entry is encrypted', 'Unpack it with its password and scan that.');
  const head = bytes.slice(offset, offset + 30);
  if (head.length < 30 || head.readUInt32LE(0) !== localSignature) throw new UnreadableFile('unreadable', 'the entry is damaged', fetchAgain);
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (start + packedSize > bytes.size) throw new UnreadableFile('unreadable', 'the entry is cut off', fetchAgain);
  if (method !== 0 && method !== 8) throw new UnreadableFile('unreadable', `the entry is packed by method ${method}, which is not supported`, 'Unpack it, or pack it again with deflate.');
  return start;
}
