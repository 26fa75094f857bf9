import { createInterface } from 'node:readline';
import { ToolServer } from '#core/mcp/server.ts';
import { assistantTools } from '../assistant-tools.ts';
import { exitCodes } from '../exit-codes.ts';
import { GateAnswers, type AnswerOptions } from '../gate-answers.ts';
import { writeStandardOutput } from '../output.ts';
import { version } from '../version.ts';

const instructions = 'Before you add or update a dependency, call ask with its package URL and version. Add it only when the answer is yes, now and at the later stages that it names. Otherwise tell the user what the answer says, and offer what find_alternative names. Verdicts are those of the policy of this project, and no legal advice.';

/** `muster mcp`: a server of tools on standard input and output, a JSON message a line, until the input ends. Nothing else is written there. */
export const mcp = (options: AnswerOptions): Promise<number> => GateAnswers.with(options, (answers) => serve(answers, options));

async function serve(answers: GateAnswers, options: AnswerOptions): Promise<number> {
  const server = new ToolServer({ name: 'muster', title: 'Muster', version, instructions }, assistantTools(answers, options.online));
  const open = new Set<Promise<void>>();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    // a slow answer keeps no other one waiting
    const reply = server.answer(line).then(async (message) => {
      if (message !== undefined) await writeStandardOutput([`${JSON.stringify(message)}\n`]);
    });
    open.add(reply);
    void reply.finally(() => open.delete(reply));
  }
  await Promise.all(open);
  return exitCodes.done;
}
