import type { Collector } from '#core/inventory/collector.ts';
import { normalizePath } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import type { IssueInput } from '#core/inventory/extraction.ts';
import { FileIndex } from '../tree/file-index.ts';
import { ArchiveBudget } from './archive-budget.ts';
import { beginningOf, type ArchiveEntry, type ArchiveListing } from './archive-entry.ts';
import { ArchiveFile } from './archive-file.ts';
import { archiveLimits } from './archive-limits.ts';
import { isExecutable, magicLength } from '../tree/executable-file.ts';
import { flawIssue, type TextFlaw } from '../tree/text-flaw.ts';
import { listArchive } from './list-archive.ts';

type Report = (issue: IssueInput) => void;

/** An archive as a tree of its entries; paths are `<archive>!/<entry>`. Entries that point out of it are left out and reported. Throws `UnreadableFile`. */
export function unpackFile(file: SourceFile, found: Collector): TreeView {
  return openArchive(file, (issue) => found.issue(issue), `${file.path}!/`);
}

/** As `unpackFile`; `prefix` stands before the path of each entry. */
export function openArchive(file: Pick<SourceFile, 'path' | 'name' | 'size' | 'bytes'>, report: Report, prefix: string): FileIndex {
  const outer = file instanceof ArchiveFile ? file.place : undefined;
  const nesting = outer?.nesting ?? 0;
  if (nesting >= archiveLimits.nesting) throw new UnreadableFile('unsafe', `archives are nested more than ${archiveLimits.nesting} deep`);
  const bytes = file.bytes();
  const listing = listArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file.name);
  outer?.budget.spend(listing.unpackedSize ?? 0);
  return new ArchiveTree({ file, listing, report, nesting, budget: outer?.budget }).index(prefix);
}

export interface ArchiveTreeOptions {
  readonly file: Pick<SourceFile, 'path' | 'size'>;
  readonly listing: ArchiveListing;
  readonly report: Report;
  /** Archives around it. */
  readonly nesting?: number;
  /** That of the archive around it. */
  readonly budget?: ArchiveBudget | undefined;
}

/** The entries of a listed archive; what is wrong with their names is reported once. */
export class ArchiveTree {
  readonly #entries: ReadonlyMap<string, ArchiveEntry>;
  readonly #ambiguous: ReadonlySet<string>;
  readonly #report: Report;
  readonly #told = new Set<string>();
  readonly #nesting: number;
  readonly #budget: ArchiveBudget;

  constructor({ file, listing, report, nesting = 0, budget }: ArchiveTreeOptions) {
    this.#report = report;
    this.#nesting = nesting + 1;
    this.#budget = budget ?? new ArchiveBudget(Math.max(file.size, listing.unpackedSize ?? 0));
    if (listing.problem !== undefined) {
      report({ code: listing.entries.length === 0 ? 'malformed' : 'partial', file: file.path, message: listing.problem, remedy: 'Fetch or build the archive again.' });
    }
    const { entries, ambiguous } = named(listing.entries, file.path, report);
    this.#entries = entries;
    this.#ambiguous = ambiguous;
  }

  /** Is this entry a program or a library, by its first bytes? A link is none, as on disk. Throws `UnreadableFile`. */
  isExecutable(path: string): boolean {
    const entry = this.#entries.get(path);
    return entry !== undefined && entry.isLink !== true && isExecutable(this.beginning(path, magicLength), entry.size);
  }

  /** The first bytes of an entry, fewer where it ends. Throws `UnreadableFile`. */
  beginning(path: string, length: number): Buffer {
    const entry = this.#entries.get(path);
    return entry === undefined ? Buffer.alloc(0) : beginningOf(entry, length);
  }

  /** As files below `prefix`. `onRead` hears the path within the archive of each that is read. */
  index(prefix: string, onRead: (path: string) => void = () => undefined): FileIndex {
    const plain = (path: string): string => path.slice(prefix.length);
    const place = {
      nesting: this.#nesting,
      budget: this.#budget,
      onRead: (path: string) => {
        onRead(plain(path));
        if (this.#ambiguous.has(plain(path))) this.#once(path, { code: 'unsafe', message: 'the archive has this name more than once with different content; the last one was read', remedy: 'Build the archive again; other tools may read another one of them.' });
      },
      onFlawedText: (path: string, flaw: TextFlaw) => this.#once(path, flawIssue(flaw)),
    };
    return new FileIndex(Array.from(this.#entries.keys(), (path) => prefix + path), (path) => new ArchiveFile(path, place, this.#entries.get(plain(path))!));
  }

  #once(path: string, issue: Omit<IssueInput, 'file'>): void {
    if (this.#told.has(path + issue.code)) return;
    this.#told.add(path + issue.code);
    this.#report({ ...issue, file: path });
  }
}

/** The entries by path, without those whose names are no paths in the archive; of several with one name the last, as when they are unpacked. */
function named(listed: readonly ArchiveEntry[], archive: string, report: Report): { readonly entries: ReadonlyMap<string, ArchiveEntry>; readonly ambiguous: ReadonlySet<string> } {
  const entries = new Map<string, ArchiveEntry>();
  const ambiguous = new Set<string>();
  const unsafe: string[] = [];
  let tooDeep = 0;
  for (const entry of listed) {
    // some writers of zip files on Windows separate by backslash
    const spelled = entry.name.replaceAll('\\', '/');
    const name = spelled.startsWith('/') || spelled.includes('\0') || isTooDeep(spelled) ? undefined : normalizePath(spelled);
    if (name === undefined && isTooDeep(spelled)) tooDeep++;
    else if (name === undefined || name === '.') unsafe.push(entry.name);
    else {
      const other = entries.get(name);
      if (other !== undefined && !isSame(other, entry)) ambiguous.add(name);
      entries.set(name, entry);
    }
  }
  if (tooDeep > 0) {
    const message = `${tooDeep} entries have names of more than ${archiveLimits.nameLength} characters or stand more than ${archiveLimits.depth} directories deep, and were not read`;
    report({ code: 'too-large', file: archive, message, remedy: 'Build the archive with shorter names, or scan what is unpacked from it in parts.' });
  }
  if (unsafe.length > 0) {
    const message = `${unsafe.length} entries have names that lead out of the archive and were not read, the first is ${JSON.stringify(unsafe[0]!.slice(0, 100))}`;
    report({ code: 'unsafe', file: archive, message, remedy: 'Do not unpack this archive with other tools before you know where it comes from.' });
  }
  return { entries, ambiguous };
}

/** By what the archive says; where it says nothing, by size. */
const isSame = (a: ArchiveEntry, b: ArchiveEntry): boolean => a.size === b.size && a.checksum === b.checksum;

function isTooDeep(name: string): boolean {
  if (name.length > archiveLimits.nameLength) return true;
  let depth = 0;
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) depth++;
  return depth > archiveLimits.depth;
}
