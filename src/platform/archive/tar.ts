import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { ArchiveEntry, ArchiveListing } from './archive-entry.ts';
import { archiveLimits } from './archive-limits.ts';
import type { ByteAccess } from './byte-access.ts';
import { linkedEntries, unreadableEntry, type ArchiveLink } from './archive-links.ts';

const block = 512;

/** Bytes; no file system takes names near this long, and a record of attributes is a few lines. */
const longestRecord = 2 ** 20;

/** Regular files of a tar archive and links to them: ustar, pax names and sizes, GNU long names. Directories are left out; devices and pipes cannot be read. */
export function listTar(bytes: ByteAccess): ArchiveListing {
  const entries: ArchiveEntry[] = [];
  const links: ArchiveLink[] = [];
  const listing = (problem?: string): ArchiveListing => ({ entries: [...entries, ...linkedEntries(entries, links)], ...(problem === undefined ? {} : { problem }) });
  let at = 0;
  let long: LongNames = {};
  let pax: Pax = {};
  let isEnded = false;
  while (at + block <= bytes.size) {
    const header = bytes.slice(at, at + block);
    isEnded = header.every((byte) => byte === 0);
    if (isEnded) break;
    if (!checksumHolds(header)) return listing(`the header at byte ${at} is damaged; ${entries.length} entries before it were read`);
    const size = pax.size ?? numberField(header, 124, 12);
    const type = String.fromCharCode(header[156] ?? 0);
    const start = at + block + (type === 'S' ? sparseMapSize(bytes, at, header) : 0);
    if (size === undefined || start + size > bytes.size) return listing(`it is cut off within an entry; entries before it: ${entries.length}`);
    at = start + Math.ceil(size / block) * block;
    if ('LKx'.includes(type) && size > longestRecord) return listing(`the header before byte ${start} is ${size} bytes long; ${entries.length} entries before it were read`);
    if (type === 'L') long = { ...long, name: textField(bytes.slice(start, start + size), 0, size) };
    else if (type === 'K') long = { ...long, link: textField(bytes.slice(start, start + size), 0, size) };
    else if (type === 'x') pax = readPax(bytes.slice(start, start + size).toString('utf8'));
    else if (type !== 'g') {
      if (entries.length + links.length >= archiveLimits.entries) return listing(`it has more than ${archiveLimits.entries} entries`);
      const name = pax.path ?? long.name ?? ustarName(header);
      if (pax.isSparse === true) entries.push(unreadableEntry(name, 'unreadable', sparse));
      else if (type === '1' || type === '2') links.push({ name, to: pax.linkpath ?? long.link ?? textField(header, 157, 100), symbolic: type === '2' });
      else if ((type === '0' || type === '\0' || type === '7') && !name.endsWith('/')) entries.push({ name, size, packedSize: size, ...within(bytes, start, size) });
      else if (type === 'S' || type === 'M') entries.push(unreadableEntry(name, 'unreadable', type === 'S' ? sparse : 'it goes on in another volume of the archive'));
      else if (type === '3' || type === '4' || type === '6') entries.push(unreadableEntry(name, 'unreadable', 'it is a device or a pipe and no file'));
      long = {};
      pax = {};
    }
  }
  if (bytes.size === 0) return listing('it is empty; even a tar archive without files has bytes');
  if (entries.length === 0 && links.length === 0 && !looksLikeTar(bytes) && !isEnded) return listing('it is not a tar archive');
  if (isEnded) return listing();
  return listing(at < bytes.size ? `it is cut off within a header; entries before it: ${entries.length}` : `the empty blocks are missing that end every tar archive: it may be cut off; entries that were read: ${entries.length}`);
}

interface LongNames {
  readonly name?: string;
  readonly link?: string;
}

interface Pax {
  path?: string;
  linkpath?: string;
  size?: number;
  /** Its content is a map of what stands where, and the pieces. */
  isSparse?: boolean;
}

export const looksLikeTar = (bytes: ByteAccess): boolean => bytes.size >= block && checksumHolds(bytes.slice(0, block));

/** An entry that stands in the archive as it is. */
export function within(bytes: ByteAccess, start: number, size: number): Pick<ArchiveEntry, 'read' | 'range'> {
  const range = (offset: number, length: number): Buffer => bytes.slice(start + offset, start + Math.min(offset + length, size));
  return {
    range,
    read() {
      if (size > archiveLimits.entrySize) throw new UnreadableFile('too-large', `the entry has ${size} bytes; the limit is ${archiveLimits.entrySize}`);
      return range(0, size);
    },
  };
}

function checksumHolds(header: Buffer): boolean {
  const stated = numberField(header, 148, 8);
  let sum = 8 * 32;
  for (let at = 0; at < block; at++) if (at < 148 || at >= 156) sum += header[at]!;
  return stated === sum;
}

function numberField(header: Buffer, start: number, length: number): number | undefined {
  if ((header[start]! & 0x80) !== 0) {
    // base 256, GNU: sizes of 8 GiB and more
    let value = header[start]! & 0x7f;
    for (let at = start + 1; at < start + length; at++) value = value * 256 + header[at]!;
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = header.toString('latin1', start, start + length).replace(/[\0 ]+$/, '').trimStart();
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function textField(bytes: Buffer, start: number, length: number): string {
  const end = bytes.indexOf(0, start);
  return bytes.toString('utf8', start, end === -1 || end > start + length ? start + length : end);
}

function ustarName(header: Buffer): string {
  const name = textField(header, 0, 100);
  const prefix = header.toString('latin1', 257, 262) === 'ustar' && header[263] !== 0x20 ? textField(header, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records `<length> <key>=<value>\n`. */
function readPax(text: string): Pax {
  const pax: Pax = {};
  let sparseName: string | undefined;
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    const equals = line.indexOf('=', space);
    if (space === -1 || equals === -1) continue;
    const key = line.slice(space + 1, equals);
    const value = line.slice(equals + 1);
    if (key === 'path' || key === 'linkpath') pax[key] = value;
    else if (key === 'GNU.sparse.name') sparseName = value;
    else if (key.startsWith('GNU.sparse.')) pax.isSparse = true;
    else if (key === 'size' && /^\d{1,15}$/.test(value)) pax.size = Number(value);
  }
  // it has a path too, of a name that other programs may write the map to
  return sparseName === undefined ? pax : { ...pax, path: sparseName, isSparse: true };
}

const sparse = 'it is stored without its empty parts (as a sparse file), which is not supported';

/** Bytes of the further headers of a sparse file (GNU), each of which says whether another one follows. */
function sparseMapSize(bytes: ByteAccess, at: number, header: Buffer): number {
  let size = 0;
  for (let follows = header[482]; follows === 1; follows = bytes.slice(at + size, at + size + block)[504]) size += block;
  return size;
}
