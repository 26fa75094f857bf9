import { indexOfBytes } from './byte-reader.ts';
import type { Executable } from './executable.ts';

const upx = Uint8Array.from('UPX!', (character) => character.charCodeAt(0));

/** The program that compressed this executable, when its sections cannot be read for that reason. */
export function packerOf({ sections, reader }: Executable): string | undefined {
  if (sections.some((section) => section.name === 'UPX0' || section.name === 'UPX1')) return 'UPX';
  if (sections.length > 0) return undefined;
  return indexOfBytes(reader.bytes(0, Math.min(4096, reader.source.size)), upx) === -1 ? undefined : 'UPX';
}
