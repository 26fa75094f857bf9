import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BinaryFormatError, bytesSource } from '#core/binary/byte-source.ts';
import { executablesOf } from '#core/binary/open-executables.ts';
import { readVersionInfo } from '#core/binary/pe-version-info.ts';
import { dotnetAssembly } from '../../../../test/support/dotnet-assembly.ts';
import { ByteWriter } from '../../../../test/support/byte-writer.ts';
import { elf } from '../../../../test/support/executables.ts';
import { readAssemblyMetadata } from './assembly-metadata.ts';
import { readBundledDependencies } from './single-file.ts';

const bytes = dotnetAssembly({
  name: 'Acme.Core',
  version: [1, 2, 3, 4],
  references: [{ name: 'System.Runtime', version: [8, 0, 0, 0], token: [0xb0, 0x3f, 0x5f, 0x7f, 0x11, 0xd5, 0x0a, 0x3a] }, { name: 'Änderung', version: [1, 0, 0, 0] }],
  strings: { ProductVersion: '1.2.3-beta+abc', CompanyName: 'Acme' },
});

describe('.NET assemblies', () => {
  it('have a name and references', () => {
    const [executable] = executablesOf(bytesSource(bytes));
    expect(readAssemblyMetadata(executable!)).toEqual({
      assembly: { name: 'Acme.Core', version: '1.2.3.4', culture: '', token: '' },
      references: [
        { name: 'System.Runtime', version: '8.0.0.0', culture: '', token: 'b03f5f7f11d50a3a' },
        { name: 'Änderung', version: '1.0.0.0', culture: '', token: '' },
      ],
    });
    expect(Object.fromEntries(readVersionInfo(executable!))).toEqual({ ProductVersion: '1.2.3-beta+abc', CompanyName: 'Acme' });
  });

  it('damaged, are refused or read, and nothing else', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 10 }), (changes) => {
      const damaged = Uint8Array.from(bytes);
      for (const [at, value] of changes) damaged[at] = value;
      try {
        for (const executable of executablesOf(bytesSource(damaged))) {
          readVersionInfo(executable);
          readAssemblyMetadata(executable);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(BinaryFormatError);
      }
    }), { numRuns: 500 });
  });
});

describe('single-file programs', () => {
  const mark = [0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32, 0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae];
  const launcher = (header: number) => elf([{ name: '.data', data: new ByteWriter().u64(header).bytes(mark).done(), writable: true }]);

  it('hold their deps.json', () => {
    const content = '{"libraries":{}}';
    const start = launcher(0).length;
    const header = new ByteWriter().u32(6, 0, 1).u8(3).text('abc').u64(start + 100, content.length, 0, 0, 0).padTo(100).text(content).padTo(8192).done();
    const [executable] = executablesOf(bytesSource(Uint8Array.from([...launcher(start), ...header])));
    expect(readBundledDependencies(executable!)).toBe(content);
  });

  it('are told from launchers', () => {
    expect(executablesOf(bytesSource(launcher(0))).map(readBundledDependencies)).toEqual([undefined]);
    expect(executablesOf(bytesSource(Uint8Array.from([...launcher(0), ...new Uint8Array(5000)]))).map(readBundledDependencies)).toEqual([undefined]);
  });
});
