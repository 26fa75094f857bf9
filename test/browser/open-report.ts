import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import render from '#plugins/reports/html/render.ts';
import { browserFlags, requireBrowser } from '../../tools/find-browser.ts';
import { reportInput } from '../reports/sample.ts';

export interface ReportPage {
  readonly page: Page;
  /** Addresses that the page asked for, besides itself. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console, and what was thrown. */
  readonly complaints: readonly string[];
}

export interface PageOptions {
  readonly hash?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

export interface ReportBrowser {
  readonly open: (inventories: readonly Inventory[], options?: PageOptions) => Promise<ReportPage>;
  /** A report that the program has written. */
  readonly openFile: (file: string, options?: PageOptions) => Promise<ReportPage>;
}

/** Opens the HTML report of inventories in a real browser; called once at the top of a test file. Without a browser its tests fail. */
export function reportBrowser(): ReportBrowser {
  const place = mkdtempSync(join(tmpdir(), 'muster-test-browser-'));
  const files = new Map<readonly Inventory[], string>();
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: requireBrowser(), args: browserFlags });
  }, 900_000);
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(place, { recursive: true, force: true });
  });
  const openFile = async (file: string, { hash = '', width = 1280, height = 900, colorScheme = 'light' }: PageOptions = {}): Promise<ReportPage> => {
    const context = await browser!.newContext({ viewport: { width, height }, colorScheme });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address && !request.url().startsWith('data:')) requests.push(request.url());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    await page.goto(`${address}${hash === '' ? '' : `#${hash}`}`);
    await page.waitForSelector('#content > *');
    return { page, requests, complaints };
  };
  return {
    openFile,
    async open(inventories, options) {
      let file = files.get(inventories);
      if (file === undefined) {
        file = join(place, `report-${files.size}.html`);
        writeFileSync(file, [...render(reportInput(inventories))].join(''));
        files.set(inventories, file);
      }
      return openFile(file, options);
    },
  };
}
