import { Collector } from '#core/inventory/collector.ts';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import type { RunTasks } from '#features/scan/extraction-task.ts';
import { Plan } from '#features/scan/plan.ts';
import { runTask, type ReadingContext } from '#features/scan/run-task.ts';
import { scanTree } from '#features/scan/scan-tree.ts';
import { readSqlite } from '../archive/sqlite.ts';
import { unpackFile } from '../archive/unpack.ts';
import { DiskFile } from './disk-file.ts';
import { FileIndex } from './file-index.ts';
import { walk, type Walk } from './walk.ts';

export interface DirectoryScan {
  readonly root: string;
  readonly subject: Subject;
  readonly ecosystems: readonly Ecosystem[];
  readonly exclude: readonly string[];
  /** Read just this file of the root. */
  readonly only?: string;
  /** Threads; as many as there are cores when absent. */
  readonly jobs?: number | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

export async function scanDirectory(options: DirectoryScan): Promise<Inventory> {
  const { root, subject, ecosystems, exclude } = options;
  const plan = new Plan(ecosystems);
  const walked = options.only === undefined ? walkAll() : single(options.only, plan);
  function walkAll(): Walk {
    return walk(root, {
    wants: (path) => plan.wants(path),
    wantsExecutables: plan.wantsExecutables,
    installDirectories: plan.installDirectories,
    exclude,
    });
  }
  const invalid = new Set<string>();
  const context = readingContext(root, walked.files.map((file) => file.path), ecosystems, (path) => invalid.add(path));
  const run: RunTasks = async (tasks) => {
    const results = [];
    for (const [index, task] of tasks.entries()) {
      results.push(await runTask(context, task));
      options.onProgress?.(index + 1, tasks.length);
    }
    return results;
  };
  const inventory = await scanTree({ subject, plan, files: walked.files, coverage: walked.coverage, issues: walked.issues, run });
  return invalid.size === 0 ? inventory : { ...inventory, issues: [...inventory.issues, ...[...invalid].map(invalidText)] };
}

function single(path: string, plan: Plan): Walk {
  const isKnown = plan.wants(path);
  const files = isKnown || plan.wantsExecutables ? [{ path, installed: false, executable: !isKnown }] : [];
  return { files, issues: [], coverage: { files: 1, directories: 0, recognized: files.length, ignored: 0 } };
}

/** Reading below a root, as runners on this and other threads need it. */
export function readingContext(root: string, paths: Iterable<string>, ecosystems: readonly Ecosystem[], onInvalidText: (path: string) => void): ReadingContext {
  const tree: TreeView = new FileIndex(paths, (path) => new DiskFile(root, path, onInvalidText));
  return {
    ecosystems,
    tree,
    unpack: (file: SourceFile, found: Collector) => unpackFile(file, found),
    sqlite: (file, table, columns) => readSqlite(file, table, columns),
  };
}

const invalidText = (path: string): Issue => ({
  code: 'partial',
  path,
  message: 'the file is not valid UTF-8; bytes that could not be decoded were replaced',
  remedy: 'Save the file as UTF-8.',
  source: 'scan/text',
});
