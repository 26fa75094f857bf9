import { AskFailure } from '#features/online/ask-failure.ts';
import { limitedBytes } from './answer-bytes.ts';

/** Asks for bytes of the archive: the value of a `Range` header. */
export type RangeReader = (range: string) => Promise<Response>;

/** Bytes of a file on a server, asked for when they are needed. */
export class RemoteBytes {
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
