import { gateOutcome } from '#core/gate/gate-outcome.ts';
import { failLevels, type FailLevel } from '#core/gate/gate-result.ts';
import { usageContexts, type UsageContext } from '#core/model/inventory.ts';
import { enforcementPoints, type EnforcementPoint } from '#core/policy/model/verdict.ts';
import type { ObligationRecord } from '#core/obligations/release-checklist.ts';
import type { GateReport } from '#core/plugin/gate-report.ts';
import { runGate, type GateRun } from '#features/gate/run-gate.ts';
import type { NoticeOptions } from '#features/notice/notice-input.ts';
import { factsText } from '#features/gate/stored-facts.ts';
import { gateReports } from '#plugins/gates/registry.generated.ts';
import { demandFittingExtension, demandFittingExtensions } from '../fitting-extension.ts';
import { exitCodes, unlessFault, UsageError } from '../exit-codes.ts';
import { namedCurations } from '../curations-option.ts';
import { checkFindings } from '../findings-option.ts';
import { baselineOf } from '../gate-baseline.ts';
import { readGateTargets } from '../gate-targets.ts';
import { readExceptionsOf, readPolicyOf } from '../gate-policy.ts';
import { dutiesBefore } from '../gate-duties.ts';
import { givenTexts } from '../given-texts.ts';
import { namedRecords, recordsByTarget } from '../obligation-records.ts';
import { knowledgeOfTargets } from '../license-sources.ts';
import { outboundOption } from '../outbound-option.ts';
import { chosen } from '../chosen.ts';
import { placeOf, writeFile, writeStandardOutput } from '../output.ts';
import { today, type PolicyOptions } from '../policy-input.ts';
import type { NamedCurations } from '#platform/target/read-curations.ts';
import { withTargetPlaces, type TargetPlaces } from '../target-places.ts';
import { terminalOf } from '../terminal.ts';
import { generatedAt } from '../timestamp.ts';
import { version } from '../version.ts';
import { isDay } from '#core/policy/model/day.ts';

export interface CheckOptions extends PolicyOptions {
  readonly context?: string;
  readonly stage: string;
  readonly policy?: string;
  readonly waivers?: string;
  readonly outbound?: string;
  readonly licenses?: string;
  readonly records?: string;
  readonly texts?: string;
  readonly baseline?: string;
  readonly failOn?: string;
  readonly date?: string;
  readonly facts?: string;
  readonly format: readonly string[];
  readonly output: readonly string[];
  readonly exclude: readonly string[];
  readonly name?: string;
  readonly config?: string;
  readonly curations: readonly string[];
  readonly findings: readonly string[];
  readonly cache: boolean;
  readonly timeout: string;
  readonly strict: boolean;
  readonly quiet: boolean;
}

interface Destination {
  readonly report: GateReport;
  readonly file: string | undefined;
}

/** `muster check`: what the policy says of the components of the targets. */
export async function check(targets: readonly string[], options: CheckOptions): Promise<number> {
  const destinations = destinationsOf(options);
  const at = chosen('--stage', options.stage, enforcementPoints);
  const failOn: FailLevel = options.failOn === undefined ? 'needs-approval' : chosen('--fail-on', options.failOn, failLevels);
  const context: UsageContext | undefined = options.context === undefined ? undefined : chosen('--context', options.context, usageContexts);
  demandFittingExtension(options.facts, { id: 'facts', extension: '.json' });
  if (options.date !== undefined && !isDay(options.date)) throw new UsageError(`--date takes a day as in 2026-03-01, not ${JSON.stringify(options.date)}.`);
  checkFindings(options.findings, targets);
  const curations = await namedCurations(options.curations);
  if (options.outbound !== undefined) outboundOption(options.outbound);
  const duties = { records: namedRecords(options.records), givenText: givenTexts(options.texts) };
  const { result, evaluated } = await withTargetPlaces(targets, options, (places) => judged(places, { ...options, ...duties, curations, at, failOn, context }));
  if (options.facts !== undefined) writeFile(options.facts, factsText(evaluated));
  for (const { report, file } of destinations.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined))) {
    const { default: render } = await report.load();
    if (file === undefined) await writeStandardOutput(render({ result, terminal: terminalOf(process.stdout) }));
    else writeFile(file, render({ result, terminal: { color: false, columns: 120 } }));
  }
  const outcome = gateOutcome(result);
  const isIncomplete = outcome === 'not-evaluated' || (options.strict && outcome === 'passed-in-part');
  return unlessFault(result.targets, outcome === 'failed' ? exitCodes.findings : isIncomplete ? exitCodes.incomplete : exitCodes.done);
}

