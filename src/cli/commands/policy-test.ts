import type { FailedExample } from '#core/policy/examples/failed-example.ts';
import { runExamples, type ExampleResult } from '#core/policy/examples/run-examples.ts';
import { renderPlace } from '#core/policy/model/place.ts';
import { Paint } from '#core/report/paint.ts';
import { printable } from '#core/report/printable.ts';
import { count } from '#core/report/words.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { formatOf, readNamedPolicy, usablePolicy, type PolicyOptions } from '../policy-input.ts';
import { terminalOf } from '../terminal.ts';

export interface PolicyTestOptions extends PolicyOptions {
  readonly format?: string;
  readonly output?: string;
}

/** `muster policy test`. */
export async function policyTest(named: string | undefined, options: PolicyTestOptions): Promise<number> {
  const file = options.output === '-' ? undefined : options.output;
  const format = formatOf(options.format, file, { text: '.txt', json: '.json' });
  const { presetScenarios } = await import('#core/policy/presets/scenarios.generated.ts');
  const { policy, location } = usablePolicy(await readNamedPolicy(named, options, { presetScenarios }));
  const result = runExamples(policy);
  const { id, version, hash } = policy;
  const text = format === 'json'
    ? [`${JSON.stringify({ schema: 'muster-policy-test/1', policy: { location, id, version, hash }, ...result }, null, 1)}\n`]
    : textOf(location, result, terminalOf(process.stdout).color && file === undefined);
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return result.failed.length > 0 ? exitCodes.findings : exitCodes.done;
}

function* textOf(location: string, result: ExampleResult, color: boolean): Generator<string> {
  const paint = new Paint(color);
  const { examples, scenarios, inheritedScenarios, rules, failed, changed, neverFiring, neverSilent, withoutExamples } = result;
  for (const failure of failed) yield* failureText(failure, 'expected', 'found', paint);
  if (changed.length > 0) yield `${count(changed.length, 'scenario')} of what this policy builds on ${changed.length === 1 ? 'ends' : 'end'} otherwise under it. See whether that is meant:\n`;
  for (const failure of changed) yield* failureText(failure, 'there', 'here', paint);
  const covered = rules - withoutExamples.length;
  yield `${covered} of ${count(rules, 'rule')} ${covered === 1 ? 'has' : 'have'} an example where it fires and one where it does not.\n`;
  if (neverFiring.length > 0) yield `  None where it fires: ${neverFiring.join(', ')}. Add facts under fires of its examples, or a scenario.\n`;
  if (neverSilent.length > 0) yield `  None where it does not fire: ${neverSilent.join(', ')}. Add facts under silent of its examples, or a scenario.\n`;
  const verdict = failed.length === 0 ? paint.green('all as expected') : paint.red(`${failed.length} failed`);
  yield `${location}: ${count(examples, 'example')} and ${count(scenarios + inheritedScenarios, 'scenario')}${inheritedScenarios === 0 ? '' : `, ${inheritedScenarios} of them from what it builds on`}: ${verdict}${changed.length === 0 ? '' : `, ${changed.length} changed`}\n`;
}

function* failureText({ subject, place, expected, found, because, exceptions = [] }: FailedExample, wanted: string, got: string, paint: Paint): Generator<string> {
  yield `${paint.bold(printable(renderPlace(place)))}: ${printable(subject)}: ${wanted}: ${printable(expected)}; ${got}: ${printable(found)}\n`;
  if (because.length > 0) yield `  because ${because.map(({ fact, value }) => `${fact} is ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`).map(printable).join(', ')}\n`;
  for (const { of, id, message, remedy } of exceptions) yield `  the ${of} ${printable(`${id}: ${message}. ${remedy}`)}\n`;
}
