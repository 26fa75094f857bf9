import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { UnreadableFile } from '#core/plugin/source-file.ts';

export interface ReadLimits {
  /** Bytes. */
  readonly limit: number;
  /** Take a symbolic link for what it leads to; the default. */
  readonly followLinks?: boolean;
  /** Asked about the beginning of a file of more than twice {@link headSize}: is the rest of no use? */
  readonly isEnough?: (head: Buffer) => boolean;
  /** Gives the memory to read into, at least that many bytes; default: new memory. */
  readonly into?: (size: number) => Buffer;
}

/** Bytes by which a large file is judged. */
export const headSize = 65_536;

/**
 * The content of a file by one open, so that what is measured is what is read; a pipe or device does not block.
 * Throws `UnreadableFile` or what the system says. A file that shrinks meanwhile gives what is left of it.
 */
export function readRegularFile(path: string, { limit, followLinks = true, isEnough, into }: ReadLimits): Buffer {
  const { descriptor, size } = openRegularFile(path, followLinks);
  try {
    if (size > limit) throw new UnreadableFile('too-large', `the file has ${size} bytes; the limit for this kind is ${limit}`);
    const bytes = into === undefined ? Buffer.allocUnsafe(size) : into(size);
    let length = 0;
    let goal = isEnough !== undefined && size > 2 * headSize ? headSize : size;
    while (length < goal) {
      const read = readSync(descriptor, bytes, length, goal - length, null);
      if (read === 0) break;
      length += read;
      if (length === headSize && goal < size && !isEnough!(bytes.subarray(0, length))) goal = size;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** The descriptor is to be closed by the caller. Throws `UnreadableFile` when it is no regular file, or what the system says. */
export function openRegularFile(path: string, followLinks = true): { readonly descriptor: number; readonly size: number } {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | (followLinks ? 0 : constants.O_NOFOLLOW));
  const stat = fstatSync(descriptor);
  if (stat.isFile()) return { descriptor, size: stat.size };
  closeSync(descriptor);
  throw new UnreadableFile('unreadable', 'it is not a regular file');
}
