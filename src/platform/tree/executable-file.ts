import { closeSync, constants, lstatSync, openSync, readSync } from 'node:fs';

/** By its first bytes; a link is none. */
export function isExecutableFile(path: string): boolean {
  try {
    const { size } = lstatSync(path);
    if (size < smallestExecutable) return false;
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const head = Buffer.alloc(magicLength);
      readSync(descriptor, head, 0, magicLength, 0);
      return isExecutable(head, size);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

/** How many bytes of the beginning of a file `isExecutable` wants. */
export const magicLength = 4;

/** Bytes; the shortest possible file header of any of the formats. */
const smallestExecutable = 32;

const executableExtensions = new Set(['exe', 'dll', 'so', 'dylib', 'wasm', 'node', 'bin', 'elf', 'macho', 'out', 'run', 'pyd', 'ko', 'sys', 'winmd', 'appimage']);

/** Whether a file that no source wants is worth a look at its first bytes. */
export function mayBeExecutable(name: string): boolean {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return !plainNames.test(name);
  const extension = name.slice(dot + 1).toLowerCase();
  // `libz.so.1`, `tool-v1.2.3-linux-amd64`
  return executableExtensions.has(extension) || /^\d/.test(extension);
}

const plainNames = /^(?:\.|LICEN[CS]E|NOTICE|README|CHANGE|COPYING|AUTHORS|CONTRIBUT|HISTORY|Makefile|Dockerfile|CODEOWNERS|MAINTAINERS|OWNERS)/i;

/** Does a file of `size` bytes that begins like this say that it is a program or a library? */
export function isExecutable(head: Buffer, size: number): boolean {
  if (size < smallestExecutable || head.length < magicLength) return false;
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f454c46 || magic === 0x0061736d) return true;
  if (head[0] === 0x4d && head[1] === 0x5a) return true;
  return magic === 0xfeedface || magic === 0xfeedfacf || magic === 0xcefaedfe || magic === 0xcffaedfe || magic === 0xcafebabe || magic === 0xcafebabf;
}
