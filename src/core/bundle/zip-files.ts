import { zipSync, type Zippable } from 'fflate';

/** Regular file, rw-r--r--, in the upper half as Unix writes it. */
const attributes = (0o100644 << 16) >>> 0;

/** Far from the ends of 1980, so that no time zone moves it out of what a zip can say. */
const fixedTime = new Date(1980, 0, 2, 12);

/** A zip whose bytes depend on names and contents only: sorted, one date, one mode. */
export function zipFiles(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const entries: Zippable = Object.create(null) as Zippable;
  for (const { path, bytes } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) entries[path] = [bytes, { level: 6, mtime: fixedTime, os: 3, attrs: attributes }];
  return zipSync(entries);
}
