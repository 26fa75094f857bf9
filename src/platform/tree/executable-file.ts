import { closeSync, constants, lstatSync, openSync, readSync } from 'node:fs';

/** By its first bytes; a link is none. */
export function isExecutableFile(path: string): boolean {
  try {
    if (lstatSync(path).size < smallestExecutable) return false;
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const head = Buffer.alloc(4);
      readSync(descriptor, head, 0, 4, 0);
      return isExecutableMagic(head);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

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

function isExecutableMagic(head: Buffer): boolean {
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f454c46 || magic === 0x0061736d) return true;
  if (head[0] === 0x4d && head[1] === 0x5a) return true;
  return magic === 0xfeedface || magic === 0xfeedfacf || magic === 0xcefaedfe || magic === 0xcffaedfe || magic === 0xcafebabe || magic === 0xcafebabf;
}
