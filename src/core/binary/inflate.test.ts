import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BinaryFormatError } from './byte-source.ts';
import { inflateZlib } from './inflate.ts';

describe('inflateZlib', () => {
  it('gives back what was compressed', () => {
    const content = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    expect(inflateZlib(zlibSync(content), 1_000_000)).toEqual(content);
  });

  it('stops at the limit', () => {
    const bomb = zlibSync(new Uint8Array(50_000_000), { level: 9 });
    expect(() => inflateZlib(bomb, 1_000_000)).toThrow(BinaryFormatError);
  });

  it('refuses damaged data', () => {
    expect(() => inflateZlib(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]), 1000)).toThrow(BinaryFormatError);
    expect(() => inflateZlib(new Uint8Array(), 1000)).toThrow(BinaryFormatError);
  });
});
