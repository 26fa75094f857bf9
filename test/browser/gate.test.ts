import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import render from '#plugins/gates/html/render.ts';
import { browserFlags, requireBrowser } from '../../tools/find-browser.ts';
import { gateSamples } from '../reports/gate-sample.ts';

const place = mkdtempSync(join(tmpdir(), 'muster-test-gate-'));
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: requireBrowser(), args: browserFlags });
}, 900_000);
afterAll(async () => {
  await browser?.close();
  rmSync(place, { recursive: true, force: true });
});

describe('the page of a check', () => {
  it.each(Object.keys(gateSamples).flatMap((name) => ([['light', 900], ['dark', 360]] as const).map(([scheme, width]) => [name, scheme, width] as const)))('of %s keeps nobody out in %s and %i pixels wide, and asks nobody for anything', async (name, colorScheme, width) => {
    const file = join(place, `${name}.html`);
    writeFileSync(file, [...render({ result: gateSamples[name]!, terminal: { color: false, columns: 120 } })].join(''));
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) told.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    for (const summary of await page.locator('summary').all()) await summary.click();
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)).toEqual([]);
    expect(told).toEqual([]);
    // a path is not broken into single letters, however long the words beside it are
    const narrow = await page.evaluate(() => [...document.querySelectorAll('.findings td:nth-of-type(3)')].filter((cell) => cell.getBoundingClientRect().width < 200).length);
    expect([narrow, await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)]).toEqual([0, true]);
    expect(await page.title()).toMatch({ clean: /^Passed: /, unread: /^Not evaluated: / }[name] ?? /^Failed: /);
    await context.close();
  }, 120_000);
});
