// Runs every command that README and guides show in a `console` block, and writes what it prints into the document where something else stands there.
// A line that holds only … stands for lines left out; what is written anew comes in full, to be shortened by hand.
// Use: npm run refresh-docs [-- FILE…]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../test/support/muster.ts';
import { documents, fits, readDocumentText, runShown, shownCommands } from '../test/support/shown-commands.ts';

const wanted = process.argv.slice(2);
for (const path of documents.filter((document) => wanted.length === 0 || wanted.includes(document))) {
  const text = readDocumentText(path);
  const commands = shownCommands(text);
  const outputs = await runShown(commands);
  const lines = text.split('\n');
  // from the end, so that places further up stay where they are
  for (const [index, { line, command, output }] of [...commands.entries()].reverse()) {
    if (fits(output, outputs[index]!)) continue;
    console.log(`${path}:${line}: $ ${command}`);
    lines.splice(line, output.length, ...outputs[index]!);
  }
  writeFileSync(join(repository, path), lines.join('\n'));
}
