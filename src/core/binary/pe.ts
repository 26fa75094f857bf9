import { ByteReader, latin1Until0 } from './byte-reader.ts';
import { BinaryFormatError, type ByteSource } from './byte-source.ts';
import { executableLimits, type DataDirectory, type Executable, type Section, type Segment } from './executable.ts';

const resourceDirectory = 2;
const dotnetDirectory = 14;
const writableSection = 0x8000_0000;

/** Portable Executable (Microsoft PE and COFF specification), PE32 and PE32+; `undefined` for programs of DOS and 16-bit Windows, which start the same. */
export function readPe(source: ByteSource): Executable | undefined {
  const reader = new ByteReader(source, true);
  const header = source.size < 0x40 ? source.size : reader.u32(0x3c);
  if (header + 24 > source.size || reader.u32(header) !== 0x4550) return undefined;
  const count = reader.u16(header + 6);
  const symbols = { offset: reader.u32(header + 12), count: reader.u32(header + 16) };
  const optional = header + 24;
  const optionalSize = reader.u16(header + 20);
  const magic = optionalSize >= 2 ? reader.u16(optional) : 0;
  const plus = magic === 0x20b;
  if (!plus && magic !== 0x10b) throw new BinaryFormatError('the PE header is of no known kind');
  const imageBase = plus ? reader.u64(optional + 24) : reader.u32(optional + 28);
  const raw = readSections(reader, optional + optionalSize, count, symbols);
  const directory = (index: number) => readDirectory(reader, optional + (plus ? 112 : 96), optional + optionalSize, index, raw);
  const resources = directory(resourceDirectory);
  const dotnet = directory(dotnetDirectory);
  return {
    format: 'pe',
    reader,
    wordSize: plus ? 8 : 4,
    sections: raw.map((section): Section => ({ ...section, address: imageBase + section.address })),
    segments: raw.map(({ address, offset, size, writable }): Segment => ({ address: imageBase + address, offset, size, writable })),
    imageBase,
    directories: { ...(resources === undefined ? {} : { resources }), ...(dotnet === undefined ? {} : { dotnet }) },
  };
}

/** Sections with addresses relative to the image. */
function readSections(reader: ByteReader, table: number, count: number, symbols: { offset: number; count: number }): Section[] {
  const sections: Section[] = [];
  for (let index = 0; index < count && table + (index + 1) * 40 <= reader.source.size; index++) {
    const at = table + index * 40;
    const size = reader.u32(at + 16);
    const offset = reader.u32(at + 20);
    const virtualSize = reader.u32(at + 8);
    sections.push({
      name: sectionName(reader, latin1Until0(reader.bytes(at, 8)), symbols),
      address: reader.u32(at + 12),
      offset,
      // the file is padded to the alignment; the rest is not content
      size: Math.min(virtualSize === 0 ? size : Math.min(size, virtualSize), Math.max(0, reader.source.size - offset)),
      writable: (reader.u32(at + 36) & writableSection) !== 0,
    });
  }
  return sections;
}

/** Names of more than eight bytes stand in the string table after the symbols, as `/offset`. */
function sectionName(reader: ByteReader, name: string, symbols: { offset: number; count: number }): string {
  if (!/^\/\d{1,7}$/.test(name) || symbols.offset === 0) return name;
  const at = symbols.offset + symbols.count * 18 + Number(name.slice(1));
  return at < reader.source.size ? reader.text(at, executableLimits.nameBytes) : name;
}

function readDirectory(reader: ByteReader, table: number, end: number, index: number, sections: readonly Section[]): DataDirectory | undefined {
  const at = table + index * 8;
  if (at + 8 > end || index >= reader.u32(table - 4)) return undefined;
  const address = reader.u32(at);
  const size = reader.u32(at + 4);
  const offset = address === 0 ? undefined : offsetOf(sections, address);
  return offset === undefined ? undefined : { address, offset, size };
}

/** The place in the file of an address relative to the image. */
function offsetOf(sections: readonly Pick<Section, 'address' | 'offset' | 'size'>[], address: number): number | undefined {
  const holder = sections.find((section) => address >= section.address && address < section.address + section.size);
  return holder === undefined ? undefined : holder.offset + (address - holder.address);
}
