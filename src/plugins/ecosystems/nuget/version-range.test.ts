import { expect, it } from 'vitest';
import { sha512 } from './hash.ts';
import { versionFor } from './version-range.ts';

it.each([
  ['1.2.3', '1.2.3'], [' 6.2.3 ', '6.2.3'], ['1.0', '1.0'], ['[1.2.3]', '1.2.3'], ['[1.0.0, 1.0.0]', '1.0.0'], ['[4.0.1, )', '4.0.1'], ['[1.0,2.0)', '1.0'],
  ['1.0.0-beta.1+sha', '1.0.0-beta.1+sha'], ['(1.0,2.0)', undefined], ['(,1.0]', undefined], ['1.*', undefined], ['*', undefined], ['$(Version)', undefined], ['', undefined],
])('a requirement %j is met by %j', (requirement, version) => {
  expect(versionFor(requirement)).toBe(version);
});

it('turns hashes into hexadecimal', () => {
  const bytes = Uint8Array.from({ length: 64 }, (_, index) => (index * 37) % 256);
  const text = Buffer.from(bytes).toString('base64');
  expect(sha512(text)).toEqual([{ algorithm: 'SHA-512', value: Buffer.from(bytes).toString('hex') }]);
  expect(sha512(`sha512-${text}`)).toEqual(sha512(text));
  expect([sha512(''), sha512(undefined), sha512('abc')]).toEqual([[], [], []]);
});
