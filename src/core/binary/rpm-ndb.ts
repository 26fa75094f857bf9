import { ByteReader } from './byte-reader.ts';
import { BinaryFormatError, type ByteSource } from './byte-source.ts';

const databaseMagic = 0x506d7052; // RpmP
const slotMagic = 0x746f6c53; // Slot
const blobMagic = 0x53626c42; // BlbS
const page = 4096;
const slot = 16;
const block = 16;
/** The database header takes the room of the first two slots. */
const firstSlot = 32;
const blobHeader = 16;
const mostBlob = 2 ** 28;

/** Is it the package database of rpm's "ndb" back end (`Packages.db`)? */
export const isNdb = (source: ByteSource): boolean => source.size >= page && new ByteReader(source, true).u32(0) === databaseMagic;

/** The headers that the database holds. One that is damaged is reported and left out. Throws `BinaryFormatError` when it is no such database. */
export function* ndbValues(source: ByteSource, onDamage: (message: string) => void): Generator<Uint8Array> {
  const reader = new ByteReader(source, true);
  if (!isNdb(source)) throw new BinaryFormatError('it is not an rpm database of the type ndb');
  const version = reader.u32(4);
  if (version !== 0) throw new BinaryFormatError(`version ${version} of the database is not known`);
  const slotsEnd = reader.u32(12) * page;
  if (slotsEnd > source.size) throw new BinaryFormatError('its table of slots is cut off');
  const seen = new Set<number>();
  for (let at = firstSlot; at + slot <= slotsEnd; at += slot) {
    if (reader.u32(at) !== slotMagic) {
      onDamage(`the slot at byte ${at} is damaged`);
      continue;
    }
    const index = reader.u32(at + 4);
    if (index === 0 || seen.has(index)) continue;
    seen.add(index);
    const start = reader.u32(at + 8) * block;
    if (start < slotsEnd || start + blobHeader > source.size || reader.u32(start) !== blobMagic || reader.u32(start + 4) !== index) {
      onDamage(`package ${index} is not where its slot says`);
      continue;
    }
    const length = reader.u32(start + 12);
    if (length > mostBlob || start + blobHeader + length > source.size) onDamage(`package ${index} is cut off`);
    else yield reader.bytes(start + blobHeader, length);
  }
}
