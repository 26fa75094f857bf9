import { askText } from '#core/gate/ask-text.ts';
import { exitCodes, unlessFault } from '../exit-codes.ts';
import { GateAnswers, type AnswerOptions, type AskedFor } from '../gate-answers.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { terminalOf } from '../terminal.ts';

export interface AskOptions extends AnswerOptions, AskedFor {
  readonly online: boolean;
  readonly format?: string;
  readonly output?: string;
}

/** `muster ask`: may we add this package? */
export async function askPackage(purl: string, options: AskOptions): Promise<number> {
  const { format, file } = tableOrJson(options, 'an answer');
  const { finding, result, read } = await GateAnswers.with(options, async (answers) => ({ ...await answers.ask(purl, options), read: await answers.inventories() }));
  const { findings: _, ...rest } = result;
  const text = format === 'json' ? [`${JSON.stringify({ ...rest, findings: [finding] }, null, 1)}\n`] : askText(finding, result, file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 });
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return unlessFault(read, result.passed ? exitCodes.done : exitCodes.findings);
}
