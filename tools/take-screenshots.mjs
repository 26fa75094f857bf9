// Pictures of the HTML report of the sample estate for the documentation, light and dark: npm run screenshots.
// Needs Debian's chromium (or CHROMIUM=/path/to/one).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pictures = join(root, 'docs/images');
const largest = 300_000;
/** Values of Chromium's own enumeration. */
const schemes = { dark: 0, light: 1 };

function run(command, args, environment = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...environment } });
  if (result.error !== undefined) throw new Error(`${command} cannot be run: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${command} ended with ${result.status}: ${result.stderr}`);
}

mkdirSync(pictures, { recursive: true });
const place = mkdtempSync(join(tmpdir(), 'muster-screenshots-'));
try {
  const report = join(place, 'report.html');
  const estate = readdirSync(join(root, 'examples/estate')).sort().map((name) => `examples/estate/${name}`);
  // a fixed date, so that the same report makes the same picture
  run('sh', ['bin/muster', 'scan', '-q', ...estate, '-o', report], { SOURCE_DATE_EPOCH: '1767225600', TZ: 'UTC' });
  for (const [scheme, value] of Object.entries(schemes)) {
    const picture = join(pictures, `report-${scheme}.png`);
    run(process.env.CHROMIUM ?? 'chromium', [
      '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${join(place, scheme)}`,
      `--blink-settings=preferredColorScheme=${value}`, '--window-size=1280,860', `--screenshot=${picture}`, pathToFileURL(report).href,
    ]);
    const { size } = statSync(picture);
    if (size > largest) throw new Error(`${picture} has ${size} bytes, more than ${largest}.`);
    console.log(`docs/images/report-${scheme}.png: ${size} bytes`);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
