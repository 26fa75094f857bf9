import { Unzlib } from 'fflate';
import { BinaryFormatError } from './byte-source.ts';

/** Expands zlib data to at most `limit` bytes. Throws `BinaryFormatError` on damaged data and beyond the limit. */
export function inflateZlib(bytes: Uint8Array, limit: number): Uint8Array {
  // header and checksum
  if (bytes.length < 6) throw new BinaryFormatError('compressed data is cut off');
  const pieces: Uint8Array[] = [];
  let total = 0;
  const unzlib = new Unzlib((piece) => {
    total += piece.length;
    if (total > limit) throw new BinaryFormatError(`compressed data expands to more than ${limit} bytes`);
    pieces.push(piece.slice());
  });
  try {
    // small steps, so that the limit is met before much is expanded
    const step = 4096;
    for (let at = 0; at < bytes.length; at += step) unzlib.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    if (error instanceof BinaryFormatError) throw error;
    throw new BinaryFormatError(`compressed data cannot be expanded (${error instanceof Error ? error.message : String(error)})`);
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