interface Asked extends Omit<CheckOptions, 'context' | 'failOn' | 'records' | 'texts' | 'curations'> {
  readonly curations: NamedCurations;
  readonly records: readonly ObligationRecord[] | undefined;
  readonly givenText: NoticeOptions['givenText'];
  readonly at: EnforcementPoint;
  readonly failOn: FailLevel;
  readonly context: UsageContext | undefined;
}

async function judged(places: TargetPlaces, options: Asked): Promise<GateRun> {
  const { at, failOn, context, date = today() } = options;
  const timestamp = generatedAt();
  const { policy, location } = await readPolicyOf(places, options);
  const { waivers, approvals } = readExceptionsOf(places, options.waivers, policy);
  const knowledge = knowledgeOfTargets(options.licenses, places);
  const duties = at === 'release' || at === 'deploy' ? dutiesBefore(at, { knowledge, recordsOf: recordsByTarget(places, options.records), givenText: options.givenText }) : undefined;
  const read = await readGateTargets(places, { ...options, date, duties, knowledge });
  const basis = { policy, policyLocation: location, knowledge: knowledge.shared, at, date, waivers, approvals, generatedAt: timestamp, tool: { name: 'muster', version } };
  const baseline = options.baseline === undefined ? undefined : await baselineOf(options.baseline, { ...basis, targets: read, failOn: 'never' }, places.targets, { ...options, context });
  return runGate({ ...basis, targets: baseline?.targets ?? read, failOn, baseline: baseline?.baseline });
}

/** The n-th output belongs to the n-th format; an output alone says its format by its extension. */
function destinationsOf({ format, output }: Pick<CheckOptions, 'format' | 'output'>): Destination[] {
  const wishes = format.flatMap((item) => item.split(','));
  const destinations = Array.from({ length: Math.max(wishes.length, output.length, 1) }, (_, index): Destination => {
    const file = output[index] === '-' ? undefined : output[index];
    return { report: reportOf(wishes[index], file), file };
  });
  demandFittingExtensions(destinations.map(({ report, file }) => ({ format: report, file })));
  if (destinations.filter(({ file }) => file === undefined).length > 1) throw new UsageError('Only one format can go to standard output.', 'Give a file to each of the others: -f table -f sarif -o - -o check.sarif');
  const files = destinations.flatMap(({ file }) => (file === undefined ? [] : [placeOf(file)]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`Two formats would be written to ${twice}.`, 'Give each a file of its own.');
  return destinations;
}

function reportOf(wish: string | undefined, file: string | undefined): GateReport {
  const byName = file === undefined ? 'table' : gateReports.filter(({ extension }) => file.toLowerCase().endsWith(extension)).sort((a, b) => b.extension.length - a.extension.length)[0]?.id;
  const id = wish ?? byName;
  if (id === undefined) throw new UsageError(`The name ${file} does not say which format to write.`, `Give one with --format: ${gateReports.map((report) => report.id).join(', ')}.`);
  const report = gateReports.find((candidate) => candidate.id === (id === 'md' ? 'markdown' : id));
  if (report === undefined) throw new UsageError(`There is no format ${JSON.stringify(id)} for a check.`, `Formats: ${gateReports.map((candidate) => candidate.id).join(', ')}.`);
  return report;
}
