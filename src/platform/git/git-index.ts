/** Files that git tracks, as its index lists them (gitformat-index): paths in the order of their bytes. */
export interface GitIndex {
  /** Paths one after the other. */
  readonly paths: Buffer;
  /** Where each of them ends. */
  readonly ends: Uint32Array;
  /** Name of the file that holds the rest of a split index, beside this one. */
  readonly shared: string | undefined;
}

/** The index is damaged, or of a version that is not known. */
export class GitIndexError extends Error {}

const headerLength = 12;
const statLength = 40;
const extended = 0x4000;

/** `idLength` is the length of object ids: 20 bytes, or 32 where the repository uses SHA-256. Throws `GitIndexError`. */
export function readGitIndex(bytes: Buffer, idLength: 20 | 32 = 20): GitIndex {
  if (bytes.length < headerLength || bytes.toString('latin1', 0, 4) !== 'DIRC') throw new GitIndexError('it does not begin as an index of git does');
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) throw new GitIndexError(`it is of version ${version}; versions 2 to 4 are known`);
  const count = bytes.readUInt32BE(8);
  // an entry has that many bytes at least, so that a wrong count is told before memory is taken for it
  if (count > bytes.length / (statLength + idLength)) throw new GitIndexError('it ends before its last entry');
  const ends = new Uint32Array(count);
  let paths = Buffer.allocUnsafe(Math.max(64, bytes.length));
  let end = 0;
  let at = headerLength;
  let last = 0;
  for (let entry = 0; entry < count; entry++) {
    const start = at;
    at += statLength + idLength;
    if (at + 2 > bytes.length) throw new GitIndexError('it ends before its last entry');
    const flags = bytes.readUInt16BE(at);
    at += 2 + (version > 2 && (flags & extended) !== 0 ? 2 : 0);
    let kept = 0;
    if (version === 4) {
      const removed = offsetAt(bytes, at);
      at = removed.next;
      if (removed.value > last) throw new GitIndexError('a path leaves out more than there is');
      kept = last - removed.value;
    }
    const stop = bytes.indexOf(0, at);
    if (stop === -1) throw new GitIndexError('it ends before its last entry');
    const length = kept + stop - at;
    if (end + length > paths.length) paths = Buffer.concat([paths], Math.max(2 * paths.length, end + length));
    if (kept > 0) paths.copyWithin(end, end - last, end - last + kept);
    bytes.copy(paths, end + kept, at, stop);
    ends[entry] = end += length;
    last = length;
    // entries of versions 2 and 3 are filled up to a multiple of eight bytes
    at = version === 4 ? stop + 1 : start + 8 * Math.ceil((stop + 1 - start) / 8);
  }
  return { paths: paths.subarray(0, end), ends, shared: sharedIndex(bytes, at, idLength) };
}

/** A number as in the deltas of packs: seven bits a byte, and one more for each further byte. */
function offsetAt(bytes: Buffer, start: number): { readonly value: number; readonly next: number } {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0 && at < bytes.length && value < 2 ** 24) {
    byte = bytes[at++]!;
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, next: at };
}

/** The extension `link` names the index that this one only changes. */
function sharedIndex(bytes: Buffer, start: number, idLength: number): string | undefined {
  for (let at = start; at + 8 <= bytes.length - idLength; ) {
    const size = bytes.readUInt32BE(at + 4);
    const id = bytes.subarray(at + 8, at + 8 + idLength);
    if (bytes.toString('latin1', at, at + 4) === 'link' && size >= idLength && id.length === idLength) return id.every((byte) => byte === 0) ? undefined : `sharedindex.${id.toString('hex')}`;
    at += 8 + size;
  }
  return undefined;
}

/** Is there an entry of this path, or (with a slash at its end) one below it? */
export function indexHas({ paths, ends }: GitIndex, path: string): boolean {
  const sought = Buffer.from(path);
  const isDirectory = path.endsWith('/');
  let [from, to] = [0, ends.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sought.compare(paths, middle === 0 ? 0 : ends[middle - 1]!, ends[middle]!) <= 0) to = middle;
    else from = middle + 1;
  }
  if (from === ends.length) return false;
  const start = from === 0 ? 0 : ends[from - 1]!;
  const end = isDirectory ? Math.min(ends[from]!, start + sought.length) : ends[from]!;
  return sought.compare(paths, start, end) === 0;
}
