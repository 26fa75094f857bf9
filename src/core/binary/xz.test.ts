import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BinaryFormatError } from './byte-source.ts';
import { LzmaOutput } from './lzma.ts';
import { expandXz, streamXz } from './xz.ts';

/** `printf 'to be, or not to be, to be' | xz -9` and the same with `--check=none`, in hexadecimal. */
const samples = {
  crc64: 'fd377a585a000004e6d6b446020021011c00000010cf58cce0001900165d003a1bc00521e5489b199d22ea955e4594a5c28e6f78200000006a2be01f82f24e350001321a201894301fb6f37d010000000004595a',
  none: 'fd377a585a000000ff12d941020021011c00000010cf58cce0001900165d003a1bc00521e5489b199d22ea955e4594a5c28e6f782000000000012a1a79808fb206729e7a010000000000595a',
};

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

test.each(Object.entries(samples))('expands what xz wrote: %s', (_name, hex) => {
  expect(textOf(expandXz(bytesOf(hex), 1000))).toBe('to be, or not to be, to be');
});

test('streams one behind the other, with padding', () => {
  expect(textOf(expandXz(bytesOf(`${samples.crc64}00000000${samples.none}`), 1000))).toHaveLength(52);
});

test('piece by piece it is the same, with no more than the dictionary held', () => {
  const pieces: Uint8Array[] = [];
  streamXz(bytesOf(`${samples.crc64}${samples.none}`), { limit: 1000, sink: (piece) => pieces.push(piece.slice()) });
  expect(pieces.map(textOf).join('')).toHaveLength(52);
  // matches may reach back over what was given away
  const output = new LzmaOutput(2 ** 26, (piece) => pieces.push(piece.slice()));
  output.dictionarySize = 2 ** 20;
  pieces.length = 0;
  for (let at = 0; at < 5_000_000; at++) output.push(at % 251);
  expect(pieces.reduce((sum, piece) => sum + piece.length, 0) + output.result().length).toBe(5_000_000);
  expect(output.peek(2 ** 20)).toBe((5_000_000 - 2 ** 20) % 251);
  expect(() => output.peek(4_900_000)).toThrow(BinaryFormatError);
  expect([...pieces, output.result()].every((piece, index, all) => index === 0 || piece[0] === (all[index - 1]!.at(-1)! + 1) % 251)).toBe(true);
});

test('the limit holds', () => expect(() => expandXz(bytesOf(samples.crc64), 10)).toThrow(BinaryFormatError));

test('damaged data never does anything but end or say so', () => {
  const whole = bytesOf(samples.crc64);
  fc.assert(fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
    const damaged = whole.slice(0, length);
    if (at < length) damaged[at] = byte;
    try {
      expandXz(damaged, 10_000);
    } catch (error) {
      expect(error).toBeInstanceOf(BinaryFormatError);
    }
  }), { numRuns: 2000 });
});
