import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { estate } from '../reports/sample.ts';
import { reportBrowser } from './open-report.ts';
import { empty, lookAt, overflow, several, single, withoutIssues } from './samples.ts';

const browser = reportBrowser();

const views = [
  ['overview', ''], ['components', 'tab=components'], ['filtered', 'tab=components&scope=runtime&scope=test&search=a'], ['details', 'tab=components&open=0:1'], ['tree', 'tab=tree'], ['tree with details', 'tab=tree&open=0:1'],
  ['ways', 'tab=tree&search=left'], ['issues', 'tab=issues'], ['issues of one kind', 'tab=issues&code=malformed'], ['empty result', 'tab=components&search=nothing-like-it'],
] as const;

const screens = [
  ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['narrow', { colorScheme: 'light', width: 360, height: 740 }], ['narrow and dark', { colorScheme: 'dark', width: 360, height: 740 }],
] as const;

/** All rules for WCAG 2.2 A and AA, and what axe holds to be good practice. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe('accessibility by axe', () => {
  it.each(screens)('finds nothing in %s', async (_, screen) => {
    const { page, complaints } = await browser.open(several, screen);
    for (const [name, hash] of views) {
      await lookAt(page, hash);
      expect([name, await violations(page)]).toEqual([name, []]);
    }
    expect(complaints).toEqual([]);
  }, 240_000);

  it('finds nothing with filters open on a narrow screen', async () => {
    const { page } = await browser.open(several, { hash: 'tab=components', width: 360 });
    await page.locator('.filters summary').click();
    expect(await violations(page)).toEqual([]);
  });

  it.each([['of one target', single, ['', 'tab=tree']], ['of many targets', estate, ['', 'tab=components']], ['of nothing', empty, ['', 'tab=components', 'tab=tree']], ['without issues', withoutIssues, ['tab=issues']]] as const)('finds nothing in a report %s', async (_, input, hashes) => {
    const { page, complaints } = await browser.open(input);
    for (const hash of hashes) {
      await lookAt(page, hash);
      expect([hash, await violations(page)]).toEqual([hash, []]);
    }
    expect(complaints).toEqual([]);
  }, 120_000);

  // 320 pixels are a window of 1280 at 400 %
  it('needs no scrolling sideways, down to 320 pixels', async () => {
    for (const input of [several, estate]) {
      const { page } = await browser.open(input);
      for (const [name, hash] of views) {
        await lookAt(page, hash);
        for (const width of [1280, 768, 360, 320]) {
          await page.setViewportSize({ width, height: 740 });
          expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
        }
      }
    }
  });
});
