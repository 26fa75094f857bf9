import { indexOfBytes } from '#core/binary/byte-reader.ts';
import { BinaryFormatError } from '#core/binary/byte-source.ts';
import type { Executable } from '#core/binary/executable.ts';
import { decodeUtf8 } from '#core/binary/utf8.ts';

/** SHA-256 of ".net core bundle": stands in the launcher of every .NET program, after the place of the bundle's header. */
const mark = Uint8Array.from([
  0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
  0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
]);
const searchLimit = 32 * 2 ** 20;
const smallestBundle = 4096;
const dependenciesLimit = 64 * 2 ** 20;

/**
 * The text of the deps.json in a .NET program that was published as a single file; `undefined` when it is none. Only programs with content after
 * their sections are searched, so that others cost nothing. Throws `BinaryFormatError`.
 */
export function readBundledDependencies(executable: Executable): string | undefined {
  const { reader, sections } = executable;
  if (executable.format === 'wasm' || reader.source.size - endOfSections(executable) < smallestBundle) return undefined;
  let searched = 0;
  for (const { name, offset, size, writable } of sections) {
    if (!writable && !/data|const/i.test(name)) continue;
    searched += size;
    if (searched > searchLimit) return undefined;
    if (offset + size > reader.source.size || size < mark.length + 8) continue;
    const at = indexOfBytes(reader.bytes(offset, size), mark);
    if (at < 8) continue;
    const header = reader.u64(offset + at - 8);
    return header === 0 ? undefined : dependenciesAt(executable, header);
  }
  return undefined;
}

/** The end of the last section; of ELF files, whose table of sections is the last part, the end of the file counts when the table is there. */
function endOfSections({ format, sections, segments, reader }: Executable): number {
  const end = [...sections, ...segments].reduce((last, part) => Math.max(last, part.offset + part.size), 0);
  if (format !== 'elf') return end;
  const wide = reader.u8(4) === 2;
  const table = wide ? reader.u64(40) : reader.u32(32);
  return Math.max(end, table + reader.u16(wide ? 58 : 46) * reader.u16(wide ? 60 : 48));
}

/** Header: versions, number of files, an id; from version 2 on then the place of the deps.json. */
function dependenciesAt({ reader }: Executable, header: number): string | undefined {
  const major = reader.u32(header);
  const length = reader.u8(header + 12);
  if (length >= 0x80) throw new BinaryFormatError('the header of the bundle is damaged');
  const at = header + 13 + length;
  if (major < 2) return undefined;
  const [offset, size] = [reader.u64(at), reader.u64(at + 8)];
  if (size === 0) return undefined;
  if (size > dependenciesLimit) throw new BinaryFormatError(`the bundle claims a deps.json of ${size} bytes`);
  return decodeUtf8(reader.bytes(offset, size));
}
