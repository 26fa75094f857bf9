import { ByteWriter } from './byte-writer.ts';

export interface TestSection {
  readonly name: string;
  readonly data: Uint8Array;
  readonly writable?: boolean;
}

export interface ElfOptions {
  readonly bits?: 32 | 64;
  readonly littleEndian?: boolean;
  /** Without table of sections, as after `strip --strip-section-headers`. */
  readonly sectionless?: boolean;
}

const elfBase = 0x400000;

/** Address at which the first section is loaded. */
export const elfAddress = (bits: 32 | 64 = 64): number => elfBase + (bits === 64 ? 128 : 96);

/** One loadable segment over all sections. */
export function elf(sections: readonly TestSection[], { bits = 64, littleEndian = true, sectionless = false }: ElfOptions = {}): Uint8Array<ArrayBuffer> {
  const word = bits / 8;
  const headerSize = bits === 64 ? 64 : 52;
  const programSize = bits === 64 ? 56 : 32;
  const content = new ByteWriter(littleEndian);
  const start = elfAddress(bits) - elfBase;
  const places = sections.map(({ data }) => {
    const offset = start + content.length;
    content.bytes(data).align(16);
    return { offset, size: data.length };
  });
  const names = ['', ...sections.map(({ name }) => name), '.shstrtab'];
  const namesOffset = start + content.length;
  const nameText = `${names.join('\0')}\0`;
  const table = Math.ceil((namesOffset + nameText.length) / 8) * 8;
  const out = new ByteWriter(littleEndian);
  out.u8(0x7f, 0x45, 0x4c, 0x46, bits / 32, littleEndian ? 1 : 2, 1).zeros(9).u16(2, 62).u32(1);
  out.number(elfBase, word).number(headerSize, word).number(sectionless ? 0 : table, word).u32(0);
  out.u16(headerSize, programSize, 1, bits === 64 ? 64 : 40, sectionless ? 0 : names.length, sectionless ? 0 : names.length - 1);
  const size = namesOffset;
  if (bits === 64) out.u32(1, 6).u64(0, elfBase, elfBase, size, size, 16);
  else out.u32(1, 0, elfBase, elfBase, size, size, 6, 16);
  out.padTo(start).bytes(content.done());
  if (sectionless) return out.done();
  out.text(nameText).align(8);
  const header = (name: number, type: number, flags: number, address: number, offset: number, length: number): void => {
    out.u32(name, type).number(flags, word).number(address, word).number(offset, word).number(length, word).u32(0, 0).number(1, word).number(0, word);
  };
  header(0, 0, 0, 0, 0, 0);
  for (const [index, { name, writable }] of sections.entries()) {
    const { offset, size: length } = places[index]!;
    header(nameText.indexOf(`\0${name}\0`) + 1, 1, writable ? 3 : 2, elfBase + offset, offset, length);
  }
  header(nameText.indexOf('\0.shstrtab\0') + 1, 3, 0, 0, namesOffset, nameText.length);
  return out.done();
}

export interface PeOptions {
  /** Data directories by number: relative virtual address and size. */
  readonly directories?: Readonly<Record<number, readonly [number, number]>>;
}

/** Relative virtual address of the n-th section. */
export const peAddress = (index: number): number => 0x1000 * (index + 1);

export function pe(sections: readonly TestSection[], { directories = {} }: PeOptions = {}): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.text('MZ').padTo(0x3c).u32(0x40).text('PE').u16(0);
  out.u16(0x8664, sections.length).u32(0, 0, 0).u16(240, 0x22);
  const optional = out.length;
  out.u16(0x20b).padTo(optional + 24).u64(0x140000000).u32(0x1000, 0x200).padTo(optional + 108).u32(16);
  for (let index = 0; index < 16; index++) out.u32(...(directories[index] ?? [0, 0]));
  let offset = Math.ceil((out.length + 40 * sections.length) / 0x200) * 0x200;
  for (const [index, { name, data, writable }] of sections.entries()) {
    const padded = Math.ceil(data.length / 0x200) * 0x200;
    out.text(name, 8).u32(data.length, peAddress(index), padded, offset, 0, 0).u16(0, 0).u32(writable ? 0xc0000040 : 0x40000040);
    offset += padded;
  }
  for (const { data } of sections) out.align(0x200).bytes(data);
  return out.align(0x200).done();
}

/** 64 bits, little-endian; one segment for each section. */
export function machO(sections: readonly TestSection[]): Uint8Array<ArrayBuffer> {
  const commandSize = 72 + 80;
  const start = 32 + commandSize * sections.length;
  const out = new ByteWriter();
  out.u32(0xfeedfacf, 0x01000007, 3, 2, sections.length, commandSize * sections.length, 1, 0);
  let offset = start;
  for (const { name, data, writable } of sections) {
    const address = 0x100000000 + offset;
    out.u32(0x19, commandSize).text('__DATA', 16).u64(address, data.length, offset, data.length).u32(writable ? 3 : 1, writable ? 3 : 1, 1, 0);
    out.text(name, 16).text('__DATA', 16).u64(address, data.length).u32(offset, 4, 0, 0, 0, 0, 0, 0);
    offset += data.length;
  }
  for (const { data } of sections) out.bytes(data);
  return out.done();
}

/** A universal binary. */
export function universal(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(false);
  out.u32(0xcafebabe, parts.length);
  let offset = 8 + 20 * parts.length;
  for (const part of parts) {
    out.u32(0x01000007, 3, offset, part.length, 0);
    offset += part.length;
  }
  for (const part of parts) out.bytes(part);
  return out.done();
}

/** Custom sections, and `data` as the data section. */
export function wasm(sections: readonly TestSection[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.u8(0).text('asm').u32(1);
  for (const { name, data } of sections) {
    const body = new ByteWriter();
    if (name !== 'data') body.u8(name.length).text(name);
    body.bytes(data);
    out.u8(name === 'data' ? 11 : 0).bytes(leb128(body.length)).bytes(body.done());
  }
  return out.done();
}

export function leb128(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
}
