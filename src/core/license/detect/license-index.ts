import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { decodeUtf8 } from '#core/binary/utf8.ts';
import { buildTextIndex, type ReferenceText } from './build-text-index.ts';
import { NameIndex, type ListedName } from './name-index.ts';
import { pairTriggers } from './triggers-of-names.ts';
import type { Trigger } from './trigger-words.ts';
import type { IndexedText, TextIndex } from './text-index.ts';

/** A licence of the SPDX list as the index is made from it. */
export interface ListedLicense extends ListedName, ReferenceText {}

/** What a detector searches for. */
export interface LicenseIndex {
  readonly texts: TextIndex;
  readonly names: NameIndex;
  /** Changes with everything that the answers depend on; part of the key of cached answers. */
  readonly fingerprint: string;
}

interface Header {
  readonly format: number;
  readonly texts: readonly IndexedText[];
  readonly wordCount: number;
  readonly names: readonly ListedName[];
  /** Words of the texts that hold nothing else that says where licences may stand. */
  readonly triggers: readonly Trigger[];
  readonly lengths: readonly number[];
  readonly fingerprint: string;
}

const magic = 0x4d4c4958;
const format = 3;

/**
 * The index of these licences as bytes: a magic number, the length of a header, the header as JSON, and the tables, each at a multiple of
 * four. Of licences with the same text the first one stands for all.
 */
export function encodeLicenseIndex(licenses: readonly ListedLicense[]): Uint8Array<ArrayBuffer> {
  const texts = buildTextIndex(licenses);
  const listed = licenses.map(({ id, name, urls }) => ({ id, name, urls }));
  const tables = [texts.wordTable, texts.party, texts.tokens, texts.required, texts.gramFilter, texts.gramTable, texts.postings];
  const bytesOf = (table: Uint8Array | Uint16Array | Uint32Array): Uint8Array => new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
  const header: Header = {
    format,
    texts: texts.texts,
    wordCount: texts.wordCount,
    names: listed,
    triggers: triggersOfTexts(licenses.map(({ text }) => text), new NameIndex(listed)),
    lengths: tables.map(({ length }) => length),
    fingerprint: fingerprintOf(tables.map(bytesOf)),
  };
  const head = encodeUtf8(JSON.stringify(header));
  const size = tables.reduce((sum, table) => sum + padded(table.byteLength), 8 + padded(head.length));
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, head.length, true);
  bytes.set(head, 8);
  let at = 8 + padded(head.length);
  for (const table of tables) {
    bytes.set(bytesOf(table), at);
    at += padded(table.byteLength);
  }
  return bytes;
}

/** Views into the buffer, which may be shared between threads; only the names are built anew. Throws when the bytes are not an index of this version. */
export function decodeLicenseIndex(buffer: ArrayBufferLike): LicenseIndex {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== magic) throw new Error('this is not an index of licences');
  const length = view.getUint32(4, true);
  const header = JSON.parse(decodeUtf8(new Uint8Array(buffer, 8, length))) as Header;
  if (header.format !== format) throw new Error(`the index of licences has format ${header.format}, not ${format}; build it again`);
  let at = 8 + padded(length);
  const place = (bytes: number): number => {
    const start = at;
    at += padded(bytes);
    return start;
  };
  const [words, party, tokens, required, filter, grams, postings] = header.lengths as [number, number, number, number, number, number, number];
  const texts: TextIndex = {
    texts: header.texts,
    wordCount: header.wordCount,
    wordTable: new Uint32Array(buffer, place(4 * words), words),
    party: new Uint8Array(buffer, place(party), party),
    tokens: new Uint16Array(buffer, place(2 * tokens), tokens),
    required: new Uint8Array(buffer, place(required), required),
    gramFilter: new Uint32Array(buffer, place(4 * filter), filter),
    gramTable: new Uint32Array(buffer, place(4 * grams), grams),
    postings: new Uint16Array(buffer, place(2 * postings), postings),
  };
  return { texts, names: new NameIndex(header.names, header.triggers), fingerprint: header.fingerprint };
}

/** Of each text in which nothing else says that it is about licences: what its rarest words are, and beside what they stand. */
function triggersOfTexts(texts: readonly string[], names: NameIndex): Trigger[] {
  return texts.filter((text) => names.stretchesIn(encodeUtf8(text)).length === 0).flatMap((text) => pairTriggers(text.toLowerCase().match(/[a-z]+/g) ?? [], 2));
}

const padded = (bytes: number): number => (bytes + 3) & ~3;

function fingerprintOf(tables: readonly Uint8Array[]): string {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (const table of tables) {
    for (let at = 0; at < table.length; at++) {
      a = Math.imul(a ^ table[at]!, 0x01000193);
      b = Math.imul(b ^ table[at]!, 0x85ebca6b) ^ (b >>> 13);
    }
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
