import { isDay } from '#core/policy/model/day.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { enforcementPoints, verdicts, type EnforcementPoint, type Verdict } from '#core/policy/model/verdict.ts';
import type { EvaluationInput } from '#core/policy/evaluation/evaluation.ts';
import type { FactsDocument } from '#core/policy/reading/read-facts-document.ts';
import { problemLines } from '#core/policy/report/problems-text.ts';
import { simulationMarkdown, simulationText } from '#core/policy/report/simulation-text.ts';
import { simulate } from '#core/policy/simulation/simulate.ts';
import { defaultPolicy, policyOf } from '#platform/policy/load-policy.ts';
import { readFactsFile } from '#platform/policy/read-files.ts';
import { loadPolicyOrRevision } from '#platform/policy/revision-policy.ts';
import { objectId } from '#platform/target/git-object.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { formatOf, loadOptions, readNamedPolicy, relativeToHere, today, usablePolicy, type PolicyOptions } from '../policy-input.ts';
import { say } from '../say.ts';
import { terminalOf } from '../terminal.ts';

export interface PolicySimulateOptions extends PolicyOptions {
  readonly policy?: string;
  readonly against?: string;
  readonly at?: string;
  readonly date?: string;
  readonly failOn: string;
  readonly format?: string;
  readonly output?: string;
  readonly exitCode: boolean;
}

/** `muster policy simulate`. */
export async function policySimulate(paths: readonly string[], options: PolicySimulateOptions): Promise<number> {
  const file = options.output === '-' ? undefined : options.output;
  const format = formatOf(options.format, file, { text: '.txt', markdown: '.md', json: '.json' });
  const failOn = wanted<Verdict>('--fail-on', options.failOn, verdicts.slice(1));
  const edited = options.policy ?? relativeToHere(policyOf(process.cwd()));
  const { policy: after } = usablePolicy(await readNamedPolicy(edited, options));
  const { policy: before } = usablePolicy(await loadPolicyOrRevision(options.against ?? inForce(edited), edited, loadOptions(options)));
  const input = inputOf(paths.map((path) => readFacts(path, after)), options);
  const simulation = simulate(before, after, input, failOn);
  const terminal = file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 };
  const text = format === 'json' ? [`${JSON.stringify(simulation, null, 1)}\n`] : format === 'markdown' ? simulationMarkdown(simulation) : simulationText(simulation, terminal);
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return options.exitCode && simulation.changed.some(({ kind }) => kind === 'newly-failing') ? exitCodes.findings : exitCodes.done;
}

/** A policy in a repository is compared with what was committed. */
function inForce(edited: string): string {
  const isNamed = /^(?:preset|npm):/.test(edited);
  return !isNamed && objectId('HEAD', process.cwd()) !== undefined ? 'HEAD' : defaultPolicy;
}

function readFacts(path: string, policy: Policy): FactsDocument {
  const { document, problems } = readFactsFile(path, policy);
  if (problems.length === 0) return document;
  for (const line of problemLines(problems.slice(0, 20), { color: false })) say(`${line}\n`);
  throw new UsageError(`${path} cannot be used: ${problems.length === 1 ? 'something in it is wrong' : `${problems.length} things in it are wrong`}.`, 'Correct the facts, or write them again.');
}

function inputOf(documents: readonly FactsDocument[], { at, date }: PolicySimulateOptions): EvaluationInput {
  const points = new Set(documents.map((document) => document.at).filter((point) => point !== undefined));
  if (at === undefined && points.size > 1) throw new UsageError(`The files are about different points: ${[...points].join(', ')}.`, 'Choose one with --at.');
  const days = new Set(documents.map((document) => document.date).filter((day) => day !== undefined));
  if (date === undefined && days.size > 1) throw new UsageError(`The files are about different days: ${[...days].join(', ')}.`, 'Choose one with --date, or give the files one by one.');
  if (date !== undefined && !isDay(date)) throw new UsageError(`--date takes a day as in 2026-03-01, not ${JSON.stringify(date)}.`);
  const point = at === undefined ? [...points][0] ?? 'build' : wanted<EnforcementPoint>('--at', at, enforcementPoints);
  const uses = documents.flatMap((document, index) => (documents.length === 1 ? document.uses : document.uses.map((use) => ({ ...use, id: `${index + 1}:${use.id}` }))));
  return { at: point, date: date ?? [...days][0] ?? today(), uses, approvals: documents.flatMap(({ approvals }) => approvals), waivers: documents.flatMap(({ waivers }) => waivers), dataVersions: Object.fromEntries(documents.flatMap(({ dataVersions }) => Object.entries(dataVersions))) };
}

function wanted<V extends string>(flag: string, text: string, values: readonly V[]): V {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new UsageError(`${flag} cannot be ${JSON.stringify(text)}.`, `It is one of ${values.join(', ')}.`);
  return found;
}
