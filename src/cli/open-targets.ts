import { withDistinctNames } from '#core/inventory/target-names.ts';
import type { Inventory, UsageContext } from '#core/model/inventory.ts';
import type { LicenseFacts } from '#core/model/license-facts.ts';
import type { NamedCurations } from '#platform/target/read-curations.ts';
import { shownTarget } from '#platform/target/git-checkout.ts';
import { readTargets } from '#platform/target/read-targets.ts';
import { TargetFiles } from '#platform/target/target-files.ts';
import { ExtractionPool } from '#platform/workers/extraction-pool.ts';
import { UsageError } from './exit-codes.ts';
import { namedCurations } from './curations-option.ts';
import { checkFindings } from './findings-option.ts';
import { goOnline } from './go-online.ts';
import { Progress } from './progress.ts';
import type { TargetPlaces } from './target-places.ts';
import { wholeNumber } from './whole-number.ts';

export interface OpenTargetOptions {
  readonly exclude: readonly string[];
  readonly name?: string | undefined;
  readonly config?: string | undefined;
  readonly cache: boolean;
  readonly curations: readonly string[];
  readonly findings: readonly string[];
  readonly quiet: boolean;
  /** Look into the archives of registries for licence files that are not on this disk. */
  readonly online: boolean;
  /** Seconds. */
  readonly timeout: string;
}

/** A scanned target whose files can still be read. */
export interface OpenTarget {
  /** As the user named it. */
  readonly target: string;
  readonly inventory: Inventory;
  readonly licenses: LicenseFacts;
  readonly files: TargetFiles;
}

/** How targets are read: options of which is known that they can be followed. */
export interface TargetReading extends Omit<OpenTargetOptions, 'curations' | 'timeout'> {
  readonly curations: NamedCurations;
  /** Seconds. */
  readonly timeout: number;
}

/** To be asked before anything is fetched or read. Throws `UsageError`, or `TargetError` for what is wrong in a file of `--curations`. */
export async function readingOf(targets: readonly string[], options: OpenTargetOptions): Promise<TargetReading> {
  if (options.name !== undefined && targets.length > 1) throw new UsageError(`--name names one target, and there are ${targets.length}.`, 'Give each its name in a muster.yaml in its root.');
  checkFindings(options.findings, targets);
  return { ...options, curations: await namedCurations(options.curations), timeout: wholeNumber('--timeout', options.timeout) };
}

/** Scans targets with their licences; their files can be read while `work` runs. */
export async function withOpenTargets<T>(places: TargetPlaces, options: TargetReading, work: (open: readonly OpenTarget[], isInterrupted: boolean) => Promise<T>): Promise<T> {
  const { targets, checkouts, unfetched } = places;
  const progress = new Progress(options.quiet ? undefined : process.stderr);
  const online = options.online ? await goOnline(options.timeout) : undefined;
  const pool = new ExtractionPool(undefined);
  try {
    const open: OpenTarget[] = [];
    const reading = readTargets(targets, {
      checkouts, unfetched, exclude: options.exclude, name: options.name, config: options.config, online: online?.session, licenses: { mode: undefined, cache: options.cache, curations: options.curations, findings: options.findings, keepTexts: true }, pool,
      onProgress: (message) => progress.show(message),
    });
    for await (const { target, read } of reading) {
      for (const { inventory, licenses, fetched } of read) {
        if (licenses === undefined) throw new UsageError(`${shownTarget(target)} switches licences off (licenses.read: none), and nothing can be said without them.`, 'Take licenses.read: files in its muster.yaml.');
        open.push({ target, inventory, licenses, files: new TargetFiles(places.path(target), fetched) });
      }
    }
    progress.clear();
    online?.end();
    return await work(withDistinctNames(open), online?.isInterrupted() ?? false);
  } finally {
    progress.clear();
    online?.end();
    await pool.close();
  }
}

/** What the user says, else what all targets are, else the strictest usual one. */
export function contextOf(said: UsageContext | undefined, targets: readonly OpenTarget[]): UsageContext {
  if (said !== undefined) return said;
  const configured = new Set(targets.map(({ inventory }) => inventory.subject.usageContext));
  const [only] = configured;
  return configured.size === 1 && only !== undefined ? only : 'distributed';
}
