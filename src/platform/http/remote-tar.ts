import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AskFailure } from '#features/online/ask-failure.ts';

const block = 512;
const largestEntry = 8 * 2 ** 20;
/** Unpacked; metadata stands near the beginning of archives. */
const furthest = 64 * 2 ** 20;

/** One file of a gzipped tar archive; the rest is not loaded any further once it is there. `undefined` when the archive has no such file. */
export async function remoteTarEntry(response: Response, ending: string): Promise<string | undefined> {
  if (response.body === null) throw damaged();
  const source = Readable.fromWeb(response.body);
  const unpacked = createGunzip();
  // an error of either ends the other, and with it the loop below
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  const search = new TarSearch(ending);
  try {
    for await (const piece of unpacked) if (search.take(piece as Buffer)) break;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw damaged();
    throw error;
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  return search.found;
}

/** Reads headers as they come; keeps nothing but what is looked for. */
class TarSearch {
  readonly #ending: string;
  #waiting = Buffer.alloc(0);
  /** Bytes of the current file still to come, padding included. */
  #rest = 0;
  #wanted: { readonly size: number; readonly pieces: Buffer[] } | undefined;
  #seen = 0;
  found: string | undefined;

  constructor(ending: string) {
    this.#ending = ending;
  }

  /** True when there is no need for more. */
  take(piece: Buffer): boolean {
    this.#seen += piece.length;
    let bytes = this.#waiting.length === 0 ? piece : Buffer.concat([this.#waiting, piece]);
    while (bytes.length > 0) {
      if (this.#rest > 0) {
        const part = bytes.subarray(0, this.#rest);
        this.#wanted?.pieces.push(part);
        this.#rest -= part.length;
        bytes = bytes.subarray(part.length);
        if (this.#rest === 0 && this.#wanted !== undefined) {
          this.found = Buffer.concat(this.#wanted.pieces).subarray(0, this.#wanted.size).toString('utf8');
          return true;
        }
        continue;
      }
      if (bytes.length < block) break;
      if (!this.#header(bytes.subarray(0, block))) return true;
      bytes = bytes.subarray(block);
    }
    this.#waiting = Buffer.from(bytes);
    return this.#seen > furthest;
  }

  /** False at the end of the archive. */
  #header(header: Buffer): boolean {
    if (header[0] === 0) return false;
    const text = (start: number, length: number): string => header.toString('utf8', start, start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12).trim(), 8);
    if (!Number.isFinite(size) || size < 0) throw damaged();
    const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
    const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    const isFile = header[156] === 0 || header[156] === 0x30;
    const isWanted = isFile && name.endsWith(this.#ending) && name.split('/').length === 2 && size <= largestEntry;
    this.#rest = Math.ceil(size / block) * block;
    this.#wanted = isWanted ? { size, pieces: [] } : undefined;
    if (isWanted && size === 0) this.found = '';
    return this.found === undefined;
  }
}

const damaged = (): AskFailure => new AskFailure('an archive of a package is damaged', 'Tell the publisher of the package.');
