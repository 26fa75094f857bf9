import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Approval, Waiver } from '#core/policy/model/exception.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { problemLines } from '#core/policy/report/problems-text.ts';
import { defaultPolicy, policyFolder, policyOf, type LoadedPolicy } from '#platform/policy/load-policy.ts';
import { readExceptionsFile, waiversFile } from '#platform/policy/read-files.ts';
import { UsageError } from './exit-codes.ts';
import { readNamedPolicy, relativeToHere, usablePolicy, type PolicyOptions } from './policy-input.ts';
import { say } from './say.ts';

/** The policy that was named, that of the current directory, that of the only target, or the one that comes with Muster. */
export async function readPolicyOf(targets: readonly string[], options: PolicyOptions & { readonly policy?: string | undefined }): Promise<LoadedPolicy> {
  const here = relativeToHere(policyOf(process.cwd()));
  const [only] = targets;
  const ofTarget = targets.length === 1 && isDirectory(only!) && existsSync(join(only!, policyFolder)) ? join(only!, policyFolder) : undefined;
  return usablePolicy(await readNamedPolicy(options.policy ?? (here === defaultPolicy ? ofTarget ?? here : here), options));
}

const isDirectory = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Waivers and approvals of the file that was named, or of the current directory and of every target that is one. */
export function readExceptionsOf(targets: readonly string[], named: string | undefined, policy: Policy): { waivers: Waiver[]; approvals: Approval[] } {
  const files = named === undefined ? [...new Set(['.', ...targets.filter(isDirectory)].map((directory) => join(directory, waiversFile)))].filter((file) => existsSync(file)) : [named];
  const read = files.map((file) => ({ file, ...readExceptionsFile(file, policy) }));
  const errors = read.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    for (const line of problemLines(errors, { color: false })) say(`${line}\n`);
    throw new UsageError(`Waivers cannot be used: ${errors.length === 1 ? 'something in them is wrong' : `${errors.length} things in them are wrong`}.`, 'Correct the file; muster policy lint checks it too.');
  }
  return { waivers: read.flatMap(({ waivers }) => waivers), approvals: read.flatMap(({ approvals }) => approvals) };
}
