import { dirname, basename } from 'node:path';
import { Collector } from '#core/inventory/collector.ts';
import type { Extraction } from '#core/inventory/extraction.ts';
import { IgnoreRules } from '#core/ignore/ignore-rules.ts';
import type { Subject } from '#core/model/inventory.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import type { ExtractionTask } from '#features/scan/extraction-task.ts';
import { Plan, type ListedFile } from '#features/scan/plan.ts';
import { reportFailure, runTask } from '#features/scan/run-task.ts';
import { isArchiveName } from '#features/scan/unopened-archives.ts';
import { scanTree } from '#features/scan/scan-tree.ts';
import { DiskFile } from '../tree/disk-file.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { FileIndex } from '../tree/file-index.ts';
import type { LicenseOptions } from '../licenses/scan-licenses.ts';
import { withIssues, type ReadTree } from '../tree/read-tree.ts';
import { openArchiveOnDisk, type ArchiveOnDisk } from './archive-on-disk.ts';
import { ExecutableEntries } from './executable-entries.ts';
import { programsIn } from './programs-in.ts';
import { readSqlite } from './sqlite.ts';
import { sbomEntries } from './sbom-entries.ts';
import { statedInArchive } from './stated-in-archive.ts';
import { ArchiveTree, unpackFile } from './unpack.ts';

export interface ArchiveScan {
  readonly subject: Subject;
  readonly ecosystems: readonly Ecosystem[];
  readonly exclude: readonly string[];
  readonly online?: OnlineContext | undefined;
  readonly licenses?: LicenseOptions | undefined;
}

/**
 * Scans an archive as if it were a directory, without holding it. An archive that is itself a package (a jar, a wheel, a crate) is also read as that
 * package; what was read of it there is not read again.
 */
export async function scanArchive(path: string, scan: ArchiveScan): Promise<ReadTree> {
  const found = new Collector({ source: 'scan/archive', ecosystem: 'archive', kind: 'installed', file: basename(path) });
  let archive: ArchiveOnDisk = { listing: { entries: [] }, close: () => undefined };
  try {
    archive = await openArchiveOnDisk(path);
  } catch (error) {
    reportFailure(found, error instanceof UnreadableFile ? error : new UnreadableFile('unreadable', fileFailure(error)));
  }
  try {
    return await scanOpened(archive, { ...scan, path, found });
  } finally {
    archive.close();
  }
}

async function scanOpened({ listing }: ArchiveOnDisk, { path, found, subject, ecosystems, exclude, online, licenses }: ArchiveScan & { readonly path: string; readonly found: Collector }): Promise<ReadTree> {
  const file = new DiskFile(dirname(path), basename(path));
  const plan = new Plan(ecosystems);
  const excluded = new IgnoreRules(exclude);
  const opened = new ArchiveTree({ file, listing, report: (issue) => found.issue(issue) });
  const readInside = new Set<string>();
  const asPackage = withoutExcluded(opened.index(`${file.path}!/`, (entry) => readInside.add(entry)), excluded, file.path);
  const index = opened.index('');
  const inner: ListedFile[] = [];
  let ignored = 0;
  const entries = index.all();
  const archives: string[] = [];
  const others: string[] = [];
  const executables = new ExecutableEntries(opened);
  for (const { path: entry } of entries) {
    const wanted = plan.wants(entry);
    const leftOut = excluded.covers(entry);
    if (wanted && leftOut) ignored++;
    if (leftOut) continue;
    if (!wanted && isArchiveName(entry)) archives.push(entry);
    if (!(wanted || (plan.wantsExecutables && executables.has(entry)))) {
      others.push(entry);
      continue;
    }
    inner.push({ path: entry, installed: entry.split('/').slice(0, -1).some((segment) => plan.installDirectories.has(segment)), executable: !wanted });
  }
  for (const issue of executables.issues()) found.issue(issue);
  for (const { code, path: at, message, remedy } of statedInArchive(entries.map((entry) => entry.path))) found.issue({ code, file: at, message, remedy });
  // what is wrong with single entries is told into it while they are read
  const { issues } = found.extraction();
  const whole: ListedFile[] = plan.isPrimary(file.path) ? [{ path: file.path, installed: false, executable: false }] : [];
  const tree = new FileIndex([...inner, ...whole].map((listed) => listed.path), (name) => (name === file.path ? file : index.get(name)!));
  const unpack = (archive: SourceFile, collector: Collector): TreeView => (archive.path === file.path ? asPackage : unpackFile(archive, collector));
  // its own are read as files of the tree
  const programsBelow = (inside: TreeView, collector: Collector): Iterable<SourceFile> => (inside === asPackage ? [] : programsIn(inside, collector));
  const isWhole = ({ paths }: ExtractionTask): boolean => paths.length === 1 && paths[0] === file.path;
  let known: ReadonlySet<string> = new Set();
  const inventory = await scanTree({
    subject,
    plan,
    files: [...inner, ...whole],
    coverage: { files: entries.length, directories: 0, recognized: inner.length + whole.length, ignored },
    issues,
    archives,
    ...(inner.length === 0 ? { others, sboms: sbomEntries(opened, others) } : {}),
    tree,
    // one after the other: where the budget of the archive ends must not depend on chance
    run: async (tasks, descriptions) => {
      const results: (readonly Extraction[])[] = [];
      const read = async (task: ExtractionTask): Promise<boolean> => {
        const extractions = await runTask({ ecosystems, tree, unpack, programsIn: programsBelow, sqlite: readSqlite, descriptions }, task);
        results.push(extractions);
        return extractions.some(({ nodes, issues: told }) => nodes.length + told.length > 0);
      };
      const asPackages = new Set<string>();
      for (const task of tasks.filter(isWhole)) {
        readInside.clear();
        if (!(await read(task))) continue;
        known = new Set([...known, ...readInside]);
        asPackages.add(nameOfSource(task));
      }
      const others = tasks.filter((task) => !isWhole(task));
      // one that has looked into what it reads in the package has its reasons where it stopped
      const goesDeeper = new Set(others.filter((task) => asPackages.has(nameOfSource(task)) && task.paths.some((entry) => known.has(entry))).map(nameOfSource));
      for (const task of others) {
        const paths = task.paths.filter((entry) => !known.has(entry));
        if (paths.length > 0 && !goesDeeper.has(nameOfSource(task))) await read({ ...task, paths });
      }
      return results;
    },
    online,
  });
  if (licenses === undefined) return { inventory };
  const { scanArchiveLicenses } = await import('../licenses/scan-licenses.ts');
  const files = entries.filter((entry) => !excluded.covers(entry.path));
  const scanned = await scanArchiveLicenses({ ...licenses, inventory, ecosystems, archive: file.path, asPackage, files, open: (name) => tree.get(name) });
  return { inventory: withIssues(inventory, scanned.issues), licenseFiles: scanned.files };
}

const nameOfSource = ({ ecosystem, source }: ExtractionTask): string => `${ecosystem}/${source}`;

function withoutExcluded(index: FileIndex, excluded: IgnoreRules, archive: string): FileIndex {
  const kept = index.all().map(({ path }) => path).filter((path) => !excluded.covers(path.slice(archive.length + 2)));
  return new FileIndex(kept, (path) => index.get(path)!);
}
