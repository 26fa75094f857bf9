import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elf, machO, pe, peAddress, universal, wasm, type TestSection } from '../../../test/support/executables.ts';
import { BinaryFormatError, byteSourceOf, bytesSource } from './byte-source.ts';
import { bytesAtAddress, sectionBytes, sectionNamed } from './executable.ts';
import { executablesOf } from './open-executables.ts';
import { packerOf } from './packer.ts';

const sections: readonly TestSection[] = [
  { name: '.first', data: Uint8Array.from([1, 2, 3]) },
  { name: '.second', data: Uint8Array.from([4, 5, 6, 7]), writable: true },
];

const formats: readonly (readonly [string, Uint8Array])[] = [
  ['ELF, 64 bits', elf(sections)],
  ['ELF, 32 bits', elf(sections, { bits: 32 })],
  ['ELF, big-endian', elf(sections, { littleEndian: false })],
  ['ELF, 32 bits, big-endian', elf(sections, { bits: 32, littleEndian: false })],
  ['PE', pe(sections)],
  ['Mach-O', machO(sections)],
  ['universal Mach-O', universal([machO(sections), machO(sections)])],
  ['WebAssembly', wasm(sections)],
];

describe.each(formats)('%s', (name, bytes) => {
  it('has its sections', () => {
    const found = executablesOf(bytesSource(bytes));
    expect(found).toHaveLength(name.startsWith('universal') ? 2 : 1);
    for (const executable of found) {
      const second = sectionNamed(executable, '.second')!;
      expect([...sectionBytes(executable, second)]).toEqual([4, 5, 6, 7]);
      expect(sectionNamed(executable, '.third')).toBeUndefined();
      if (executable.format === 'wasm') continue;
      expect(second.writable).toBe(true);
      expect([...bytesAtAddress(executable, second.address + 1, 2)]).toEqual([5, 6]);
      expect(() => bytesAtAddress(executable, 2, 1)).toThrow(BinaryFormatError);
    }
  });

  it('damaged, is refused or read, and nothing else', () => {
    const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(fc.property(fc.array(change, { maxLength: 12 }), fc.nat({ max: bytes.length }), (changes, end) => {
      const damaged = Uint8Array.from(bytes.subarray(0, end));
      for (const [at, value] of changes) if (at < end) damaged[at] = value;
      try {
        for (const executable of executablesOf(bytesSource(damaged))) {
          packerOf(executable);
          for (const section of executable.sections) sectionBytes(executable, section, 2 ** 20);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(BinaryFormatError);
      }
    }), { numRuns: 300 });
  });
});

describe('what is no executable', () => {
  it.each([
    ['text', new TextEncoder().encode('#!/bin/sh\necho\n')],
    ['a Java class', Uint8Array.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 65, 0, 1, 2, 3, 4, 5, 6, 7])],
    ['a DOS program', Uint8Array.from([0x4d, 0x5a, ...new Uint8Array(80)])],
    ['nothing', new Uint8Array()],
  ])('%s', (_name, bytes) => {
    expect(executablesOf(bytesSource(bytes))).toEqual([]);
  });
});

it('knows the names of PE sections that stand in the string table', () => {
  const bytes = pe([{ name: '/4', data: Uint8Array.from([9]) }]);
  const view = new DataView(bytes.buffer);
  // one symbol table without symbols, at the end, and the strings after it
  const withStrings = Uint8Array.from([...bytes, 16, 0, 0, 0, ...new TextEncoder().encode('.dep-v0-long\0')]);
  new DataView(withStrings.buffer).setUint32(0x40 + 12, bytes.length, true);
  expect(view.getUint32(0x40, true)).toBe(0x4550);
  const [executable] = executablesOf(bytesSource(withStrings));
  expect(sectionNamed(executable!, '.dep-v0-long')?.address).toBe(0x140000000 + peAddress(0));
});

it('recognises programs that UPX compressed', () => {
  expect(executablesOf(bytesSource(pe([{ name: 'UPX0', data: Uint8Array.from([1]) }]))).map(packerOf)).toEqual(['UPX']);
  expect(executablesOf(bytesSource(elf([{ name: '.a', data: new TextEncoder().encode('UPX!') }], { sectionless: true }))).map(packerOf)).toEqual(['UPX']);
  expect(executablesOf(bytesSource(elf(sections))).map(packerOf)).toEqual([undefined]);
});

it('reads a file in blocks, only where it is asked', () => {
  const content = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);
  const asked: (readonly [number, number])[] = [];
  const file = {
    path: 'a', name: 'a', directory: '.', size: content.length,
    text: () => '', bytes: () => content, chunks: () => [content],
    range(offset: number, length: number) {
      asked.push([offset, length]);
      return content.subarray(offset, offset + length);
    },
  };
  const source = byteSourceOf(file);
  fc.assert(fc.property(fc.nat({ max: content.length }), fc.nat({ max: 100_000 }), (offset, length) => {
    if (offset + length > content.length) expect(() => source.read(offset, length)).toThrow(BinaryFormatError);
    else expect(Buffer.compare(source.read(offset, length), content.subarray(offset, offset + length))).toBe(0);
  }));
  asked.length = 0;
  source.read(10, 4);
  source.read(20, 4);
  expect(asked.length).toBeLessThanOrEqual(1);
});
