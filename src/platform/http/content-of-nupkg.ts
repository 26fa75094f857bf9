/** Bytes of a signed package without its signature, of which the hash in lockfiles is (what the author packed before anybody signed it); `undefined` when there is none. */
export function contentOfNupkg(bytes: Buffer): Buffer | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + 22 > bytes.length) return undefined;
  const [size, offset] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (offset + size > end) return undefined;
  const entries = entriesIn(bytes, offset, offset + size);
  const signature = entries?.find(({ name }) => name === '.signature.p7s');
  if (entries === undefined || signature === undefined) return undefined;
  // an entry reaches to the next one
  const next = Math.min(offset, ...entries.map(({ local }) => local).filter((local) => local > signature.local));
  const removed = next - signature.local;
  const directory = entries.filter((entry) => entry !== signature).map(({ local, start, stop }) => {
    const header = Buffer.from(bytes.subarray(start, stop));
    header.writeUInt32LE(local > signature.local ? local - removed : local, 42);
    return header;
  });
  const last = Buffer.from(bytes.subarray(end));
  last.writeUInt16LE(entries.length - 1, 8);
  last.writeUInt16LE(entries.length - 1, 10);
  last.writeUInt32LE(size - (signature.stop - signature.start), 12);
  last.writeUInt32LE(offset - removed, 16);
  return Buffer.concat([bytes.subarray(0, signature.local), bytes.subarray(next, offset), ...directory, last]);
}

interface Entry {
  readonly name: string;
  /** Of its local header. */
  readonly local: number;
  /** Of its header in the central directory. */
  readonly start: number;
  readonly stop: number;
}

function entriesIn(bytes: Buffer, from: number, to: number): Entry[] | undefined {
  const entries: Entry[] = [];
  for (let at = from; at < to;) {
    if (at + 46 > to || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    const stop = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (stop > to) return undefined;
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), local: bytes.readUInt32LE(at + 42), start: at, stop });
    at = stop;
  }
  return entries;
}
