import { readAtOnce } from './read-at-once.ts';

/** Bytes; what is longer is left to its reader. */
const longest = 65_536;

/** Bytes of all that is kept. */
const most = 16 * 2 ** 20;

/** One for each thread. */
let memory: Buffer | undefined;

/** Reads short texts before their reader asks for them. It may leave out any, and says nothing of what is wrong with them: the reader will look itself. */
export class ReadAhead {
  #left = most;

  read(path: string): string | undefined {
    if (this.#left < longest) return undefined;
    const bytes = readAtOnce(path, (memory ??= Buffer.allocUnsafeSlow(longest)));
    if (bytes === undefined) return undefined;
    this.#left -= bytes.length;
    const text = bytes.toString('utf8');
    // marks and other encodings need care
    return text.startsWith('\uFEFF') || text.includes('\uFFFD') || text.includes('\0') ? undefined : text;
  }
}
