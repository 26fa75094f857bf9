import { ByteReader, latin1Until0 } from './byte-reader.ts';
import { BinaryFormatError, partOf, type ByteSource } from './byte-source.ts';
import { executableLimits, type Executable, type Section, type Segment } from './executable.ts';

const segment32 = 0x1;
const segment64 = 0x19;
const writableProtection = 2;
const zeroFill = new Set([0x1, 0xc, 0x12]);

/** Mach-O object files of Apple platforms, 32 and 64 bits, both byte orders. */
export function readMachO(source: ByteSource): Executable {
  const magic = new ByteReader(source, false).u32(0);
  const littleEndian = magic === 0xcefaedfe || magic === 0xcffaedfe;
  const wide = magic === 0xfeedfacf || magic === 0xcffaedfe;
  const reader = new ByteReader(source, littleEndian);
  const commands = reader.u32(16);
  const end = Math.min(source.size, (wide ? 32 : 28) + reader.u32(20));
  const sections: Section[] = [];
  const segments: Segment[] = [];
  let at = wide ? 32 : 28;
  for (let index = 0; index < commands && at + 8 <= end; index++) {
    const size = reader.u32(at + 4);
    if (size < 8) throw new BinaryFormatError('a load command has no length');
    const kind = reader.u32(at);
    if (kind === segment32 || kind === segment64) readSegment(reader, at, kind === segment64 ? 8 : 4, segments, sections);
    at += size;
  }
  return { format: 'mach-o', reader, wordSize: wide ? 8 : 4, sections, segments };
}

function readSegment(reader: ByteReader, at: number, word: 4 | 8, segments: Segment[], sections: Section[]): void {
  const fields = at + 24;
  const protection = fields + 4 * word;
  const writable = (reader.u32(protection + 4) & writableProtection) !== 0;
  segments.push({ address: reader.word(fields, word), offset: reader.word(fields + 2 * word, word), size: reader.word(fields + 3 * word, word), writable });
  const count = Math.min(reader.u32(protection + 8), executableLimits.sections);
  const entrySize = word === 8 ? 80 : 68;
  for (let index = 0; index < count; index++) {
    const entry = protection + 16 + index * entrySize;
    if (entry + entrySize > reader.source.size) return;
    const flags = reader.u32(entry + 32 + 2 * word + 16);
    if (zeroFill.has(flags & 0xff)) continue;
    sections.push({
      name: latin1Until0(reader.bytes(entry, 16)),
      segment: latin1Until0(reader.bytes(entry + 16, 16)),
      address: reader.word(entry + 32, word),
      size: reader.word(entry + 32 + word, word),
      offset: reader.u32(entry + 32 + 2 * word),
      writable,
    });
  }
}

/** The executables of a universal binary; empty when it is a Java class file, which starts with the same four bytes. */
export function universalParts(source: ByteSource): ByteSource[] {
  const reader = new ByteReader(source, false);
  const wide = reader.u32(0) === 0xcafebabf;
  const count = reader.u32(4);
  // the same place holds the version of a class file, which is 45 or more
  if (count === 0 || count > 40) return [];
  const entrySize = wide ? 32 : 20;
  const parts: ByteSource[] = [];
  for (let index = 0; index < count; index++) {
    const at = 8 + index * entrySize;
    const offset = reader.word(at + 8, wide ? 8 : 4);
    const size = reader.word(at + (wide ? 16 : 12), wide ? 8 : 4);
    parts.push(partOf(source, offset, size));
  }
  return parts;
}
