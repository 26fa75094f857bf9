import { problemLines, problemSummary } from '#core/policy/report/problems-text.ts';
import { loadPolicy, policyOf, type LoadedPolicy, type LoadPolicyOptions } from '#platform/policy/load-policy.ts';
import { UsageError } from './exit-codes.ts';
import { demandFittingExtension } from './fitting-extension.ts';
import { say } from './say.ts';
import { generatedAt } from './timestamp.ts';

export interface PolicyOptions {
  readonly allowCode: boolean;
  readonly online: boolean;
}

export const today = (): string => generatedAt().slice(0, 10);

export const loadOptions = ({ allowCode, online }: PolicyOptions): LoadPolicyOptions => ({ allowCode, online, directory: process.cwd() });

/** The policy that was named, or that of the current directory, or the one that comes with Muster. */
export function readNamedPolicy(named: string | undefined, options: PolicyOptions, more: Pick<LoadPolicyOptions, 'presetScenarios' | 'checkouts'> = {}): Promise<LoadedPolicy> {
  return loadPolicy(named ?? relativeToHere(policyOf(process.cwd())), { ...loadOptions(options), ...more });
}

export const relativeToHere = (path: string): string => (path.startsWith(`${process.cwd()}/`) ? path.slice(process.cwd().length + 1) : path);

/** For commands that need a policy without errors; what is wrong is told as `muster policy lint` tells it. */
export function usablePolicy(loaded: LoadedPolicy): LoadedPolicy {
  const errors = loaded.problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return loaded;
  for (const line of problemLines(errors, { color: false })) say(`${line}\n`);
  throw new UsageError(`The policy ${loaded.location} cannot be used: ${problemSummary(errors)}.`, 'Correct it; muster policy lint shows everything that is wrong.');
}

/** Which of the formats that a command writes. */
export function formatOf<F extends string>(wish: string | undefined, file: string | undefined, formats: Readonly<Record<F, string>>): F {
  const names = Object.keys(formats) as F[];
  const byName = file === undefined ? undefined : names.find((name) => file.toLowerCase().endsWith(formats[name]));
  const format = wish === undefined ? byName ?? names[0]! : names.find((name) => name === wish);
  if (format === undefined) throw new UsageError(`There is no format ${JSON.stringify(wish)} here.`, `Formats: ${names.join(', ')}.`);
  demandFittingExtension(file, { id: format, extension: formats[format] });
  return format;
}
