import { ByteReader } from './byte-reader.ts';
import { BinaryFormatError, type ByteSource } from './byte-source.ts';
import { executableLimits, type Executable, type Section } from './executable.ts';
import { decodeUtf8 } from './utf8.ts';

const customSection = 0;
const dataSection = 11;

/** WebAssembly modules: custom sections by their name, and the data section as `data`. Components are read no further than their own level. */
export function readWasm(source: ByteSource): Executable {
  const reader = new ByteReader(source, true);
  const sections: Section[] = [];
  let at = 8;
  while (at < source.size && sections.length < executableLimits.sections) {
    const id = reader.u8(at);
    const size = readUnsigned(reader, at + 1);
    const start = size.next;
    const end = start + size.value;
    if (end > source.size) break;
    if (id === customSection) {
      const length = readUnsigned(reader, start);
      const contentStart = length.next + length.value;
      if (contentStart > end) throw new BinaryFormatError('a custom section is shorter than its name');
      const name = decodeUtf8(reader.bytes(length.next, Math.min(length.value, executableLimits.nameBytes)));
      sections.push({ name, address: 0, offset: contentStart, size: end - contentStart, writable: false });
    } else if (id === dataSection) sections.push({ name: 'data', address: 0, offset: start, size: size.value, writable: true });
    at = end;
  }
  return { format: 'wasm', reader, wordSize: 4, sections, segments: [] };
}

/** LEB128, at most 32 bits. */
function readUnsigned(reader: ByteReader, from: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = reader.u8(from + index);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: from + index + 1 };
  }
  throw new BinaryFormatError('a number is longer than 32 bits');
}
