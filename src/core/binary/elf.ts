import { ByteReader, latin1Until0 } from './byte-reader.ts';
import { BinaryFormatError, type ByteSource } from './byte-source.ts';
import { executableLimits, type Executable, type Section, type Segment } from './executable.ts';

const loadSegment = 1;
const noBits = 8;
const writableSegment = 2;
const writableSection = 1;

interface Layout {
  readonly headerTables: number;
  readonly word: 4 | 8;
  readonly counts: number;
}

const layouts: Readonly<Record<number, Layout>> = {
  1: { headerTables: 28, word: 4, counts: 42 },
  2: { headerTables: 32, word: 8, counts: 54 },
};

/** System V ABI, object files; 32 and 64 bits, both byte orders. A damaged section table leaves the segments readable. */
export function readElf(source: ByteSource): Executable {
  const head = source.read(0, 6);
  const layout = layouts[head[4]!];
  const order = head[5];
  if (layout === undefined || (order !== 1 && order !== 2)) throw new BinaryFormatError('the ELF header names no known class or byte order');
  const reader = new ByteReader(source, order === 1);
  const segments = readSegments(reader, layout);
  return { format: 'elf', reader, wordSize: layout.word, sections: readSections(reader, layout), segments };
}

function readSegments(reader: ByteReader, { headerTables, word, counts }: Layout): Segment[] {
  const table = reader.word(headerTables, word);
  const entrySize = reader.u16(counts);
  const count = reader.u16(counts + 2);
  if (table === 0 || entrySize < (word === 8 ? 56 : 32)) return [];
  const segments: Segment[] = [];
  for (let index = 0; index < count; index++) {
    const at = table + index * entrySize;
    if (at + entrySize > reader.source.size) break;
    if (reader.u32(at) !== loadSegment) continue;
    const flags = reader.u32(word === 8 ? at + 4 : at + 24);
    segments.push({
      offset: reader.word(word === 8 ? at + 8 : at + 4, word),
      address: reader.word(word === 8 ? at + 16 : at + 8, word),
      size: reader.word(word === 8 ? at + 32 : at + 16, word),
      writable: (flags & writableSegment) !== 0,
    });
  }
  return segments;
}

function readSections(reader: ByteReader, { headerTables, word, counts }: Layout): Section[] {
  const table = reader.word(headerTables + word, word);
  const entrySize = reader.u16(counts + 4);
  if (table === 0 || entrySize < (word === 8 ? 64 : 40) || table + entrySize > reader.source.size) return [];
  const header = (index: number) => sectionHeader(reader, table + index * entrySize, word);
  const first = header(0);
  // counts that do not fit 16 bits stand in the first section
  const count = Math.min(reader.u16(counts + 6) || first.size, executableLimits.sections, Math.floor((reader.source.size - table) / entrySize));
  const namesIndex = reader.u16(counts + 8) === 0xffff ? first.link : reader.u16(counts + 8);
  const names = namesIndex < count ? header(namesIndex) : undefined;
  const sections: Section[] = [];
  for (let index = 1; index < count; index++) {
    const { name, type, flags, address, offset, size } = header(index);
    if (type === noBits) continue;
    sections.push({ name: names === undefined ? '' : nameAt(reader, names, name), address, offset, size, writable: (flags & writableSection) !== 0 });
  }
  return sections;
}

function sectionHeader(reader: ByteReader, at: number, word: 4 | 8) {
  return {
    name: reader.u32(at),
    type: reader.u32(at + 4),
    flags: reader.word(at + 8, word) % 2 ** 32,
    address: reader.word(at + 8 + word, word),
    offset: reader.word(at + 8 + 2 * word, word),
    size: reader.word(at + 8 + 3 * word, word),
    link: reader.u32(at + 8 + 4 * word),
  };
}

function nameAt(reader: ByteReader, names: { readonly offset: number; readonly size: number }, at: number): string {
  const available = Math.min(executableLimits.nameBytes, names.size - at, reader.source.size - names.offset - at);
  return available <= 0 ? '' : latin1Until0(reader.bytes(names.offset + at, available));
}
