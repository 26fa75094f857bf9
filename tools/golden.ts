// Prints (or with --write stores) the canonical summary of scanning fixtures: node tools/golden.ts src/plugins/ecosystems/npm/fixtures/workspace … [--write]
import { writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { summarize } from '../test/support/summarize.ts';
import { scanInProcess } from '../test/support/scan-in-process.ts';
import { ecosystems } from '../src/plugins/ecosystems/registry.generated.ts';

const asked = process.argv.slice(2);
const folders = asked.filter((word) => word !== '--write').map((word) => resolve(word));
for (const folder of folders) {
  const id = basename(dirname(dirname(folder)));
  const inventory = await scanInProcess(join(folder, 'input'), ecosystems.filter((ecosystem) => ecosystem.id === id));
  const text = `${JSON.stringify(summarize(inventory), null, 1)}\n`;
  if (asked.includes('--write')) writeFileSync(join(folder, 'expected.json'), text);
  else process.stdout.write(text);
}
