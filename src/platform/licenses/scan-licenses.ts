import type { Inventory } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { LicenseMode } from '#core/model/license-facts.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { roleInMode } from '#features/licenses/license-file-role.ts';
import type { LicenseFiles } from '#features/licenses/license-facts.ts';
import { namedFiles, type NamedFiles } from '#features/licenses/named-files.ts';
import { HomeRules } from '#features/licenses/package-homes.ts';
import type { FileIndex } from '../tree/file-index.ts';
import type { FindingsVerification } from '../findings/findings-verification.ts';
import type { ExtractionPool, LicenseRun } from '../workers/extraction-pool.ts';

/** What the user wants of licences. */
export interface LicenseOptions {
  readonly mode: LicenseMode;
  /** Keep and use answers of earlier scans. */
  readonly cache: boolean;
  /** What foreign tools found; its `see` is called with each file that is there. */
  readonly findings?: FindingsVerification | undefined;
}

export interface LicenseScan extends LicenseOptions {
  readonly root: string;
  readonly inventory: Inventory;
  readonly ecosystems: readonly Ecosystem[];
  /** Files of the tree, which workers may have begun to read. */
  readonly files: LicenseRun;
  /** Paths of files that findings are about. */
  readonly findingsFiles: readonly string[];
  /** What the user leaves out, as in .gitignore. */
  readonly exclude: readonly string[];
  readonly pool: ExtractionPool;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ArchiveLicenseScan extends LicenseOptions {
  readonly inventory: Inventory;
  readonly ecosystems: readonly Ecosystem[];
  /** Name of the archive that is the root. */
  readonly archive: string;
  /** Its entries as those of a package: below `<archive>!/`. */
  readonly asPackage: FileIndex;
  readonly files: readonly SourceFile[];
  readonly open: (path: string) => SourceFile | undefined;
}

export interface ScannedLicenses {
  readonly files: LicenseFiles;
  readonly issues: readonly Issue[];
  /** Content of files that are in archives of registries, by their paths. */
  readonly fetched?: ReadonlyMap<string, Uint8Array>;
}

/** Reads the files of a tree and of the packages in its archives. Where there is nothing to read, nothing is loaded. */
export async function scanLicenses(scan: LicenseScan): Promise<ScannedLicenses> {
  const rules = new HomeRules(scan.ecosystems);
  const archives = archivesIn(scan.inventory, rules);
  const named = scan.mode === 'none' ? none : await namedFiles(scan.inventory, rules);
  if (scan.findings === undefined && scan.files.files.length === 0 && archives.length === 0 && named.size === 0) return { files: { mode: scan.mode, files: [], count: 0, cached: 0 }, issues: [] };
  return (await import('./read-licenses.ts')).readLicenses(scan, archives, named);
}

/** As `scanLicenses`, for an archive that is the target itself. */
export async function scanArchiveLicenses(scan: ArchiveLicenseScan): Promise<ScannedLicenses> {
  const { mode, archive } = scan;
  const archives = archivesIn(scan.inventory, new HomeRules(scan.ecosystems));
  // where the root of the archive is a home, paths count from there
  const named = mode === 'none' ? none : await namedFiles(scan.inventory, new HomeRules(scan.ecosystems, archive));
  if (archives.length === 0 && named.size === 0 && scan.findings === undefined && !scan.files.some(({ path }) => roleInMode(path, mode) !== undefined)) return { files: { mode, files: [], count: 0, cached: 0, wholeArchive: archive }, issues: [] };
  return (await import('./read-licenses.ts')).readArchiveTarget(scan, archives, named);
}

/** Archives that are packages or hold some. */
function archivesIn({ projects, components }: Inventory, rules: HomeRules): string[] {
  const archives = new Set<string>();
  const look = (directory: string): void => {
    const end = directory.endsWith('!') ? directory.length - 1 : directory.lastIndexOf('!/');
    if (end > 0) archives.add(directory.slice(0, end));
  };
  for (const component of components) for (const directory of rules.ofComponent(component)) look(directory);
  for (const project of projects) look(rules.ofProject(project));
  return [...archives].sort();
}

const none: NamedFiles = new Map();
