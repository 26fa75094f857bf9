import type { Approval, Waiver } from '#core/policy/model/exception.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { problemLines } from '#core/policy/report/problems-text.ts';
import { defaultPolicy, policyFolder, policyOf, type LoadedPolicy } from '#platform/policy/load-policy.ts';
import { readExceptionsFile, waiversFile } from '#platform/policy/read-files.ts';
import { UsageError } from './exit-codes.ts';
import { readNamedPolicy, relativeToHere, usablePolicy, type PolicyOptions } from './policy-input.ts';
import { say } from './say.ts';
import type { StatedFile, TargetPlaces } from './target-places.ts';

/** The policy that was named, that of the current directory, that of the only target, or the one that comes with Muster. */
export async function readPolicyOf(places: TargetPlaces, options: PolicyOptions & { readonly policy?: string | undefined }): Promise<LoadedPolicy> {
  const here = relativeToHere(policyOf(process.cwd()));
  const [only] = places.targets;
  const ofTarget = places.targets.length === 1 ? places.ownFile(only!, policyFolder) : undefined;
  // code of a repository that was fetched was reviewed by nobody here
  const isFetched = ofTarget !== undefined && places.checkouts.has(only!);
  const named = options.policy ?? (here === defaultPolicy ? (isFetched ? only! : ofTarget?.path ?? here) : here);
  return usablePolicy(await readNamedPolicy(named, options, isFetched ? { checkouts: places.checkouts } : {}));
}

/** Waivers and approvals of the file that was named or of the current directory, for all targets, and of each target for that one alone. */
export function readExceptionsOf(places: TargetPlaces, named: string | undefined, policy: Policy): { waivers: Waiver[]; approvals: Approval[] } {
  const { shared, own } = named === undefined ? places.statedIn(waiversFile) : { shared: { path: named, shown: named }, own: new Map<string, StatedFile>() };
  const files: { readonly file: StatedFile; readonly target?: string }[] = [...(shared === undefined ? [] : [{ file: shared }]), ...[...own].map(([target, file]) => (places.targets.length === 1 ? { file } : { file, target }))];
  const read = files.map(({ file: { path, shown }, ...about }) => {
    const { waivers, approvals, problems } = readExceptionsFile(path, policy, shown);
    return { problems, waivers: waivers.map((waiver) => ({ ...waiver, ...about })), approvals: approvals.map((approval) => ({ ...approval, ...about })) };
  });
  const errors = read.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    for (const line of problemLines(errors, { color: false })) say(`${line}\n`);
    throw new UsageError(`Waivers cannot be used: ${errors.length === 1 ? 'something in them is wrong' : `${errors.length} things in them are wrong`}.`, 'Correct the file; muster policy lint checks it too.');
  }
  return { waivers: read.flatMap(({ waivers }) => waivers), approvals: read.flatMap(({ approvals }) => approvals) };
}
