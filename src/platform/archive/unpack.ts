import type { Collector } from '#core/inventory/collector.ts';
import { normalizePath } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import type { IssueInput } from '#core/inventory/extraction.ts';
import { FileIndex } from '../tree/file-index.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { ArchiveFile } from './archive-file.ts';
import { archiveLimits } from './archive-limits.ts';
import { listArchive } from './list-archive.ts';

/** An archive as a tree of its entries; paths are `<archive>!/<entry>`. Entries that point out of it are left out and reported. Throws `UnreadableFile`. */
export function unpackFile(file: SourceFile, found: Collector): TreeView {
  const nesting = file instanceof ArchiveFile ? file.nesting : 0;
  if (nesting >= archiveLimits.nesting) throw new UnreadableFile('unsafe', `archives are nested more than ${archiveLimits.nesting} deep`);
  return openArchive(file, (issue) => found.issue(issue), `${file.path}!/`, nesting + 1);
}

/** As `unpackFile`; `prefix` stands before the path of each entry. */
export function openArchive(file: SourceFile, report: (issue: IssueInput) => void, prefix: string, nesting: number): FileIndex {
  const bytes = file.bytes();
  const listing = listArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file.name);
  if (listing.problem !== undefined) {
    report({ code: listing.entries.length === 0 ? 'malformed' : 'partial', file: file.path, message: listing.problem, remedy: 'Fetch or build the archive again.' });
  }
  const entries = new Map<string, ArchiveEntry>();
  const unsafe: string[] = [];
  let tooDeep = 0;
  for (const entry of listing.entries) {
    // some writers of zip files on Windows separate by backslash
    const spelled = entry.name.replaceAll('\\', '/');
    if (isTooDeep(spelled)) {
      tooDeep++;
      continue;
    }
    const name = spelled.startsWith('/') || spelled.includes('\0') ? undefined : normalizePath(spelled);
    if (name === undefined || name === '.') unsafe.push(entry.name);
    else entries.set(prefix + name, entry);
  }
  if (tooDeep > 0) {
    const message = `${tooDeep} entries have names of more than ${archiveLimits.nameLength} characters or stand more than ${archiveLimits.depth} directories deep, and were not read`;
    report({ code: 'too-large', file: file.path, message, remedy: 'Build the archive with shorter names, or scan what is unpacked from it in parts.' });
  }
  if (unsafe.length > 0) {
    report({
      code: 'unsafe',
      file: file.path,
      message: `${unsafe.length} entries have names that lead out of the archive and were not read, the first is ${JSON.stringify(unsafe[0]!.slice(0, 100))}`,
      remedy: 'Do not unpack this archive with other tools before you know where it comes from.',
    });
  }
  return new FileIndex(entries.keys(), (path) => new ArchiveFile(path, nesting, entries.get(path)!));
}

function isTooDeep(name: string): boolean {
  if (name.length > archiveLimits.nameLength) return true;
  let depth = 0;
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) depth++;
  return depth > archiveLimits.depth;
}
