import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lintPolicy } from '#core/policy/lint/lint-policy.ts';
import { sortProblems, type PolicyProblem } from '#core/policy/model/place.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { neverValid } from '#core/policy/model/exception.ts';
import { approvalFindings } from '#core/policy/evaluation/approval-findings.ts';
import { brokenLimits } from '#core/policy/evaluation/waiver-limits.ts';
import { problemLines, problemSummary } from '#core/policy/report/problems-text.ts';
import { policyFolder } from '#platform/policy/load-policy.ts';
import { readExceptionsFile, waiversFile } from '#platform/policy/read-files.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { formatOf, readNamedPolicy, today, type PolicyOptions } from '../policy-input.ts';
import { terminalOf } from '../terminal.ts';

export interface PolicyLintOptions extends PolicyOptions {
  readonly format?: string;
  readonly output?: string;
  readonly strict: boolean;
  readonly waivers?: string;
}

/** `muster policy lint`. */
export async function policyLint(named: string | undefined, options: PolicyLintOptions): Promise<number> {
  const file = options.output === '-' ? undefined : options.output;
  const format = formatOf(options.format, file, { text: '.txt', json: '.json' });
  // messages name the file of waivers, and so do people who want to have it checked
  const isWaivers = named !== undefined && options.waivers === undefined && namesWaivers(named);
  const { policy, problems: read, location } = await readNamedPolicy(isWaivers ? policyBeside(named) : named, options);
  const isReadable = read.every(({ severity }) => severity !== 'error');
  // what a policy means is worth a look only when it could be read
  const problems = sortProblems([...read, ...(isReadable ? lintPolicy(policy, today()) : []), ...waiverProblems(policy, isWaivers ? named : options.waivers)]);
  const text = format === 'json'
    ? [`${JSON.stringify({ schema: 'muster-policy-lint/1', policy: { location, id: policy.id, version: policy.version, hash: policy.hash }, problems }, null, 1)}\n`]
    : [...problemLines(problems, { color: file === undefined && terminalOf(process.stdout).color }), `${location}: ${problemSummary(problems)}`].map((line) => `${line}\n`);
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  const fails = problems.some(({ severity }) => severity === 'error' || (options.strict && severity === 'warning'));
  return fails ? exitCodes.findings : exitCodes.done;
}

const namesWaivers = (path: string): boolean => basename(path) === basename(waiversFile) && existsSync(path) && statSync(path).isFile();

/** The policy of the project whose waivers they are, where it has one. */
function policyBeside(waivers: string): string | undefined {
  const beside = join(dirname(waivers), basename(policyFolder));
  return existsSync(beside) ? beside : undefined;
}

function waiverProblems(policy: Policy, named: string | undefined): PolicyProblem[] {
  const path = named ?? waiversFile;
  if (named === undefined && !existsSync(path)) return [];
  const { waivers, approvals, problems } = readExceptionsFile(path, policy);
  const rules = new Map(policy.rules.map((rule) => [rule.id, rule]));
  const broken = waivers.flatMap((waiver): PolicyProblem[] => {
    const rule = rules.get(waiver.rule);
    if (rule === undefined) return [{ severity: 'error', place: waiver.place, message: `waiver ${waiver.id} is from ${waiver.rule}, which the policy does not have`, remedy: 'Correct the id of the rule, or remove the waiver.' }];
    const limits = brokenLimits(waiver, rule).map(({ message, remedy, place = waiver.place }): PolicyProblem => ({ severity: 'error', place, message: `waiver ${waiver.id} has no effect: ${message}`, remedy }));
    const expired: PolicyProblem[] = waiver.expires !== neverValid.expires && waiver.expires < today() ? [{ severity: 'warning', place: waiver.place, message: `waiver ${waiver.id} expired on ${waiver.expires}`, remedy: 'Remove it, or have it granted anew.' }] : [];
    return [...limits, ...expired];
  });
  // what an approval was good for only an evaluation tells; what is wrong with it can be told before
  const wrong = approvals.flatMap((approval): PolicyProblem[] => {
    const rule = rules.get(approval.rule);
    const place = approval.place ?? { path };
    if (rule === undefined) return [{ severity: 'error', place, message: `the approval by ${approval.role} is of ${approval.rule}, which the policy does not have`, remedy: 'Correct the id of the rule, or remove the approval.' }];
    return [...approvalFindings(approval, rule, 1, today())].filter(({ kind }) => kind === 'invalid' || kind === 'over-broad' || kind === 'unnamed').map(({ severity, id, message, remedy }) => ({ severity, place, message: `approval of ${id}: ${message}`, remedy }));
  });
  return [...problems, ...broken, ...wrong];
}
