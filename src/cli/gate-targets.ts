import { daysBetween } from '#core/policy/model/day.ts';
import type { LicenseSource } from '#core/gate/known-license.ts';
import type { LicenseFacts } from '#core/model/license-facts.ts';
import type { Inventory, UsageContext } from '#core/model/inventory.ts';
import { declaredUsage } from '#core/configuration/configuration.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import type { GateTarget } from '#features/gate/component-uses.ts';
import { foundLicenses, storedLicenses } from '#features/gate/found-licenses.ts';
import { declaredLicenses } from '#features/gate/declared-licenses.ts';
import { nothingThere, readOperandWithLicenses } from '#platform/target/read-operand.ts';
import { dayOfInventoryFile, isInventoryFile } from '#platform/target/inventory-file.ts';
import { AbsentDirectoryError } from '#platform/target/target-error.ts';
import { TargetFiles } from '#platform/target/target-files.ts';
import { readConfiguration } from '#platform/target/read-configuration.ts';
import type { NamedCurations } from '#platform/target/read-curations.ts';
import { readTargets } from '#platform/target/read-targets.ts';
import type { Scanned, ScanTargetOptions } from '#platform/target/scan-target.ts';
import { ExtractionPool } from '#platform/workers/extraction-pool.ts';
import { UsageError } from './exit-codes.ts';
import { openSession } from './go-online.ts';
import type { DutiesOf } from './gate-duties.ts';
import type { TargetKnowledge } from './license-sources.ts';
import { Progress } from './progress.ts';
import { say } from './say.ts';
import type { TargetPlaces } from './target-places.ts';
import { wholeNumber } from './whole-number.ts';

export interface GateTargetOptions {
  readonly context: UsageContext | undefined;
  readonly outbound?: string | undefined;
  readonly exclude: readonly string[];
  readonly name?: string | undefined;
  readonly config?: string | undefined;
  /** Corrections of licences, besides those of the targets. */
  readonly curations: NamedCurations;
  /** Documents of findings of foreign tools, besides those of the targets. */
  readonly findings: readonly string[];
  /** Remember what was read of files of licences. */
  readonly cache: boolean;
  readonly quiet: boolean;
  /** Ask registries for licences that no file names. */
  readonly online: boolean;
  /** Seconds for all of that. */
  readonly timeout?: string | undefined;
  /** Facts about licences, where targets may have their own. */
  readonly knowledge?: TargetKnowledge | undefined;
  /** What is open before a release; absent where it is not asked for. */
  readonly duties?: DutiesOf | undefined;
  /** Today. */
  readonly date?: string | undefined;
}

/** What the user named, read: scanned, or taken from a stored scan or an SBOM. */
export const readGateTargets = (places: TargetPlaces, options: GateTargetOptions): Promise<GateTarget[]> =>
  reading(options, async (scanOptions) => {
    const { targets, checkouts, unfetched } = places;
    if (options.name !== undefined && targets.length > 1) throw new UsageError(`--name names one target, and there are ${targets.length}.`, 'Give each its name in a muster.yaml in its root.');
    const gateTargets: GateTarget[] = [];
    for await (const { target, read } of readTargets(targets, { ...scanOptions, checkouts, unfetched })) {
      const madeOn = isInventoryFile(target) ? dayOfInventoryFile(target) : options.date;
      for (const scanned of read) {
        const files = options.duties === undefined ? undefined : new TargetFiles(places.path(target), scanned.fetched);
        gateTargets.push(await targetOf(scanned, target, options, madeOn, files));
      }
    }
    return gateTargets;
  });

/** The same for a side of a comparison, which may also be a revision of the repository around a directory. */
export const readGateOperand = (operand: string, options: GateTargetOptions, around: string): Promise<GateTarget[]> =>
  reading(options, async (scanOptions) => {
    const read = await readOperandOrNothing(operand, scanOptions, around);
    return Promise.all(read.map((scanned) => targetOf(scanned, around, options, options.date)));
  });

/** Where the project was not there yet, all of it is new. */
async function readOperandOrNothing(operand: string, scanOptions: ScanTargetOptions, around: string): Promise<Scanned[]> {
  const tell = (note: string): void => say(`muster: ${note}\n`);
  try {
    return await readOperandWithLicenses(operand, scanOptions, tell, around);
  } catch (error) {
    if (!(error instanceof AbsentDirectoryError)) throw error;
    tell(`the directory ${error.path} is not in ${operand}: nothing stood there`);
    return [{ inventory: nothingThere(operand, error) }];
  }
}

async function reading(options: GateTargetOptions, read: (scanOptions: ScanTargetOptions) => Promise<GateTarget[]>): Promise<GateTarget[]> {
  const progress = new Progress(options.quiet ? undefined : process.stderr);
  const pool = new ExtractionPool(undefined);
  const online = options.online ? await openSession(wholeNumber('--timeout', options.timeout ?? '120')) : undefined;
  try {
    return await read({ exclude: options.exclude, name: options.name, config: options.config, online, licenses: { mode: undefined, cache: options.cache, curations: options.curations, findings: options.findings, keepTexts: options.duties !== undefined }, pool, onProgress: (message) => progress.show(message) });
  } finally {
    progress.clear();
    online?.close();
    await pool.close();
  }
}

async function targetOf({ inventory, licenses }: Scanned, target: string, { context, outbound, config, date, duties, knowledge }: GateTargetOptions, madeOn: string | undefined, files?: TargetFiles): Promise<GateTarget> {
  const configured = config === undefined || inventory.subject.kind === 'directory' || inventory.subject.kind === 'git' ? inventory : await withConfiguration(inventory, config);
  const isDated = inventory.subject.kind !== 'sbom' && date !== undefined && madeOn !== undefined;
  const dutiesOf = duties === undefined || licenses === undefined || files === undefined ? undefined : (known: Inventory) => duties({ target, inventory: known, licenses, files }, context);
  const { subject } = configured;
  const openDutiesIf = dutiesOf === undefined ? undefined : (uses: readonly DeclaredUse[]) => dutiesOf({ ...configured, subject: { ...subject, usage: { ...subject.usage, uses } } });
  return { target, inventory: configured, openDuties: dutiesOf?.(configured), openDutiesIf, licenseOf: sourceOf(configured, licenses), knowledge: knowledge?.of(target), context, outboundLicense: outbound, ageDays: isDated ? Math.max(0, daysBetween(madeOn, date)) : undefined };
}

/** What the scan found in files and declarations; of a document, what it says. */
function sourceOf(inventory: Inventory, licenses: LicenseFacts | undefined): LicenseSource {
  if (licenses !== undefined && licenses.coverage.files > 0) return foundLicenses(licenses);
  return storedLicenses(inventory, licenses === undefined ? declaredLicenses(inventory) : foundLicenses(licenses));
}

/** Documents and archives have no configuration of their own; one that was named is for them. */
async function withConfiguration(inventory: Inventory, config: string): Promise<Inventory> {
  const configuration = await readConfiguration('.', inventory.subject.location, config);
  const usage = declaredUsage(configuration);
  const { name, version, usageContext, department, owner } = configuration;
  const said = { name, version, usageContext, department, usage, owners: owner === undefined ? undefined : [{ name: owner, path: config, kind: 'configuration' as const }, ...inventory.subject.owners] };
  return { ...inventory, subject: { ...inventory.subject, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) } };
}
