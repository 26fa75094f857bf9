import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFactName, type FactName } from '#core/policy/facts/facts.ts';
import type { CodeTest } from '#core/policy/model/policy.ts';
import type { PolicyProblem } from '#core/policy/model/place.ts';
import type { CodeRule } from '#core/policy/reading/read-policy.ts';
import { readRegularFile } from '../tree/read-regular-file.ts';
import { CodeExit } from './code-exit.ts';
import { CodeWatch, type Watched } from './code-watch.ts';
import type { PolicyPlace } from './policy-place.ts';

/** Rules in TypeScript or JavaScript: run only when that is allowed, and only files that are committed, unchanged, and use nothing but themselves. */
export async function readCodeRules(place: PolicyPlace, names: readonly string[], allowCode: boolean, problems: PolicyProblem[]): Promise<CodeRule[]> {
  const rules: CodeRule[] = [];
  for (const name of names) {
    const shown = `${place.shown.replace(/\/$/, '')}/${name}`;
    const report = (message: string, remedy: string): void => void problems.push({ severity: 'error', place: { path: shown }, message, remedy });
    const refusal = allowCode ? refusalOf(place, name) : ({ message: 'rules in code are not run without being allowed', remedy: 'Review the file, then add --allow-code; or write the rule in YAML.' });
    if (refusal === undefined) rules.push(...await readFile(place.path, name, shown, report));
    else report(refusal.message, refusal.remedy);
  }
  return rules;
}

interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

function refusalOf({ isLocal, path }: PolicyPlace, name: string): Refusal | undefined {
  if (!isLocal) return { message: 'code of a policy that was fetched or installed is never run', remedy: 'Check its repository out, review it, and name its directory.' };
  const git = (...args: readonly string[]): number | null => spawnSync('git', ['-C', path, '-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', ...args, '--', name], { stdio: 'ignore' }).status;
  if (git('ls-files', '--error-unmatch') !== 0) return { message: 'the file is not part of a git repository', remedy: 'Only code that was reviewed is run: commit it.' };
  if (git('diff', '--quiet', 'HEAD') !== 0) return { message: 'the file has changes that are not committed', remedy: 'Only code that was reviewed is run: commit the changes, or undo them.' };
  return undefined;
}

/** One each for all policies that are read; none where there is no code. */
let watch: CodeWatch | undefined;
let exits: CodeExit | undefined;

/** What a rule may not do, because the hash of its file would not cover it. */
const reachesOut = /^\s*import\s+(?!type\b)|^\s*export\s[^\n]*\sfrom\s|\bimport\s*\(|\brequire\s*\(/m;

async function readFile(directory: string, name: string, shown: string, report: (message: string, remedy: string) => void): Promise<CodeRule[]> {
  const path = join(directory, name);
  const source = readRegularFile(path, { limit: 2 ** 20 });
  if (reachesOut.test(source.toString('utf8'))) {
    report('the file imports others', 'Keep a rule in one file: its hash, which is part of the version of the policy, has to cover all that decides.');
    return [];
  }
  const hash = createHash('sha256').update(source).digest('hex');
  const loading = (watch ??= new CodeWatch()).watch(`the file ${shown}`);
  const url = pathToFileURL(path).href;
  (exits ??= new CodeExit()).watch(url, shown);
  try {
    const module = await loaded(url, loading, exits);
    const exported = Array.isArray(module.default) ? (module.default as readonly unknown[]) : [module.default];
    return exported.map((description) => ruleOf(description, hash, shown, report)).filter((rule) => rule !== undefined);
  } catch (error) {
    report(`the file could not be run: ${error instanceof Error ? error.message : String(error)}`, 'Correct the code.');
    return [];
  }
}

async function loaded(url: string, { begin, end }: Watched, exit: CodeExit): Promise<{ readonly default?: unknown }> {
  begin();
  exit.begin();
  try {
    return (await import(/* @vite-ignore */ url)) as { readonly default?: unknown };
  } finally {
    end();
    exit.end();
  }
}

function ruleOf(description: unknown, hash: string, path: string, report: (message: string, remedy: string) => void): CodeRule | undefined {
  const { id, facts, check } = (typeof description === 'object' && description !== null ? description : {}) as { readonly id?: unknown; readonly facts?: unknown; readonly check?: unknown };
  const names = Array.isArray(facts) ? (facts as readonly unknown[]) : [];
  const unknown = names.find((name) => typeof name !== 'string' || !isFactName(name));
  if (typeof check !== 'function' || names.length === 0 || unknown !== undefined) {
    report(unknown === undefined ? 'a rule needs facts and check' : `there is no fact ${JSON.stringify(unknown)}`, 'Export by default an object with the keys of a rule, facts (a list of names) and check (a function of those facts that answers true or false).');
    return undefined;
  }
  return { path, description, test: { kind: 'code', facts: names as readonly FactName[], check: watched(check as CodeTest['check'], `the rule ${typeof id === 'string' ? `${id} ` : ''}in ${path}`), hash } };
}

/** Facts go in and what comes out goes out, whatever it is: who asks judges it. */
function watched(check: CodeTest['check'], name: string): CodeTest['check'] {
  const { begin, end } = watch!.watch(name);
  const exit = exits!;
  return (facts) => {
    begin();
    exit.begin();
    try {
      return check(facts);
    } finally {
      end();
      exit.end();
    }
  };
}
