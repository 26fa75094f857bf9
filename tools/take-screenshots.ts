// Pictures of the HTML report of the sample estate for the documentation: npm run screenshots.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { browserFlags, requireBrowser } from './find-browser.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pictures = join(root, 'docs/images');
const largest = 300_000;

interface Picture {
  readonly name: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly hash?: string;
  readonly width?: number;
  readonly height: number;
  readonly prepare?: (page: Page) => Promise<void>;
}

const all: readonly Picture[] = [
  { name: 'report-light', height: 900 },
  { name: 'report-dark', colorScheme: 'dark', height: 900 },
  { name: 'report-components', hash: 'tab=components&ecosystem=npm&ecosystem=golang&open=1:9', width: 1440, height: 780 },
  { name: 'report-tree', hash: 'tab=tree', height: 420, prepare: openTree },
];

/** As somebody does it with the keyboard. */
async function openTree(page: Page): Promise<void> {
  await page.locator('[role=tree]').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
}

function makeReport(path: string): void {
  const estate = readdirSync(join(root, 'examples/estate')).sort().map((name) => `examples/estate/${name}`);
  // a fixed date, so that the same report makes the same picture
  const { error, status, stderr } = spawnSync('sh', ['bin/muster', 'scan', '-q', ...estate, '-o', path], { cwd: root, encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: '1767225600', TZ: 'UTC' } });
  if (error !== undefined || status !== 0) throw new Error(`muster scan ended with ${status}: ${error?.message ?? stderr}`);
}

const place = mkdtempSync(join(tmpdir(), 'muster-screenshots-'));
const browser = await chromium.launch({ executablePath: requireBrowser(), args: browserFlags });
try {
  const report = join(place, 'report.html');
  makeReport(report);
  mkdirSync(pictures, { recursive: true });
  for (const { name, colorScheme = 'light', hash = '', width = 1280, height, prepare } of all) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${pathToFileURL(report).href}#${hash}`);
    await page.evaluate('document.activeElement?.blur()');
    await prepare?.(page);
    const picture = await page.screenshot();
    if (picture.length > largest) throw new Error(`${name}.png has ${picture.length} bytes, more than ${largest}.`);
    writeFileSync(join(pictures, `${name}.png`), picture);
    console.log(`docs/images/${name}.png: ${picture.length} bytes`);
    await context.close();
  }
} finally {
  await browser.close();
  rmSync(place, { recursive: true, force: true });
}
