import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportBrowser } from './open-report.ts';
import { hashOf, namesShown, several, single } from './samples.ts';

const browser = reportBrowser();

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('with the keyboard alone', () => {
  it('searches, goes through rows, opens details, closes them with Escape and is where it was', async () => {
    const { page } = await browser.open(single);
    await page.keyboard.press('/');
    await page.keyboard.type('left');
    await expect.poll(() => namesShown(page)).toEqual(['left-pad', 'left-pad']);
    expect(await hashOf(page)).toBe('tab=components&search=left');
    // out of the field, past the tabs' neighbours, into the table
    await page.locator('[role=region][aria-label^=Components]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('left-pad');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.details');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('details');
    expect(await page.locator('.details dd').first().textContent()).toContain('WTFPL');
    await page.keyboard.press('Escape');
    expect(await page.locator('.details').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))).toBe('3');
  });

  it('reaches everything by Tab, and the first stop leads past the head', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components' });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const seen = new Set<string>();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      seen.add(await focused(page));
    }
    for (const part of ['runtime4', 'Component↑', '@acme/ui', 'Overview', 'Issues2']) expect([...seen].some((text) => text.startsWith(part)), part).toBe(true);
  });

  it('filters, and keeps the focus on the filter', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components' });
    const filter = page.locator('.facets button', { hasText: 'development' });
    await filter.focus();
    await page.keyboard.press('Enter');
    expect(await namesShown(page)).toEqual(['runner']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
    await page.keyboard.press('Space');
    expect((await namesShown(page)).length).toBe(6);
    expect(await hashOf(page)).toBe('tab=components');
  });

  it('walks the tree', async () => {
    const { page } = await browser.open(several, { hash: 'tab=tree' });
    const active = async (): Promise<string> => page.evaluate(() => document.getElementById(document.querySelector('[role=tree]')!.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');
    await page.locator('[role=tree]').focus();
    expect(await active()).toContain('shop');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await active()).toContain('service');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toContain('@acme/ui');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toContain('left-pad 1.3.0');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    // a cycle is shown and not entered
    expect(await active()).toContain('↺');
    await page.keyboard.press('ArrowRight');
    expect(await active()).toContain('↺');
    await page.keyboard.press('Enter');
    expect(await page.locator('.details h2').textContent()).toBe('@acme/ui');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tree');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('[role=treeitem]').count()).toBe(2);
  });

  it('stays inside details that cover a narrow screen', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components', width: 360, height: 740 });
    const row = page.locator('tbody .entry').first();
    await row.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.details').getAttribute('role')).toBe('dialog');
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press(step % 5 === 4 ? 'Shift+Tab' : 'Tab');
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('.details') !== null)).toBe(true);
    }
    // a shortcut does not lead behind it
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('search');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('@acme/ui');
  });

  it('goes from one component to the next in the details, and back to where it came from', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components' });
    await page.locator('tbody .entry', { hasText: 'runner' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.details .entry', { hasText: 'left-pad' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.details h2').textContent()).toBe('left-pad');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('details');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('runner');
  });

  it('does not lose the focus when the last filter is taken away', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components&scope=runtime' });
    await page.locator('.chip').focus();
    await page.keyboard.press('Enter');
    expect(await hashOf(page)).toBe('tab=components');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});
