import { crc32, deflateRawSync } from 'node:zlib';

/** One entry; every part of it may be a lie. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Stored when false. */
  readonly packed?: boolean;
  /** Unpacked size that the headers claim. */
  readonly claimedSize?: number;
  readonly claimedPackedSize?: number;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** Mode of the file as Unix has it. */
  readonly mode?: number;
  /** Takes the bytes of the entry with this index instead of its own: two names, one place. */
  readonly sameBytesAs?: number;
}

/** A zip file by hand: local headers, bytes, central directory (APPNOTE 4.3). */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const places: { offset: number; packed: Buffer; size: number; method: number; crc: number }[] = [];
  let length = 0;
  const push = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const entry of entries) {
    const shared = entry.sameBytesAs === undefined ? undefined : places[entry.sameBytesAs];
    if (shared !== undefined) {
      places.push(shared);
      continue;
    }
    const content = Buffer.from(entry.content ?? '');
    const method = entry.method ?? (entry.packed === false ? 0 : 8);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const place = { offset: length, packed, size: content.length, method, crc: crc32(content) };
    places.push(place);
    push(header(0x04034b50, entry, place));
    push(packed);
  }
  const directory = length;
  entries.forEach((entry, index) => push(header(0x02014b50, entry, places[index]!)));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(length - directory, 12);
  end.writeUInt32LE(directory, 16);
  return Buffer.concat([...pieces, end]);
}

/** Local and central headers hold the same fields; the central one has two more before and some after. */
function header(signature: number, { name, claimedSize, claimedPackedSize, encrypted, mode }: ZipEntry, place: { offset: number; packed: Buffer; size: number; method: number; crc: number }): Buffer {
  const central = signature === 0x02014b50;
  const nameBytes = Buffer.from(name, 'utf8');
  const head = Buffer.alloc(central ? 46 : 30);
  const at = central ? 6 : 4;
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(0x800 | (encrypted ? 1 : 0), at + 2);
  head.writeUInt16LE(place.method, at + 4);
  head.writeUInt32LE(place.crc, at + 10);
  head.writeUInt32LE(claimedPackedSize ?? place.packed.length, at + 14);
  head.writeUInt32LE(claimedSize ?? place.size, at + 18);
  head.writeUInt16LE(nameBytes.length, at + 22);
  if (central && mode !== undefined) {
    head[5] = 3;
    head.writeUInt16LE(mode, 40);
  }
  if (central) head.writeUInt32LE(place.offset, 42);
  return Buffer.concat([head, nameBytes]);
}

/** An honest zip file of these files. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Buffer => makeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
