import { expect, it } from 'vitest';
import { documents, fits, readDocumentText, runShown, shownCommands } from './support/shown-commands.ts';

/** The program is run for each; what it prints has to be what the document shows. Out of date? `npm run refresh-docs`. */
const withCommands = documents
  .map((path) => ({ path, commands: shownCommands(readDocumentText(path)) }))
  .filter(({ commands }) => commands.length > 0);

it('is shown in many places', () => {
  expect(withCommands.flatMap(({ commands }) => commands).length).toBeGreaterThan(15);
});

it.concurrent.each(withCommands)('$path shows what the program prints', async ({ path, commands }) => {
  const outputs = await runShown(commands);
  const wrong = commands
    .map(({ command, line, output: shown }, index) => ({ at: `${path}:${line}`, command, shown, real: outputs[index]! }))
    .filter(({ shown, real }) => !fits(shown, real));
  expect(wrong).toEqual([]);
});
