import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { decodeUtf8 } from '#core/binary/utf8.ts';
import { wordsOf } from './words.ts';

function wordsIn(text: string): string[] {
  const { bytes, count, starts, ends } = wordsOf(encodeUtf8(text));
  return Array.from({ length: count }, (_, at) => decodeUtf8(bytes.subarray(starts[at], ends[at])));
}

it.each([
  ['MITライセンスの下で', ['MIT', 'ライセンス', 'の', '下', 'で']],
  ['GPL第3版。或更高', ['GPL', '第', '3', '版', '或', '更', '高']],
  ['クリエイティブ・コモンズ', ['クリエイティブ', 'コモンズ']],
  ['лицензия MIT', ['лицензия', 'MIT']],
  ['licença', ['licença']],
])('%j are the words %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

it('small and capital letters of Cyrillic are the same', () => {
  const [small, capital] = ['лицензия ёж', 'ЛИЦЕНЗИЯ ЁЖ'].map((text) => wordsOf(encodeUtf8(text))).map(({ hashes, count }) => [...hashes.subarray(0, count)]);
  expect(small).toEqual(capital);
});

it('words of any bytes stand in order, apart from each other, and are not empty', () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'binary' }).map((text) => encodeUtf8(text)), fc.constantFrom(...['許諾', 'カナ', 'かな', 'MIT', '<b>', '\\n', '&amp;'].map((text) => encodeUtf8(text))));
  fc.assert(fc.property(fc.array(piece), (pieces) => {
    const bytes = Uint8Array.from(pieces.flatMap((one) => [...one]));
    const { count, starts, ends } = wordsOf(bytes);
    let before = 0;
    for (let at = 0; at < count; at++) {
      if (starts[at]! < before || ends[at]! <= starts[at]! || ends[at]! > bytes.length) throw new Error(`word ${at} from ${starts[at]} to ${ends[at]}`);
      before = ends[at]!;
    }
  }));
});
