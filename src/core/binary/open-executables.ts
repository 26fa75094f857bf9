import type { SourceFile } from '../plugin/source-file.ts';
import { ByteReader } from './byte-reader.ts';
import { byteSourceOf, type ByteSource } from './byte-source.ts';
import { readElf } from './elf.ts';
import type { Executable } from './executable.ts';
import { readMachO, universalParts } from './mach-o.ts';
import { readPe } from './pe.ts';
import { readWasm } from './wasm.ts';

/**
 * The executables of a file: one, or one for each architecture of a universal binary; empty when it is none.
 * Throws `BinaryFormatError` when it starts like one and does not go on like one, `UnreadableFile` when it cannot be read.
 */
export function openExecutables(file: SourceFile): Executable[] {
  return executablesOf(byteSourceOf(file));
}

export function executablesOf(source: ByteSource): Executable[] {
  if (source.size < 8) return [];
  const magic = new ByteReader(source, false).u32(0);
  if (magic === 0xcafebabe || magic === 0xcafebabf) return universalParts(source).flatMap((part) => one(part));
  return one(source);
}

function one(source: ByteSource): Executable[] {
  const magic = new ByteReader(source, false).u32(0);
  if (magic === 0x7f454c46) return [readElf(source)];
  if (magic >>> 16 === 0x4d5a) return [readPe(source)].filter((program) => program !== undefined);
  if (magic === 0x0061736d) return [readWasm(source)];
  if (magic === 0xfeedface || magic === 0xfeedfacf || magic === 0xcefaedfe || magic === 0xcffaedfe) return [readMachO(source)];
  return [];
}
