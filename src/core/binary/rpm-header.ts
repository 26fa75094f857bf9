import { ByteReader } from './byte-reader.ts';
import { BinaryFormatError, bytesSource } from './byte-source.ts';
import { decodeUtf8 } from './utf8.ts';

/** Values of an RPM header by tag number (rpm.org, "RPM v4 header format"). */
export interface RpmHeader {
  /** The header was cut off: values that stood behind the cut are absent though `has` knows of them. */
  readonly isCutOff: boolean;
  /** Bytes from the start of the header to its end. */
  readonly length: number;
  has(tag: number): boolean;
  /** First string of the tag. */
  text(tag: number): string | undefined;
  texts(tag: number): string[];
  numbers(tag: number): number[];
}

interface IndexEntry {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

const introduction = 8;
const indexEntry = 16;
/** Limits of rpm itself: 64 Ki tags, 256 MiB of data. */
const mostEntries = 0xffff;
const mostData = 2 ** 28;
const numberSizes: ReadonlyMap<number, 1 | 2 | 4> = new Map([[1, 1], [2, 1], [3, 2], [4, 4]]);
const stringTypes = new Set([6, 8, 9]);

/** `at` is where the number of index entries stands: behind the magic of a header in a file, at the start of one in a database. Throws `BinaryFormatError`. */
export function readRpmHeader(bytes: Uint8Array, at = 0): RpmHeader {
  const reader = new ByteReader(bytesSource(bytes), false);
  const entries = reader.u32(at);
  const size = reader.u32(at + 4);
  if (entries > mostEntries || size > mostData) throw new BinaryFormatError(`the header states ${entries} tags and ${size} bytes`);
  const index = new Map<number, IndexEntry>();
  const start = at + introduction + entries * indexEntry;
  for (let entry = 0; entry < entries; entry++) {
    const place = at + introduction + entry * indexEntry;
    const tag = reader.u32(place);
    // a tag behind the immutable region replaces the one of the same number inside
    index.set(tag, { type: reader.u32(place + 4), offset: reader.u32(place + 8), count: reader.u32(place + 12) });
  }
  const end = Math.min(start + size, bytes.length);
  const texts = (tag: number): string[] => {
    const entry = index.get(tag);
    return entry === undefined || !stringTypes.has(entry.type) ? [] : readStrings(bytes, start + entry.offset, end, entry.type === 6 ? 1 : entry.count);
  };
  return {
    isCutOff: start + size > bytes.length,
    length: introduction + entries * indexEntry + size,
    has: (tag) => index.has(tag),
    text: (tag) => texts(tag)[0],
    texts,
    numbers(tag) {
      const entry = index.get(tag);
      const width = entry === undefined ? undefined : numberSizes.get(entry.type);
      if (entry === undefined || width === undefined) return [];
      const first = start + entry.offset;
      const count = Math.max(0, Math.min(entry.count, Math.floor((end - first) / width)));
      return Array.from({ length: count }, (_, nth) => (width === 4 ? reader.u32(first + nth * 4) : width === 2 ? reader.u16(first + nth * 2) : reader.u8(first + nth)));
    },
  };
}

/** Strings that end with a zero byte; one that is cut off is left out. */
function readStrings(bytes: Uint8Array, start: number, end: number, count: number): string[] {
  const strings: string[] = [];
  for (let at = start; strings.length < count && at < end;) {
    const zero = bytes.indexOf(0, at);
    if (zero === -1 || zero >= end) break;
    strings.push(decodeUtf8(bytes.subarray(at, zero)));
    at = zero + 1;
  }
  return strings;
}
