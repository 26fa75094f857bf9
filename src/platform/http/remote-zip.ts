import { inflateRawSync } from 'node:zlib';
import { AskFailure } from '#features/online/ask-failure.ts';
import { limitedBytes } from './answer-bytes.ts';

/** Enough for the directory of most archives, and for the metadata that packers put last. */
const tailSize = 2 ** 16 + 22;
const largestDirectory = 16 * 2 ** 20;
const largestEntry = 8 * 2 ** 20;

/** Asks for bytes of the archive: the value of a `Range` header. */
export type RangeReader = (range: string) => Promise<Response>;

/** One file of a zip archive on a server, without loading the rest where the server can give parts; `undefined` when the archive is not there, or has no such file. */
export async function remoteZipEntry(read: RangeReader, ending: string): Promise<string | undefined> {
  const first = await read(`bytes=-${tailSize}`);
  if (first.status === 404 || first.status === 410) return undefined;
  const archive = await RemoteBytes.from(first, read);
  const end = await archive.slice(archive.size - Math.min(archive.size, tailSize), archive.size);
  const at = end.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at === -1 || at + 22 > end.length) throw damaged();
  const [size, offset] = [end.readUInt32LE(at + 12), end.readUInt32LE(at + 16)];
  if (size > largestDirectory || offset + size > archive.size) throw damaged();
  const entry = findEntry(await archive.slice(offset, offset + size), ending);
  if (entry === undefined) return undefined;
  if (entry.packedSize > largestEntry) throw damaged();
  const header = await archive.slice(entry.offset, entry.offset + 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged();
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await archive.slice(start, start + entry.packedSize);
  try {
    return (entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: largestEntry })).toString('utf8');
  } catch {
    throw damaged();
  }
}

interface Entry {
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

/** The one with the shortest path: others of that ending belong to what is inside. */
function findEntry(directory: Buffer, ending: string): Entry | undefined {
  let best: { readonly name: string; readonly entry: Entry } | undefined;
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = { method: directory.readUInt16LE(at + 10), packedSize: directory.readUInt32LE(at + 20), offset: directory.readUInt32LE(at + 42) };
    if (name.endsWith(ending) && (best === undefined || name.length < best.name.length)) best = { name, entry };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return best?.entry;
}

/** Bytes of a file on a server, asked for when they are needed. */
class RemoteBytes {
  readonly size: number;
  readonly #read: RangeReader;
  readonly #parts: { readonly start: number; readonly bytes: Buffer }[];

  private constructor(size: number, part: { readonly start: number; readonly bytes: Buffer }, read: RangeReader) {
    this.size = size;
    this.#read = read;
    this.#parts = [part];
  }

  /** From the answer to a question for the last bytes; a server that gives no parts has sent everything. */
  static async from(response: Response, read: RangeReader): Promise<RemoteBytes> {
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
    const bytes = await limitedBytes(response);
    if (response.status !== 206 || range === null) return new RemoteBytes(bytes.length, { start: 0, bytes }, read);
    return new RemoteBytes(Number(range[3]), { start: Number(range[1]), bytes }, read);
  }

  async slice(start: number, end: number): Promise<Buffer> {
    const wanted = Math.min(end, this.size);
    let part = this.#parts.find((known) => known.start <= start && known.start + known.bytes.length >= wanted);
    if (part === undefined) {
      // a little more, for what follows a header
      const response = await this.#read(`bytes=${start}-${Math.min(this.size, wanted + 2 ** 15) - 1}`);
      if (response.status !== 206) throw new AskFailure('a server does not give the parts of a file that it is asked for', 'Check the address of the registry in the configuration of the package manager.');
      part = { start, bytes: await limitedBytes(response) };
      this.#parts.push(part);
    }
    return part.bytes.subarray(start - part.start, wanted - part.start);
  }
}

const damaged = (): AskFailure => new AskFailure('an archive of a package is damaged', 'Tell the publisher of the package.');
