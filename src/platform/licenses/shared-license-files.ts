import { licenseFileRoles } from '#core/model/license-facts.ts';
import type { ListedLicenseFile } from './read-license-files.ts';

/** A list of files in memory that threads share: a tree has hundreds of thousands of sources, and a thread needs a lot of them at a time. Plain, so that it can be sent. */
export interface SharedLicenseFiles {
  readonly count: number;
  /** Files of a lot. */
  readonly lot: number;
  /** The lots one after the other, each an array of paths in JSON, which keeps every path as it is. */
  readonly texts: SharedArrayBuffer;
  /** Of each lot where it ends in `texts`. */
  readonly ends: Uint32Array<SharedArrayBuffer>;
  /** Of each file its place in the list of roles. */
  readonly roles: Uint8Array<SharedArrayBuffer>;
}

export function shareLicenseFiles(files: readonly ListedLicenseFile[], lot: number): SharedLicenseFiles {
  const lots = Math.ceil(files.length / lot);
  const textOf = (number: number): string => JSON.stringify(files.slice(number * lot, (number + 1) * lot).map(({ path }) => path));
  const ends = new Uint32Array(new SharedArrayBuffer(4 * lots));
  let end = 0;
  for (let number = 0; number < lots; number++) ends[number] = end += Buffer.byteLength(textOf(number));
  const texts = new SharedArrayBuffer(end);
  // made anew: all of them at once would be the list once more
  for (let number = 0; number < lots; number++) Buffer.from(texts, ends[number - 1] ?? 0).write(textOf(number));
  const roles = new Uint8Array(new SharedArrayBuffer(files.length));
  for (const [index, { role }] of files.entries()) roles[index] = licenseFileRoles.indexOf(role);
  return { count: files.length, lot, texts, ends, roles };
}

/** Those of the lot that begins with this file. */
export function lotAt({ lot, texts, ends, roles }: SharedLicenseFiles, from: number): ListedLicenseFile[] {
  const number = from / lot;
  const start = ends[number - 1] ?? 0;
  const paths = JSON.parse(Buffer.from(texts, start, ends[number]! - start).toString()) as string[];
  return paths.map((path, index) => ({ path, role: licenseFileRoles[roles[from + index]!]! }));
}
