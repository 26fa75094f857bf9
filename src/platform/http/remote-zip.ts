import { inflateRawSync } from 'node:zlib';
import { AskFailure } from '#features/online/ask-failure.ts';
import { RemoteBytes, type RangeReader } from './remote-bytes.ts';

/** Enough for the directory of most archives, and for the metadata that packers put last. */
const tailSize = 2 ** 16 + 22;
const largestDirectory = 16 * 2 ** 20;
const largestEntry = 8 * 2 ** 20;

/** One file of a zip archive on a server, without loading the rest where the server can give parts; `undefined` when the archive is not there, or has no such file. */
export async function remoteZipEntry(read: RangeReader, ending: string): Promise<string | undefined> {
  const zip = await RemoteZip.open(read);
  // the one with the shortest path: others of that ending belong to what is inside
  const [entry] = zip?.entries.filter(({ name }) => name.endsWith(ending)).sort((a, b) => a.name.length - b.name.length) ?? [];
  return entry === undefined ? undefined : (await zip!.read(entry)).toString('utf8');
}

export interface RemoteZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/** A zip archive on a server, of which only what is asked for is loaded. */
export class RemoteZip {
  readonly entries: readonly RemoteZipEntry[];
  readonly #archive: RemoteBytes;

  private constructor(archive: RemoteBytes, entries: readonly RemoteZipEntry[]) {
    this.#archive = archive;
    this.entries = entries;
  }

  /** `undefined` when it is not there. Throws `AskFailure` when it is no zip. */
  static async open(read: RangeReader): Promise<RemoteZip | undefined> {
    const first = await read(`bytes=-${tailSize}`);
    if (first.status === 404 || first.status === 410) return undefined;
    const archive = await RemoteBytes.from(first, read);
    const end = await archive.slice(archive.size - Math.min(archive.size, tailSize), archive.size);
    const at = end.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (at === -1 || at + 22 > end.length) throw damaged();
    const [size, offset] = [end.readUInt32LE(at + 12), end.readUInt32LE(at + 16)];
    if (size > largestDirectory || offset + size > archive.size) throw damaged();
    return new RemoteZip(archive, entriesIn(await archive.slice(offset, offset + size)));
  }

  async read({ offset, packedSize, method }: RemoteZipEntry): Promise<Buffer> {
    if (packedSize > largestEntry) throw damaged();
    const header = await this.#archive.slice(offset, offset + 30);
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged();
    const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const packed = await this.#archive.slice(start, start + packedSize);
    try {
      return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: largestEntry });
    } catch {
      throw damaged();
    }
  }
}

function entriesIn(directory: Buffer): RemoteZipEntry[] {
  const entries: RemoteZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength), method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

const damaged = (): AskFailure => new AskFailure('an archive of a package is damaged', 'Tell the publisher of the package.');
