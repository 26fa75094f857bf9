import { closest } from '#core/policy/language/condition-error.ts';
import type { Policy, PolicyRule } from '#core/policy/model/policy.ts';
import { explainRule } from '#core/policy/report/explain-rule.ts';
import { ruleTable } from '#core/policy/report/rule-table.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { formatOf, readNamedPolicy, today, usablePolicy, type PolicyOptions } from '../policy-input.ts';
import { terminalOf } from '../terminal.ts';

export interface PolicyExplainOptions extends PolicyOptions {
  readonly policy?: string;
  readonly format?: string;
  readonly output?: string;
}

/** `muster policy explain`. */
export async function policyExplain(wish: string | undefined, options: PolicyExplainOptions): Promise<number> {
  const file = options.output === '-' ? undefined : options.output;
  const format = formatOf(options.format, file, { text: '.txt', json: '.json' });
  const { policy } = usablePolicy(await readNamedPolicy(options.policy, options));
  const rule = wish === undefined ? undefined : ruleOf(policy, wish);
  const terminal = file === undefined ? terminalOf(process.stdout) : { color: false, columns: 100 };
  const text = format === 'json' ? [json(policy, rule === undefined ? policy.rules : [rule])] : rule === undefined ? ruleTable(policy, terminal) : explainRule(policy, rule, today(), terminal);
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return exitCodes.done;
}

function ruleOf({ rules, id }: Policy, wish: string): PolicyRule {
  const wanted = wish.toLowerCase();
  const exact = rules.find((rule) => rule.id.toLowerCase() === wanted);
  const ending = rules.filter((rule) => rule.id.toLowerCase().endsWith(`-${wanted}`));
  if (exact !== undefined) return exact;
  if (ending.length === 1) return ending[0]!;
  const meant = closest(wish, rules.map((rule) => rule.id));
  throw new UsageError(`The policy ${id} has no rule ${JSON.stringify(wish)}.`, `${meant === undefined ? '' : `Did you mean ${meant}? `}muster policy explain without a rule lists all of them.`);
}

function json(policy: Policy, rules: readonly PolicyRule[]): string {
  const { id, version, hash } = policy;
  const shown = rules.map(({ test, ...rule }) => ({ ...rule, when: test.kind === 'condition' ? test.condition.text : { facts: test.facts, sha256: test.hash } }));
  return `${JSON.stringify({ schema: 'muster-policy-rules/1', policy: { id, version, hash }, rules: shown }, null, 1)}\n`;
}
