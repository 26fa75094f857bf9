import type { ArchiveEntry, ArchiveListing } from './archive-entry.ts';
import { archiveLimits } from './archive-limits.ts';

const block = 512;

/** Regular files of a tar archive: ustar, pax names and sizes, GNU long names. Links and devices are left out. */
export function listTar(bytes: Buffer): ArchiveListing {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  let longName: string | undefined;
  let pax: Pax = {};
  while (at + block <= bytes.length) {
    const header = bytes.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    if (!checksumHolds(header)) return { entries, problem: `the header at byte ${at} is damaged; ${entries.length} entries before it were read` };
    const size = pax.size ?? numberField(header, 124, 12);
    const type = String.fromCharCode(header[156] ?? 0);
    const start = at + block;
    if (size === undefined || start + size > bytes.length) return { entries, problem: `it is cut off after ${entries.length} entries` };
    at = start + Math.ceil(size / block) * block;
    if (type === 'L') longName = textField(bytes, start, size);
    else if (type === 'x') pax = readPax(bytes.toString('utf8', start, start + size));
    else if (type !== 'g' && type !== 'K') {
      if (type === '0' || type === '\0' || type === '7') {
        if (entries.length >= archiveLimits.entries) return { entries, problem: `it has more than ${archiveLimits.entries} entries` };
        const name = pax.path ?? longName ?? ustarName(header);
        if (!name.endsWith('/')) entries.push({ name, size, packedSize: size, read: () => bytes.subarray(start, start + size) });
      }
      longName = undefined;
      pax = {};
    }
  }
  return entries.length === 0 && bytes.length > 0 && !looksLikeTar(bytes) ? { entries, problem: 'it is not a tar archive' } : { entries };
}

interface Pax {
  path?: string;
  size?: number;
}

export const looksLikeTar = (bytes: Buffer): boolean => bytes.length >= block && checksumHolds(bytes.subarray(0, block));

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
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    const equals = line.indexOf('=', space);
    if (space === -1 || equals === -1) continue;
    const key = line.slice(space + 1, equals);
    const value = line.slice(equals + 1);
    if (key === 'path') pax.path = value;
    else if (key === 'size' && /^\d{1,15}$/.test(value)) pax.size = Number(value);
  }
  return pax;
}
