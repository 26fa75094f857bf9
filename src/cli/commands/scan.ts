import { withDistinctNames } from '#core/inventory/target-names.ts';
import { unreadTarget } from '#core/inventory/unread-target.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { licenseModes, type LicenseCoverage, type LicenseFacts, type LicenseMode } from '#core/model/license-facts.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { count } from '#core/report/words.ts';
import { readTargets } from '#platform/target/read-targets.ts';
import type { Scanned } from '#platform/target/scan-target.ts';
import { ExtractionPool } from '#platform/workers/extraction-pool.ts';
import { exitCodes, unlessFault, UsageError } from '../exit-codes.ts';
import { namedCurations } from '../curations-option.ts';
import { checkFindings } from '../findings-option.ts';
import { demandFittingExtensions } from '../fitting-extension.ts';
import { findFormat, formatOfFile, type ChosenFormat } from '../formats.ts';
import { goOnline } from '../go-online.ts';
import { wholeNumber } from '../whole-number.ts';
import { placeOf, writeFile, writeStandardOutput } from '../output.ts';
import { Progress } from '../progress.ts';
import { say } from '../say.ts';
import { tellIssues } from '../tell-issues.ts';
import { tellUnread } from '../tell-unread.ts';
import { terminalOf } from '../terminal.ts';
import { generatedAt } from '../timestamp.ts';
import { version } from '../version.ts';

export interface ScanOptions {
  readonly format: readonly string[];
  readonly output: readonly string[];
  readonly exclude: readonly string[];
  readonly name?: string;
  readonly config?: string;
  readonly licenses?: string;
  readonly cache: boolean;
  readonly curations: readonly string[];
  readonly findings: readonly string[];
  readonly online: boolean;
  readonly timeout: string;
  readonly jobs?: string;
  readonly strict: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

interface Destination {
  readonly format: ChosenFormat;
  /** Standard output when absent. */
  readonly file: string | undefined;
}

/** `muster scan`: one inventory for each target, rendered in every format asked for. */
export async function scan(targets: readonly string[], options: ScanOptions): Promise<number> {
  const destinations = destinationsOf(options);
  if (options.name !== undefined && targets.length > 1) {
    throw new UsageError(`--name names one target, and there are ${targets.length}.`, 'Give each its name in a muster.yaml in its root.');
  }
  checkFindings(options.findings, targets);
  const curations = await namedCurations(options.curations);
  const timestamp = generatedAt();
  const progress = new Progress(options.quiet ? undefined : process.stderr);
  const scanned: Scanned[] = [];
  const mode = options.licenses === undefined ? undefined : licenseMode(options.licenses);
  const timeout = wholeNumber('--timeout', options.timeout);
  const online = options.online ? await goOnline(timeout) : undefined;
  const pool = new ExtractionPool(options.jobs === undefined ? undefined : wholeNumber('--jobs', options.jobs));
  try {
    const reading = readTargets(targets, {
      exclude: options.exclude,
      name: options.name,
      config: options.config,
      online: online?.session,
      licenses: { mode, cache: options.cache, curations, findings: options.findings },
      pool,
      onProgress: (message) => progress.show(message),
    });
    for await (const { read } of reading) scanned.push(...read);
  } finally {
    progress.clear();
    online?.end();
    await pool.close();
  }
  const named = withDistinctNames(scanned);
  const inventories = named.map(({ inventory }) => inventory);
  const licenses = new Map<Inventory, LicenseFacts>(named.flatMap(({ inventory, licenses: facts }) => (facts === undefined ? [] : [[inventory, facts] as const])));
  const input: ReportInput = {
    inventories,
    ...(licenses.size > 0 && { licenses }),
    generatedAt: timestamp,
    tool: { name: 'muster', version },
    terminal: terminalOf(process.stdout),
    options: new Map(),
  };
  // files first: the reader of standard output may leave early
  for (const { format, file } of destinations.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined))) {
    const render = await format.load();
    if (file === undefined) await writeStandardOutput(render(input));
    else writeFile(file, render({ ...input, terminal: { color: false, columns: 120 } }));
  }
  if (options.verbose) for (const [inventory, { coverage }] of licenses) tellCoverage(inventory.subject.name, coverage);
  tellWhatIsMissing(inventories, destinations, options);
  const isIncomplete = online?.isInterrupted() || inventories.some((inventory) => unreadTarget(inventory) !== undefined || (options.strict && inventory.issues.length > 0));
  return unlessFault(inventories, isIncomplete ? exitCodes.incomplete : exitCodes.done);
}

/** Of formats that have no room for issues (csv, purls) the error channel says that there are some. With --strict it says what the exit status is for, however quiet. */
function tellWhatIsMissing(inventories: readonly Inventory[], destinations: readonly Destination[], { quiet, strict }: ScanOptions): void {
  const issues = inventories.flatMap((inventory) => inventory.issues);
  const telling = destinations.filter(({ format }) => format.tellsIssues);
  if (issues.length === 0 || (quiet && !strict) || telling.some(({ file }) => file === undefined)) return;
  const missing = `muster: ${count(issues.length, 'issue')}: the inventory is not complete`;
  if (telling.length > 0) {
    if (quiet) say(`${missing}; ${telling[0]!.file} says what is missing.\n`);
    else tellUnread(inventories);
    return;
  }
  say(`${missing}; --format table, json or html says what is missing.\n`);
  // no line at all on standard output could mean anything
  if (!strict) tellUnread(inventories);
  if (!strict) tellIssues(issues.filter(({ code }) => code === 'empty'), '--format table, json or html');
  if (strict) tellIssues(issues, '--format table, json or html');
}

/** The n-th output belongs to the n-th format; an output alone says its format by its extension. */
function destinationsOf({ format, output }: ScanOptions): Destination[] {
  const wishes = format.flatMap((item) => item.split(','));
  const count = Math.max(wishes.length, output.length, 1);
  const destinations = Array.from({ length: count }, (_, index): Destination => {
    const file = output[index] === '-' ? undefined : output[index];
    const wish = wishes[index] ?? (file === undefined ? 'table' : formatOfFile(file));
    if (wish === undefined) throw new UsageError(`The name ${file} does not say which format to write.`, 'Give one with --format, or use an extension such as .html, .csv, .cdx.json or .spdx.json.');
    return { format: findFormat(wish), file };
  });
  demandFittingExtensions(destinations);
  if (destinations.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('Only one format can go to standard output.', 'Give a file to each of the others: -f table -f html -o - -o report.html');
  }
  const files = destinations.flatMap(({ file }) => (file === undefined ? [] : [placeOf(file)]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`Two formats would be written to ${twice}.`, 'Give each a file of its own.');
  return destinations;
}

function tellCoverage(name: string, { files, cached, unassigned }: LicenseCoverage): void {
  const rate = files === 0 ? '' : `, ${cached} of them (${Math.round((100 * cached) / files)} %) known by their content`;
  process.stderr.write(`muster: ${name}: ${count(files, 'file')} read for licences${rate}${unassigned === 0 ? '' : `; ${unassigned} belong to no package`}\n`);
}

function licenseMode(text: string): LicenseMode {
  const mode = licenseModes.find((known) => known === text);
  if (mode === undefined) throw new UsageError(`--licenses takes ${licenseModes.join(', ')}, not ${JSON.stringify(text)}.`);
  return mode;
}
