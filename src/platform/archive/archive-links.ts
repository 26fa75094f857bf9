import { directoryOf, joinPath, normalizePath } from '#core/plugin/path.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { ArchiveEntry } from './archive-entry.ts';

export interface ArchiveLink {
  readonly name: string;
  /** A hard link names an entry of the archive; a symbolic one a path seen from the directory of the link. */
  readonly to: string;
  readonly symbolic: boolean;
}

/** Links as files with the content they lead to. A link to a link is followed, a circle and a way out of the archive are not; such a file cannot be read. */
export function linkedEntries(entries: readonly ArchiveEntry[], links: readonly ArchiveLink[]): ArchiveEntry[] {
  if (links.length === 0) return [];
  const files = new Map(entries.map((entry) => [normalizePath(entry.name) ?? '', entry]));
  let directories: Set<string> | undefined;
  const isDirectory = (path: string): boolean => (directories ??= directoriesOf([...files.keys(), ...linkAt.keys()])).has(path);
  const linkAt = new Map(links.map((link) => [normalizePath(link.name) ?? '', link]));
  const entryOf = ({ name }: ArchiveLink): ArchiveEntry[] => {
    let path = normalizePath(name);
    const seen = new Set<string>();
    for (let link = linkAt.get(path ?? ''); link !== undefined && path !== undefined; link = linkAt.get(path)) {
      if (seen.has(path) || seen.size === longestChain) return [unreadableEntry(name, 'unsafe', 'the links of the archive that lead to it form a circle')];
      seen.add(path);
      path = link.symbolic ? joinPath(directoryOf(path), link.to) : normalizePath(link.to);
      if (path === undefined) break;
    }
    if (path === undefined) return [unreadableEntry(name, 'unsafe', 'it is a link that leads out of the archive')];
    const file = files.get(path);
    if (file !== undefined) return [{ ...file, name }];
    // links to directories are common, and what is in those is listed at its own place
    return isDirectory(path) ? [] : [unreadableEntry(name, 'unreadable', `it is a link to ${path}, which is not in the archive`)];
  };
  return links.flatMap((link) => entryOf(link).map((entry) => (link.symbolic ? { ...entry, isLink: true } : entry)));
}

/** As on Linux. */
const longestChain = 40;

function directoriesOf(paths: Iterable<string>): Set<string> {
  const directories = new Set(['.']);
  for (const path of paths) for (let at = directoryOf(path); !directories.has(at); at = directoryOf(at)) directories.add(at);
  return directories;
}

/** An entry without content that can be read; who wants it is told why. */
export const unreadableEntry = (name: string, code: UnreadableFile['code'], reason: string): ArchiveEntry => ({
  name,
  size: 0,
  packedSize: 0,
  read: () => {
    throw new UnreadableFile(code, reason);
  },
});
