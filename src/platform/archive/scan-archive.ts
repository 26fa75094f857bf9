import { dirname, basename } from 'node:path';
import { Collector } from '#core/inventory/collector.ts';
import type { Extraction } from '#core/inventory/extraction.ts';
import { IgnoreRules } from '#core/ignore/ignore-rules.ts';
import type { Subject } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import { Plan, type ListedFile } from '#features/scan/plan.ts';
import { reportFailure, runTask } from '#features/scan/run-task.ts';
import { scanTree } from '#features/scan/scan-tree.ts';
import { DiskFile } from '../tree/disk-file.ts';
import { FileIndex } from '../tree/file-index.ts';
import type { LicenseOptions } from '../licenses/scan-licenses.ts';
import { withIssues, type ReadTree } from '../tree/read-tree.ts';
import { readSqlite } from './sqlite.ts';
import { statedInArchive } from './stated-in-archive.ts';
import { openArchive, unpackFile } from './unpack.ts';

export interface ArchiveScan {
  readonly subject: Subject;
  readonly ecosystems: readonly Ecosystem[];
  readonly exclude: readonly string[];
  readonly online?: OnlineContext | undefined;
  readonly licenses?: LicenseOptions | undefined;
}

/**
 * Scans an archive as if it were a directory, without writing anything to disk. An archive that is itself a package (a jar, a wheel, a crate)
 * is also read as that package.
 */
export async function scanArchive(path: string, { subject, ecosystems, exclude, online, licenses }: ArchiveScan): Promise<ReadTree> {
  const file = new DiskFile(dirname(path), basename(path));
  const plan = new Plan(ecosystems);
  const found = new Collector({ source: 'scan/archive', ecosystem: 'archive', kind: 'installed', file: file.path });
  let index = new FileIndex([], () => file);
  try {
    index = openArchive(file, (issue) => found.issue(issue), '');
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    reportFailure(found, error);
  }
  const excluded = new IgnoreRules(exclude);
  const inner: ListedFile[] = [];
  let ignored = 0;
  const entries = index.all();
  for (const entry of entries) {
    if (!plan.wants(entry.path)) continue;
    if (excluded.covers(entry.path)) ignored++;
    else inner.push({ path: entry.path, installed: entry.path.split('/').slice(0, -1).some((segment) => plan.installDirectories.has(segment)), executable: false });
  }
  const issues: readonly Issue[] = [...found.extraction().issues, ...statedInArchive(entries.map((entry) => entry.path))];
  const whole: ListedFile[] = plan.isPrimary(file.path) ? [{ path: file.path, installed: false, executable: false }] : [];
  const tree = new FileIndex([...inner, ...whole].map((listed) => listed.path), (name) => (name === file.path ? file : index.get(name)!));
  const inventory = await scanTree({
    subject,
    plan,
    files: [...inner, ...whole],
    coverage: { files: entries.length, directories: 0, recognized: inner.length + whole.length, ignored },
    issues,
    tree,
    // one after the other: where the budget of the archive ends must not depend on chance
    run: async (tasks, descriptions) => {
      const results: (readonly Extraction[])[] = [];
      for (const task of tasks) results.push(await runTask({ ecosystems, tree, unpack: unpackFile, sqlite: readSqlite, descriptions }, task));
      return results;
    },
    online,
  });
  if (licenses === undefined) return { inventory };
  const { scanArchiveLicenses } = await import('../licenses/scan-licenses.ts');
  const scanned = await scanArchiveLicenses({ ...licenses, inventory, ecosystems, archive: file.path, files: entries.filter((entry) => !excluded.covers(entry.path)), open: (name) => tree.get(name) });
  return { inventory: withIssues(inventory, scanned.issues), licenseFiles: scanned.files };
}
