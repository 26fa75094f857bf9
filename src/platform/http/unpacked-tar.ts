import { gunzip } from 'node:zlib';
import { archiveLimits } from '../archive/archive-limits.ts';
import { inMemory } from '../archive/byte-access.ts';
import { looksLikeTar } from '../archive/tar.ts';

/** Archives that are unpacked at the same time; each is in memory as a whole. */
const atOnce = 3;

let underWay = 0;
const waiting: (() => void)[] = [];

/** The tar in a gzip, unpacked beside this thread; `undefined` for all else, and for what is damaged or too large: who opens the archive says why. */
export async function unpackedTar(bytes: Buffer): Promise<Buffer | undefined> {
  if (bytes.length < 18 || bytes.readUInt16BE(0) !== 0x1f8b) return undefined;
  while (underWay >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  underWay++;
  try {
    const most = Math.min(archiveLimits.stream, Math.max(archiveLimits.ratioFloor, bytes.length * archiveLimits.ratio));
    const tar = await new Promise<Buffer | undefined>((resolve) => gunzip(bytes, { maxOutputLength: most, chunkSize: 256 * 1024 }, (error, unpacked) => resolve(error === null ? unpacked : undefined)));
    return tar !== undefined && looksLikeTar(inMemory(tar)) ? tar : undefined;
  } finally {
    underWay--;
    waiting.shift()?.();
  }
}
