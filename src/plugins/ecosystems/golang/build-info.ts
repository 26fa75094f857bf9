import { indexOfBytes } from '#core/binary/byte-reader.ts';
import { BinaryFormatError } from '#core/binary/byte-source.ts';
import { bytesAtAddress, sectionNamed, type Executable } from '#core/binary/executable.ts';
import { decodeUtf8 } from '#core/binary/utf8.ts';

/** What the Go linker writes into a program (package debug/buildinfo of the standard library). */
export interface BuildInfo {
  /** `go1.22.1`, perhaps with experiments or other remarks after it. */
  readonly goVersion: string;
  /** Empty when the program was built without module information. */
  readonly modules: string;
}

const magic = Uint8Array.from([0xff, ...Array.from(' Go buildinf:', (character) => character.charCodeAt(0))]);
const headerSize = 32;
const inlineFlag = 2;
const bigEndianFlag = 1;
const window = 2 ** 20;
const textLimit = 16 * 2 ** 20;

/** `undefined` when the executable is not written in Go. Throws `BinaryFormatError` when its build information is damaged. */
export function readBuildInfo(executable: Executable): BuildInfo | undefined {
  const at = findHeader(executable);
  if (at === undefined) return undefined;
  const header = executable.reader.bytes(at, headerSize);
  if ((header[15]! & inlineFlag) !== 0) return readInline(executable, at + headerSize);
  return readPointers(executable, header);
}

/** Where the section of that name is not there (stripped headers, PE), it is at the start of the data. */
function findHeader(executable: Executable): number | undefined {
  const named = sectionNamed(executable, '.go.buildinfo', '__go_buildinfo');
  const places = named === undefined ? dataOf(executable) : [named];
  for (const { offset, size } of places) {
    const length = Math.min(size, window, executable.reader.source.size - offset);
    if (length < headerSize) continue;
    const alignment = executable.format === 'wasm' ? 1 : 16;
    const index = indexOfBytes(executable.reader.bytes(offset, length), magic, alignment);
    if (index !== -1 && index + headerSize <= length) return offset + index;
  }
  return undefined;
}

function dataOf(executable: Executable): { readonly offset: number; readonly size: number }[] {
  if (executable.format === 'wasm') {
    const data = sectionNamed(executable, 'data');
    // the linker of Go puts constants before it
    return data === undefined ? [] : Array.from({ length: Math.min(64, Math.ceil(data.size / window)) }, (_, index) => {
      const start = index * (window - headerSize);
      return { offset: data.offset + start, size: Math.max(0, data.size - start) };
    });
  }
  const writable = executable.segments.filter((segment) => segment.writable && segment.size > 0);
  return writable.slice(0, 2);
}

function readInline(executable: Executable, at: number): BuildInfo {
  const version = readText(executable, at);
  const modules = readText(executable, version.next);
  return { goVersion: version.text, modules: withoutSentinels(modules.bytes) };
}

function readText(executable: Executable, at: number): { readonly text: string; readonly bytes: Uint8Array; readonly next: number } {
  let length = 0;
  let next = at;
  for (let shift = 0; ; shift += 7) {
    if (shift > 28) throw new BinaryFormatError('the length of a text in the Go build information has no end');
    const byte = executable.reader.u8(next++);
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (length > textLimit) throw new BinaryFormatError(`the Go build information claims a text of ${length} bytes`);
  const bytes = executable.reader.bytes(next, length);
  return { text: decodeUtf8(bytes), bytes, next: next + length };
}

/** Before Go 1.18: the addresses of two Go strings, each an address and a length. */
function readPointers(executable: Executable, header: Uint8Array): BuildInfo {
  const word = header[14];
  if (word !== 4 && word !== 8) throw new BinaryFormatError('the Go build information names no known size of pointers');
  const bigEndian = (header[15]! & bigEndianFlag) !== 0;
  const text = (at: number): Uint8Array => {
    const pointer = number(header.subarray(at, at + word), bigEndian);
    if (pointer === 0) return new Uint8Array();
    const string = bytesAtAddress(executable, pointer, 2 * word);
    const length = number(string.subarray(word), bigEndian);
    if (length > textLimit) throw new BinaryFormatError(`the Go build information claims a text of ${length} bytes`);
    return length === 0 ? new Uint8Array() : bytesAtAddress(executable, number(string.subarray(0, word), bigEndian), length);
  };
  return { goVersion: decodeUtf8(text(16)), modules: withoutSentinels(text(16 + word)) };
}

function number(bytes: Uint8Array, bigEndian: boolean): number {
  const ordered = bigEndian ? bytes : bytes.toReversed();
  return ordered.reduce((value, byte) => value * 256 + byte, 0);
}

/** The text stands between two marks of 16 bytes; the second follows a line feed. */
function withoutSentinels(bytes: Uint8Array): string {
  if (bytes.length < 33 || bytes[bytes.length - 17] !== 0x0a) return '';
  return decodeUtf8(bytes.subarray(16, bytes.length - 16));
}
