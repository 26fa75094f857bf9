import { ByteReader } from './byte-reader.ts';
import { BinaryFormatError, type ByteSource } from './byte-source.ts';

const hashMagic = 0x00061561;
const metadataPage = 8;
const hashPages = new Set([2, 13]);
const overflowPage = 7;
const pageHeader = 26;
const keyOrData = 1;
const offPage = 3;
const mostValue = 2 ** 28;

/** Is it a database of Berkeley DB with the access method Hash, in either byte order? */
export const isBerkeleyHash = (source: ByteSource): boolean => source.size >= 512 && byteOrderOf(source) !== undefined;

/**
 * The values of a Berkeley DB Hash database, versions 7 to 9, in the order of the pages. A value that is damaged is reported and left out.
 * Reads each page at most once as part of a value, so that a database whose pages refer to each other in circles ends.
 * Throws `BinaryFormatError` when it is no such database.
 */
export function* berkeleyHashValues(source: ByteSource, onDamage: (page: number, message: string) => void): Generator<Uint8Array> {
  const littleEndian = byteOrderOf(source);
  if (littleEndian === undefined) throw new BinaryFormatError('it is not a Berkeley DB database of the type Hash');
  const reader = new ByteReader(source, littleEndian);
  const pageSize = reader.u32(20);
  const isPowerOfTwo = (pageSize & (pageSize - 1)) === 0;
  if (pageSize < 512 || pageSize > 65_536 || !isPowerOfTwo) throw new BinaryFormatError(`its page size is ${pageSize}`);
  if (reader.u8(24) !== 0) throw new BinaryFormatError('it is encrypted');
  if (reader.u8(25) !== metadataPage) throw new BinaryFormatError('its first page is not the description of a Hash database');
  const pages = new Pages(reader, pageSize);
  for (let page = 1; page < pages.count; page++) {
    if (!hashPages.has(reader.u8(page * pageSize + 25))) continue;
    yield* pages.values(page, onDamage);
  }
}

function byteOrderOf(source: ByteSource): boolean | undefined {
  for (const littleEndian of [true, false]) if (new ByteReader(source, littleEndian).u32(12) === hashMagic) return littleEndian;
  return undefined;
}

class Pages {
  readonly #reader: ByteReader;
  readonly #size: number;
  readonly #used = new Set<number>();
  readonly count: number;

  constructor(reader: ByteReader, size: number) {
    this.#reader = reader;
    this.#size = size;
    this.count = Math.floor(reader.source.size / size);
  }

  /** Items stand in pairs, key and value; they fill the page from its end, in the order of the index. */
  *values(page: number, onDamage: (page: number, message: string) => void): Generator<Uint8Array> {
    const start = page * this.#size;
    const items = Math.min(this.#reader.u16(start + 20), Math.floor((this.#size - pageHeader) / 2));
    const offsetOf = (item: number): number => this.#reader.u16(start + pageHeader + item * 2);
    for (let item = 1; item < items; item += 2) {
      const from = offsetOf(item);
      const end = offsetOf(item - 1);
      if (from < pageHeader || end > this.#size || from >= end) {
        onDamage(page, `item ${item} lies outside of its page`);
        continue;
      }
      const type = this.#reader.u8(start + from);
      if (type === keyOrData) yield this.#reader.bytes(start + from + 1, end - from - 1);
      else if (type === offPage && end - from >= 12) {
        const value = this.#overflow(this.#reader.u32(start + from + 4), this.#reader.u32(start + from + 8));
        if (typeof value === 'string') onDamage(page, value);
        else yield value;
      } else onDamage(page, `item ${item} has the unknown type ${type}`);
    }
  }

  /** A value too long for a page is spread over a chain of pages of its own. */
  #overflow(first: number, length: number): Uint8Array | string {
    if (length > mostValue || length > this.#reader.source.size) return `a value states ${length} bytes`;
    const value = new Uint8Array(length);
    let at = 0;
    for (let page = first; page !== 0 && at < length; page = this.#reader.u32(page * this.#size + 16)) {
      if (page >= this.count || this.#used.has(page)) return `the chain of overflow pages is broken at page ${page}`;
      this.#used.add(page);
      const start = page * this.#size;
      if (this.#reader.u8(start + 25) !== overflowPage) return `page ${page} is not an overflow page`;
      const part = Math.min(this.#reader.u16(start + 22), this.#size - pageHeader, length - at);
      value.set(this.#reader.bytes(start + pageHeader, part), at);
      at += part;
    }
    return at === length ? value : `a value has ${at} of ${length} bytes`;
  }
}
