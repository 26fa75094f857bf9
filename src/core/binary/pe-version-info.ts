import { ByteReader } from './byte-reader.ts';
import { BinaryFormatError, bytesSource } from './byte-source.ts';
import { offsetOfAddress, type Executable } from './executable.ts';
import { decodeUtf16 } from './utf8.ts';

const versionResource = 16;
const sizeLimit = 2 ** 20;
const entryLimit = 4096;

/** The version resource of a Windows program: `ProductVersion`, `CompanyName` and so on; empty when there is none or it is damaged. */
export function readVersionInfo(executable: Executable): ReadonlyMap<string, string> {
  try {
    const place = findResource(executable, versionResource);
    if (place === undefined || place.size > sizeLimit) return new Map();
    return readStrings(executable.reader.bytes(place.offset, place.size));
  } catch (error) {
    // decoration, not structure: the program is read without it
    if (error instanceof BinaryFormatError) return new Map();
    throw error;
  }
}

/** The first resource of a type: three levels of directories, for type, name and language. */
function findResource(executable: Executable, type: number): { offset: number; size: number } | undefined {
  const root = executable.directories?.resources?.offset;
  if (root === undefined) return undefined;
  const { reader } = executable;
  let at = root;
  for (let level = 0; level < 3; level++) {
    const count = Math.min(reader.u16(at + 12) + reader.u16(at + 14), entryLimit);
    let next: number | undefined;
    for (let index = 0; index < count && next === undefined; index++) {
      const entry = at + 16 + index * 8;
      if (level > 0 || reader.u32(entry) === type) next = reader.u32(entry + 4);
    }
    if (next === undefined) return undefined;
    const isDirectory = next >= 0x8000_0000;
    at = root + (isDirectory ? next - 0x8000_0000 : next);
    if (isDirectory === (level === 2)) return undefined;
  }
  const offset = offsetOfAddress(executable, (executable.imageBase ?? 0) + reader.u32(at));
  return offset === undefined ? undefined : { offset, size: reader.u32(at + 4) };
}

interface Block {
  readonly key: string;
  /** In characters for texts. */
  readonly valueLength: number;
  readonly value: number;
  readonly end: number;
}

/** `VS_VERSIONINFO` holds `StringFileInfo`, that a table for each language, that the texts. The first language counts. */
function readStrings(bytes: Uint8Array): Map<string, string> {
  const reader = new ByteReader(bytesSource(bytes), true);
  const strings = new Map<string, string>();
  const root = readBlock(reader, 0);
  for (const info of blocksIn(reader, align(root.value + root.valueLength), root.end)) {
    if (info.key !== 'StringFileInfo') continue;
    for (const table of blocksIn(reader, info.value, info.end)) {
      for (const { key, value, valueLength, end } of blocksIn(reader, table.value, table.end)) {
        const text = decodeUtf16(bytes.subarray(value, Math.min(end, value + valueLength * 2)));
        const nul = text.indexOf('\0');
        if (!strings.has(key)) strings.set(key, (nul === -1 ? text : text.slice(0, nul)).trim());
      }
    }
  }
  return strings;
}

function* blocksIn(reader: ByteReader, start: number, end: number): Generator<Block> {
  let at = align(start);
  for (let count = 0; at + 6 <= end && count < entryLimit; count++) {
    const block = readBlock(reader, at);
    if (block.end <= at) return;
    yield block;
    at = align(block.end);
  }
}

function readBlock(reader: ByteReader, at: number): Block {
  const length = reader.u16(at);
  const end = Math.min(at + length, reader.source.size);
  let key = '';
  let next = at + 6;
  for (; next + 2 <= end; next += 2) {
    const unit = reader.u16(next);
    if (unit === 0) break;
    key += String.fromCharCode(unit);
  }
  return { key, valueLength: reader.u16(at + 2), value: align(next + 2), end };
}

const align = (offset: number): number => Math.ceil(offset / 4) * 4;
