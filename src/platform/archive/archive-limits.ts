/** What helps with an archive that is damaged, or none. */
export const fetchAgain = 'Fetch or build it again, or leave it out with exclude in muster.yaml.';

/** Bounds on one archive; hostile ones expand without end, honest ones stay far below. */
export const archiveLimits = {
  entries: 500_000,
  /** Bytes of one entry, unpacked. */
  entrySize: 512 * 2 ** 20,
  /** Bytes of a compressed tar in another archive, unpacked: in memory. */
  stream: 2 * 2 ** 30 - 1,
  /** Bytes of a compressed tar that is a target itself, unpacked: on disk, from `inMemory` on. */
  spooled: 16 * 2 ** 30,
  inMemory: 64 * 2 ** 20,
  /** Unpacked size over packed size, looked at only above `ratioFloor` bytes. Deflate cannot exceed 1032. */
  ratio: 300,
  ratioFloor: 64 * 2 ** 20,
  /** Bytes unpacked from one archive and all that are in it: this much, or so many times its size. */
  totalFloor: 2 ** 28,
  totalRatio: 20,
  /** Characters of the name of an entry; no file system takes longer ones. */
  nameLength: 4096,
  /** Directories that an entry is in. */
  depth: 200,
  /** Archives in archives. */
  nesting: 16,
} as const;
