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
  const { policy, location } = usablePolicy(await readNamedPolicy(named, options));
  const result = runExamples(policy);
  const { id, version, hash } = policy;
  const text = format === 'json'
    ? [`${JSON.stringify({ schema: 'muster-policy-test/1', policy: { location, id, version, hash }, ...result }, null, 1)}\n`]
    : textOf(location, result, terminalOf(process.stdout).color && file === undefined);
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return result.failed.length > 0 ? exitCodes.findings : exitCodes.done;
}

function* textOf(location: string, { examples, scenarios, failed, withoutExamples }: ExampleResult, color: boolean): Generator<string> {
  const paint = new Paint(color);
  for (const { subject, place, expected, found, because } of failed) {
    yield `${paint.bold(printable(renderPlace(place)))}: ${printable(subject)}: expected: ${printable(expected)}; found: ${printable(found)}\n`;
    if (because.length > 0) yield `  because ${because.map(({ fact, value }) => `${fact} is ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`).map(printable).join(', ')}\n`;
  }
  if (withoutExamples.length > 0) yield `${count(withoutExamples.length, 'rule')} without an example of each kind: ${withoutExamples.join(', ')}\n`;
  const verdict = failed.length === 0 ? paint.green('all as expected') : paint.red(`${failed.length} failed`);
  yield `${location}: ${count(examples, 'example')} and ${count(scenarios, 'scenario')}: ${verdict}\n`;
}
