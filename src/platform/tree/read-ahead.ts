import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Bytes; what is longer is left to its reader. */
const longest = 65_536;

/** Bytes of all that is kept. */
const most = 16 * 2 ** 20;

const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** One for each thread. */
let memory: Buffer | undefined;

/** Reads short texts before their reader asks for them. It may leave out any, and says nothing of what is wrong with them: the reader will look itself. */
export class ReadAhead {
  #left = most;

  read(path: string): string | undefined {
    if (this.#left < longest) return undefined;
    memory ??= Buffer.allocUnsafeSlow(longest);
    let length: number;
    try {
      const descriptor = openSync(path, flags);
      try {
        length = readSync(descriptor, memory, 0, longest, null);
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return undefined;
    }
    // a full buffer may not be all of it
    if (length === 0 || length === longest) return undefined;
    this.#left -= length;
    const text = memory.toString('utf8', 0, length);
    // marks and other encodings need care
    return text.startsWith('\uFEFF') || text.includes('\uFFFD') ? undefined : text;
  }
}
