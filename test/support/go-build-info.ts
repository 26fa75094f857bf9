import { ByteWriter } from './byte-writer.ts';
import { leb128 } from './executables.ts';

const mark = Array.from({ length: 16 }, (_, index) => 0x30 + index);

const framed = (modules: string): Uint8Array => (modules === '' ? new Uint8Array() : new ByteWriter().bytes(mark).text(modules).bytes(mark).done());

/** As Go 1.18 and later write it: both texts follow the header. */
export function inlineBuildInfo(version: string, modules: string): Uint8Array<ArrayBuffer> {
  const body = framed(modules);
  return new ByteWriter().u8(0xff).text(' Go buildinf:').u8(8, 2).zeros(16)
    .bytes(leb128(version.length)).text(version).bytes(leb128(body.length)).bytes(body).done();
}

/** As earlier versions write it: the addresses of two Go strings. `address` is where the information is loaded. */
export function pointerBuildInfo(version: string, modules: string, address: number, { bits = 64, littleEndian = true } = {}): Uint8Array<ArrayBuffer> {
  const word = bits / 8;
  const body = framed(modules);
  const strings = address + 16 + Math.max(16, 2 * word);
  const out = new ByteWriter(littleEndian);
  out.u8(0xff).text(' Go buildinf:').u8(word, littleEndian ? 0 : 1).number(strings, word).number(strings + 2 * word, word).padTo(32);
  out.number(strings + 4 * word, word).number(version.length, word).number(strings + 4 * word + version.length, word).number(body.length, word);
  return out.text(version).bytes(body).done();
}
