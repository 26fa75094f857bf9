import type { ByteReader } from './byte-reader.ts';
import { BinaryFormatError } from './byte-source.ts';

/** A named part of an executable that has content in the file. */
export interface Section {
  readonly name: string;
  /** Mach-O only: the segment that holds it. */
  readonly segment?: string;
  /** Virtual address when loaded; 0 where there is none. */
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  /** Loaded data that the program may write. */
  readonly writable: boolean;
}

/** A range of the file and where it is loaded. */
export interface Segment {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly writable: boolean;
}

export type ExecutableFormat = 'elf' | 'pe' | 'mach-o' | 'wasm';

/** One program or library for one architecture. Offsets count from the start of its own bytes. */
export interface Executable {
  readonly format: ExecutableFormat;
  readonly reader: ByteReader;
  /** Bytes of a pointer. */
  readonly wordSize: 4 | 8;
  readonly sections: readonly Section[];
  readonly segments: readonly Segment[];
  /** PE only: the address to which all others are relative. */
  readonly imageBase?: number;
  /** PE only: place and size in the file of the resources and of the .NET header. */
  readonly directories?: { readonly resources?: DataDirectory; readonly dotnet?: DataDirectory };
}

export interface DataDirectory {
  /** Relative virtual address. */
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

/** Bounds of one executable. */
export const executableLimits = { sections: 100_000, nameBytes: 256, sectionBytes: 64 * 2 ** 20 } as const;

export function sectionNamed(executable: Executable, ...names: readonly string[]): Section | undefined {
  return executable.sections.find((section) => names.includes(section.name));
}

/** The content of a section. Throws `BinaryFormatError` when it is cut off or larger than the limit. */
export function sectionBytes(executable: Executable, section: { readonly offset: number; readonly size: number }, limit: number = executableLimits.sectionBytes): Uint8Array {
  if (section.size > limit) throw new BinaryFormatError(`a section of ${section.size} bytes is over the limit of ${limit}`);
  return executable.reader.bytes(section.offset, section.size);
}

/** The place in the file of a virtual address; `undefined` when no segment of the file holds it. */
export function offsetOfAddress(executable: Executable, address: number): number | undefined {
  const holder = executable.segments.find((segment) => address >= segment.address && address < segment.address + segment.size);
  return holder === undefined ? undefined : holder.offset + (address - holder.address);
}

/** Bytes at a virtual address, as loaded. Throws `BinaryFormatError` when no segment holds them. */
export function bytesAtAddress(executable: Executable, address: number, length: number): Uint8Array {
  for (const segment of executable.segments) {
    if (address < segment.address || address + length > segment.address + segment.size) continue;
    return executable.reader.bytes(segment.offset + (address - segment.address), length);
  }
  throw new BinaryFormatError('it refers to an address that is not in the file');
}
