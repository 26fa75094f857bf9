/** One file of an archive, before it is unpacked. */
export interface ArchiveEntry {
  /** As the archive spells it; not yet checked. */
  readonly name: string;
  /** Bytes, unpacked, as the archive says. */
  readonly size: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
  /** CRC-32 of the unpacked bytes as the archive says, where it says it. */
  readonly checksum?: number;
  /** Throws `UnreadableFile` where limits forbid to unpack it; costs nothing. */
  demandAllowed?(): void;
  /** Throws `UnreadableFile`. */
  read(): Buffer;
  /** A symbolic link: what it leads to is an entry of its own. */
  readonly isLink?: boolean;
  /** Its first bytes, fewer where it ends, at the price of not much more than these; absent where `range` gives them. Throws `UnreadableFile`. */
  beginning?(length: number): Buffer;
  /** A part of it, fewer bytes at its end; absent where it has to be unpacked first. Throws `UnreadableFile`. */
  range?(offset: number, length: number): Buffer;
}

/** The first bytes of an entry, fewer where it ends. Throws `UnreadableFile`. */
export const beginningOf = (entry: ArchiveEntry, length: number): Buffer => entry.range?.(0, length) ?? entry.beginning?.(length) ?? entry.read().subarray(0, length);

/** What was wrong with an archive besides single entries; the entries before it are good. */
export interface ArchiveListing {
  readonly entries: readonly ArchiveEntry[];
  readonly problem?: string;
  /** Bytes that had to be unpacked to list it. */
  readonly unpackedSize?: number;
}
