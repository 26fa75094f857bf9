import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BinaryFormatError, bytesSource } from '#core/binary/byte-source.ts';
import { executablesOf } from '#core/binary/open-executables.ts';
import { elf, elfAddress, machO, pe, universal, wasm } from '../../../../test/support/executables.ts';
import { inlineBuildInfo, pointerBuildInfo } from '../../../../test/support/go-build-info.ts';
import { readBuildInfo } from './build-info.ts';

const modules = 'path\tcode.example/tool\nmod\tcode.example/tool\tv1.2.0\t\ndep\tcode.example/lib\tv0.3.1\th1:abc=\n';
const inline = inlineBuildInfo('go1.22.1', modules);
const read = (bytes: Uint8Array) => executablesOf(bytesSource(bytes)).map(readBuildInfo);

describe('Go build information', () => {
  it.each([
    ['in a section of an ELF file', elf([{ name: '.text', data: Uint8Array.of(1) }, { name: '.go.buildinfo', data: inline, writable: true }])],
    ['at the start of the data of an ELF file without sections', elf([{ name: '.go.buildinfo', data: inline, writable: true }], { sectionless: true })],
    ['in a section of a Mach-O file', machO([{ name: '__go_buildinfo', data: inline, writable: true }])],
    ['in the data of a PE file', pe([{ name: '.text', data: Uint8Array.of(1) }, { name: '.data', data: inline, writable: true }])],
    ['in the data of a WebAssembly module', wasm([{ name: 'data', data: Uint8Array.from([1, 2, 3, ...inline]) }])],
  ])('stands %s', (_name, bytes) => {
    expect(read(bytes)).toEqual([{ goVersion: 'go1.22.1', modules }]);
  });

  it('is read for each architecture of a universal binary', () => {
    const part = machO([{ name: '__go_buildinfo', data: inline, writable: true }]);
    expect(read(universal([part, part]))).toHaveLength(2);
  });

  it.each([
    { bits: 64, littleEndian: true }, { bits: 32, littleEndian: true }, { bits: 64, littleEndian: false }, { bits: 32, littleEndian: false },
  ] as const)('before Go 1.18 holds addresses ($bits bits, little-endian $littleEndian)', (options) => {
    const data = pointerBuildInfo('go1.15.2', modules, elfAddress(options.bits), options);
    expect(read(elf([{ name: '.go.buildinfo', data, writable: true }], options))).toEqual([{ goVersion: 'go1.15.2', modules }]);
  });

  it('may lack modules', () => {
    expect(read(elf([{ name: '.go.buildinfo', data: inlineBuildInfo('go1.20', ''), writable: true }]))).toEqual([{ goVersion: 'go1.20', modules: '' }]);
  });

  it('is not there in other programs', () => {
    expect(read(elf([{ name: '.data', data: new Uint8Array(100), writable: true }]))).toEqual([undefined]);
  });

  it('damaged, is refused or read, and nothing else', () => {
    for (const whole of [elf([{ name: '.go.buildinfo', data: inline, writable: true }]), elf([{ name: '.go.buildinfo', data: pointerBuildInfo('go1.15', modules, elfAddress()), writable: true }])]) {
      fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }), (changes) => {
        const damaged = Uint8Array.from(whole);
        for (const [at, value] of changes) damaged[at] = value;
        try {
          read(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(BinaryFormatError);
        }
      }), { numRuns: 500 });
    }
  });
});
