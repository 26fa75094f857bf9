import { closeSync, constants, openSync, readSync } from 'node:fs';

const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/**
 * A short file in the three calls that it takes: nobody asks how long it is. `undefined` for all that needs more care: what is empty, fills the memory, is a link, or cannot be read. Says nothing
 * of what is wrong.
 */
export function readAtOnce(path: string, memory: Buffer): Buffer | undefined {
  try {
    const descriptor = openSync(path, flags);
    try {
      const length = readSync(descriptor, memory, 0, memory.length, null);
      // a full buffer may not be all of it, and a pipe that nobody writes to reads like an empty file
      return length === 0 || length === memory.length ? undefined : memory.subarray(0, length);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}
