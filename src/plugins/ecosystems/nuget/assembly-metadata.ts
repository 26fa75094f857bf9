import { latin1Until0 } from '#core/binary/byte-reader.ts';
import { BinaryFormatError } from '#core/binary/byte-source.ts';
import { offsetOfAddress, type Executable } from '#core/binary/executable.ts';
import { decodeUtf8 } from '#core/binary/utf8.ts';
import { codedIndexes, columns } from './cli-tables.data.ts';

export interface AssemblyName {
  readonly name: string;
  /** Four numbers. */
  readonly version: string;
  /** Empty, except for satellites that hold only translated texts. */
  readonly culture: string;
  /** Public key token of a reference, hexadecimal; empty for assemblies that are not signed. */
  readonly token: string;
}

export interface AssemblyMetadata {
  /** Absent in modules that are part of another assembly. */
  readonly assembly?: AssemblyName;
  readonly references: readonly AssemblyName[];
}

const assemblyTable = 0x20;
const referenceTable = 0x23;
const nameLimit = 1024;
const referenceLimit = 10_000;
const signature = 0x424a5342;

/** Name and references of a .NET assembly (ECMA-335, partition II, section 24); `undefined` for native programs. Throws `BinaryFormatError`. */
export function readAssemblyMetadata(executable: Executable): AssemblyMetadata | undefined {
  const header = executable.directories?.dotnet;
  if (header === undefined) return undefined;
  const { reader } = executable;
  const root = offsetOfAddress(executable, (executable.imageBase ?? 0) + reader.u32(header.offset + 8));
  if (root === undefined || reader.u32(root) !== signature) throw new BinaryFormatError('the .NET header leads to no metadata');
  const streams = readStreams(executable, root);
  const tables = streams.get('#~') ?? streams.get('#-');
  const strings = streams.get('#Strings');
  if (tables === undefined || strings === undefined) throw new BinaryFormatError('the .NET metadata has no tables or no names');
  return new TableReading(executable, tables.offset, strings, streams.get('#Blob')).read();
}

interface Heap {
  readonly offset: number;
  readonly size: number;
}

function readStreams({ reader }: Executable, root: number): Map<string, Heap> {
  const versionLength = reader.u32(root + 12);
  let at = root + 16 + versionLength;
  const count = Math.min(reader.u16(at + 2), 32);
  at += 4;
  const streams = new Map<string, Heap>();
  for (let index = 0; index < count; index++) {
    const name = latin1Until0(reader.bytes(at + 8, Math.min(32, reader.source.size - at - 8)));
    streams.set(name, { offset: root + reader.u32(at), size: reader.u32(at + 4) });
    at += 8 + Math.ceil((name.length + 1) / 4) * 4;
  }
  return streams;
}

class TableReading {
  readonly #executable: Executable;
  readonly #strings: Heap;
  readonly #blobs: Heap | undefined;
  readonly #rows = new Map<number, number>();
  readonly #sizes: { readonly string: number; readonly guid: number; readonly blob: number };
  readonly #start: number;

  constructor(executable: Executable, tables: number, strings: Heap, blobs: Heap | undefined) {
    this.#executable = executable;
    this.#strings = strings;
    this.#blobs = blobs;
    const { reader } = executable;
    const heapSizes = reader.u8(tables + 6);
    this.#sizes = { string: heapSizes & 1 ? 4 : 2, guid: heapSizes & 2 ? 4 : 2, blob: heapSizes & 4 ? 4 : 2 };
    const present = [reader.u32(tables + 8), reader.u32(tables + 12)];
    let at = tables + 24;
    for (let table = 0; table < 64; table++) {
      if (((present[table >> 5]! >>> (table & 31)) & 1) === 0) continue;
      this.#rows.set(table, reader.u32(at));
      at += 4;
    }
    // a flag that only tables under edit have
    this.#start = heapSizes & 0x40 ? at + 4 : at;
  }

  read(): AssemblyMetadata {
    const assembly = (this.#rows.get(assemblyTable) ?? 0) > 0 ? this.#name(this.#tableAt(assemblyTable), [1, 2, 3, 4], 7, undefined) : undefined;
    const references: AssemblyName[] = [];
    const table = this.#tableAt(referenceTable);
    const size = this.#rowSize(referenceTable);
    const count = Math.min(this.#rows.get(referenceTable) ?? 0, referenceLimit);
    for (let row = 0; row < count; row++) references.push(this.#name(table + row * size, [0, 1, 2, 3], 6, 5, referenceTable));
    return { ...(assembly === undefined ? {} : { assembly }), references };
  }

  #name(row: number, version: readonly number[], name: number, token: number | undefined, table = assemblyTable): AssemblyName {
    const { reader } = this.#executable;
    const at = (column: number): number => row + this.#columnsSize(table, column);
    return {
      name: this.#string(this.#index(at(name), this.#sizes.string)),
      version: version.map((column) => reader.u16(at(column))).join('.'),
      culture: this.#string(this.#index(at(name + 1), this.#sizes.string)),
      token: token === undefined ? '' : this.#token(this.#index(at(token), this.#sizes.blob)),
    };
  }

  #tableAt(table: number): number {
    let at = this.#start;
    for (const [before, rows] of this.#rows) if (before < table) at += rows * this.#rowSize(before);
    return at;
  }

  #rowSize(table: number): number {
    return this.#columnsSize(table, columns[table]?.length ?? 0);
  }

  #columnsSize(table: number, count: number): number {
    let size = 0;
    for (const column of (columns[table] ?? []).slice(0, count)) size += this.#columnSize(column);
    return size;
  }

  #columnSize(column: number | string): number {
    if (typeof column === 'number') return column;
    if (column === 'string' || column === 'guid' || column === 'blob') return this.#sizes[column];
    if (column.startsWith('#')) return (this.#rows.get(Number(column.slice(1))) ?? 0) < 0x10000 ? 2 : 4;
    const { bits, tables } = codedIndexes[column]!;
    const most = Math.max(...tables.map((table) => this.#rows.get(table) ?? 0));
    return most < 2 ** (16 - bits) ? 2 : 4;
  }

  #index(at: number, size: number): number {
    const { reader } = this.#executable;
    return size === 4 ? reader.u32(at) : reader.u16(at);
  }

  #string(index: number): string {
    const { reader } = this.#executable;
    const available = Math.min(nameLimit, this.#strings.size - index, reader.source.size - this.#strings.offset - index);
    if (available <= 0) return '';
    const bytes = reader.bytes(this.#strings.offset + index, available);
    const end = bytes.indexOf(0);
    return decodeUtf8(end === -1 ? bytes : bytes.subarray(0, end));
  }

  /** A token has 8 bytes; a full public key, which a reference may hold instead, is not needed. */
  #token(index: number): string {
    if (index === 0 || this.#blobs === undefined) return '';
    const at = this.#blobs.offset + index;
    if (this.#executable.reader.u8(at) !== 8) return '';
    return [...this.#executable.reader.bytes(at + 1, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
