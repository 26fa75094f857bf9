import { assemble } from '#core/inventory/assemble.ts';
import { uniqueIssues } from '#core/inventory/unique-issues.ts';
import { unreadTarget } from '#core/inventory/unread-target.ts';
import type { Coverage, Inventory, Subject } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import type { OnlineContext } from '../online/registry-access.ts';
import { emptyIssue } from './empty-issue.ts';
import type { RunTasks } from './extraction-task.ts';
import { ownershipFiles } from './ownership-files.ts';
import type { ListedFile, Plan } from './plan.ts';
import { isArchiveName, unopenedArchives } from './unopened-archives.ts';

export interface TreeScan {
  readonly subject: Subject;
  readonly plan: Plan;
  readonly files: readonly ListedFile[];
  /** Names of some other files, each once, to say what is there where nothing else is. */
  readonly others?: readonly string[];
  /** Those among them that are SBOMs by their content, as far as that was looked at. */
  readonly sboms?: ReadonlySet<string>;
  /** Archives that nobody reads. */
  readonly archives?: readonly string[];
  readonly coverage: Coverage;
  /** Issues of the walk. */
  readonly issues: readonly Issue[];
  /** For the files that say who owns what. */
  readonly tree: TreeView;
  readonly run: RunTasks;
  /** Absent: no network at all. */
  readonly online?: OnlineContext | undefined;
}

/** Reads lockfiles and everything installed first, then the manifests that none of them accounts for. */
export async function scanTree({ subject, plan, files, others = [], sboms = new Set(), archives = [], coverage, issues, tree, run, online }: TreeScan): Promise<Inventory> {
  const first = (await run(plan.tasks(files, (kind) => kind !== 'manifest', new Set()))).flat();
  const claimed = new Set(first.flatMap((extraction) => extraction.claims));
  const tasks = plan.tasks(files, (kind) => kind === 'manifest', claimed);
  await online?.assignments.read(files.filter(({ installed }) => !installed).flatMap(({ path }) => tree.get(path) ?? []), tree, plan.ecosystems);
  const extractions = online === undefined
    ? [...first, ...(await run(tasks)).flat()]
    : await (await import('../online/read-online.ts')).readOnline({ first, tasks, run, asksForDescriptions: (task) => plan.asksForDescriptions(task), context: online });
  const isEmpty = extractions.every((extraction) => extraction.nodes.length === 0);
  const empty = isEmpty && !isExplained({ subject, files, issues: [...issues, ...extractions.flatMap((extraction) => extraction.issues)] }) ? [emptyIssue({ coverage, recognized: files.map(({ path }) => path), others, archives, sboms, isFile: subject.kind === 'file' })] : [];
  const read = assemble(subject, extractions, coverage, [...issues, ...empty]);
  const unopened = unopenedArchives([...archives, ...files.flatMap(({ path }) => (isArchiveName(path) && !(subject.kind === 'archive' && path === nameOf(subject.location)) ? [path] : []))], { ...read, installDirectories: plan.installDirectories });
  const inventory = unopened.length === 0 ? read : { ...read, issues: uniqueIssues([...read.issues, ...unopened]) };
  const saysWhoOwns = ownershipFiles.some((name) => tree.named(name).length > 0);
  const hasOwners = saysWhoOwns || inventory.projects.some(({ owners }) => owners.length > 0);
  return hasOwners ? (await import('./assign-owners.ts')).assignOwners(inventory, tree) : inventory;
}

/** Does why the target, or each file that was recognised in it, was not read say why nothing was found? */
function isExplained({ subject, files, issues }: Pick<TreeScan, 'subject' | 'files' | 'issues'>): boolean {
  if (unreadTarget({ subject, projects: [], components: [], issues }) !== undefined) return true;
  const unread = new Set(issues.filter(({ code }) => code === 'malformed' || code === 'unreadable' || code === 'unsafe' || code === 'too-large').map(({ path }) => path));
  return files.length > 0 && files.every(({ path }) => unread.has(path));
}
