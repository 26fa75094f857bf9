import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import type { ExtractionTask } from '#features/scan/extraction-task.ts';
import { Plan } from '#features/scan/plan.ts';
import { scanTree } from '#features/scan/scan-tree.ts';
import type { LicenseOptions } from '../licenses/scan-licenses.ts';
import { ExtractionPool } from '../workers/extraction-pool.ts';
import { isExecutableFile } from './executable-file.ts';
import { readingContext } from './reading-context.ts';
import { withIssues, type ReadTree } from './read-tree.ts';
import { flawIssue, type TextFlaw } from './text-flaw.ts';
import { walkOptions } from './walk-options.ts';
import { walk, type Walk } from './walk.ts';

export interface DirectoryScan {
  readonly root: string;
  readonly subject: Subject;
  readonly ecosystems: readonly Ecosystem[];
  readonly exclude: readonly string[];
  /** Read just this file of the root. */
  readonly only?: string;
  /** Files of the tree that nobody reads and that are not on this disk. */
  readonly filesElsewhere?: number | undefined;
  /** Threads to share the work with; without it all is done on this one. */
  readonly pool?: ExtractionPool | undefined;
  /** Registries to ask for what the files leave open; absent: no network at all. */
  readonly online?: OnlineContext | undefined;
  /** Absent: licences are not looked for in files. */
  readonly licenses?: LicenseOptions | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Scans a directory tree on disk; never writes, and reads nothing outside `root` but the index and the rules of a git repository that the root is a part of. */
export const scanDirectory = async (options: Omit<DirectoryScan, 'licenses'>): Promise<Inventory> => (await readDirectory(options)).inventory;

/** As `scanDirectory`, with licences. */
export async function readDirectory(options: DirectoryScan): Promise<ReadTree> {
  const { root, subject, ecosystems, exclude, only, licenses, onProgress } = options;
  const mode = licenses?.mode ?? 'none';
  const findings = licenses?.findings?.paths();
  const plan = new Plan(ecosystems);
  const pool = options.pool ?? new ExtractionPool(1);
  const walked = only === undefined
    ? await walk(root, walkOptions(plan, exclude, mode, findings), pool.walkers(root, exclude, { licenses: mode, findings }))
    : single(root, only, plan, findings);
  const flaws = new Map<string, TextFlaw>();
  const onFlawedText = (path: string, flaw: TextFlaw): unknown => flaws.set(path, flaw);
  // begun before the inventory is: workers read while this thread puts it together
  const licenseRun = licenses === undefined ? undefined : pool.beginLicenses(root, walked.licenseFiles.filter(({ path }) => licenses.findings?.isDocument(path) !== true), licenses.cache);
  const paths = walked.files.map((file) => file.path);
  const texts = new Map(walked.files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])));
  const context = readingContext({ root, paths, ecosystems, onFlawedText, texts });
  const inventory = await scanTree({
    subject,
    plan,
    files: walked.files,
    others: walked.others,
    archives: walked.archives,
    coverage: { ...walked.coverage, files: walked.coverage.files + (options.filesElsewhere ?? 0) },
    issues: walked.issues,
    tree: context.tree,
    run: (tasks, descriptions) => pool.run({
      root, paths, tasks: weighed(root, tasks), context: descriptions === undefined ? context : { ...context, descriptions }, onFlawedText, onProgress,
    }),
    online: options.online,
  });
  const told = withIssues(inventory, flawIssues(flaws, inventory.issues));
  if (licenses === undefined || licenseRun === undefined) return { inventory: told };
  const { scanLicenses } = await import('../licenses/scan-licenses.ts');
  const scanned = await scanLicenses({ ...licenses, root, inventory: told, ecosystems, files: licenseRun, findingsFiles: walked.findingsFiles, exclude, pool, onProgress });
  return { inventory: withIssues(told, scanned.issues), licenseFiles: scanned.files };
}

function single(root: string, path: string, plan: Plan, findings: ReadonlySet<string> | undefined): Walk {
  const isKnown = plan.wants(path);
  const isExecutable = !isKnown && plan.wantsExecutables && isExecutableFile(join(root, path));
  const files = isKnown || isExecutable ? [{ path, installed: false, executable: isExecutable }] : [];
  return { files, licenseFiles: [], findingsFiles: findings?.has(path) === true ? [path] : [], archives: [], others: [path], issues: [], coverage: { files: 1, directories: 0, recognized: files.length, ignored: 0 } };
}

/** Lockfiles differ in size by orders of magnitude, so they are measured; small files that travel in lots are estimated. */
function weighed(root: string, tasks: readonly ExtractionTask[]): ExtractionTask[] {
  return tasks.map((task) => {
    const [path] = task.paths;
    if (task.paths.length !== 1 || path === undefined) return { ...task, weight: task.weight * 3000 };
    return { ...task, weight: sizeOf(join(root, path)) };
  });
}

/** 0 for what cannot be measured: the reader will say why. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** What is malformed because of its NUL characters has been told. */
function flawIssues(flaws: ReadonlyMap<string, TextFlaw>, issues: readonly Issue[]): Issue[] {
  const malformed = new Set(issues.filter(({ code }) => code === 'malformed').map(({ path }) => path));
  return [...flaws].filter(([path, { kind }]) => kind === 'encoding' || !malformed.has(path)).map(([path, flaw]) => ({ path, ...flawIssue(flaw), source: 'scan/text' }));
}
