// `npm start`: sets up what is missing, scans the sample estate in examples/, prints the report and writes report.html.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const estate = readdirSync(join(root, 'examples/estate')).sort().map((name) => join('examples/estate', name));
const report = join(root, 'report.html');
const result = spawnSync('sh', [join(root, 'bin/muster'), 'scan', ...estate, '-f', 'table', '-o', '-', '-f', 'html', '-o', report], { cwd: root, stdio: 'inherit' });
if (result.status === 0) console.log(`\nThe same with search, filters and dependency trees: ${pathToFileURL(report)}\nScan your own: bin/muster scan DIRECTORY`);
process.exit(result.status ?? 1);
