import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import { makeComponent, makeInventory, makeIssue } from '../support/make-inventory.ts';
import { reportBrowser } from './open-report.ts';
import { namesShown } from './samples.ts';

const browser = reportBrowser();

const nodes = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);

describe('100,000 components', () => {
  const huge: readonly Inventory[] = [makeInventory({
    components: Array.from({ length: 100_000 }, (_, index) => makeComponent(`pkg:npm/%40scope-${index % 997}/component-${index}@${index % 17}.${index % 31}.${index % 7}`, { direct: index % 50 === 0, licenses: index % 5 === 0 ? [] : [['MIT', 'Apache-2.0', 'ISC', 'BSD-3-Clause'][index % 4]!] })),
    edges: Array.from({ length: 2000 }, (_, index) => `npm:. > pkg:npm/%40scope-${(index * 50) % 997}/component-${index * 50}@${(index * 50) % 17}.${(index * 50) % 31}.${(index * 50) % 7}`),
  })];

  it('are all there, and only those in sight are on the page, wherever one scrolls to', async () => {
    const { page, complaints } = await browser.open(huge, { hash: 'tab=components' });
    const most = await page.evaluate(async () => {
      const box = document.querySelector('.scroll')!;
      const counts: number[] = [];
      for (let step = 0; step < 60; step++) {
        box.scrollTop += step % 3 === 0 ? 90_000 : 700;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        // never an empty window: a row stands in the middle of it
        const { left, top, width, height } = box.getBoundingClientRect();
        if (document.elementFromPoint(left + width / 2, top + height / 2)?.closest('tbody tr:not(.spacer)') === null) throw new Error(`nothing at ${box.scrollTop}`);
        counts.push(document.querySelectorAll('*').length);
      }
      return Math.max(...counts);
    });
    expect(most).toBeLessThan(1500);
    expect(await page.locator('[role=region] table').getAttribute('aria-rowcount')).toBe('100001');
    expect(complaints).toEqual([]);
  });

  it('are searched, sorted and found at the end of the list', async () => {
    const { page } = await browser.open(huge, { hash: 'tab=components' });
    await page.locator('#search').fill('component-99999@');
    await expect.poll(() => namesShown(page)).toEqual(['@scope-299/component-99999']);
    await page.locator('#search').fill('');
    await expect.poll(() => page.locator('.status').textContent()).toBe('All 100,000 components');
    await page.locator('.scroll').evaluate((box) => (box.scrollTop = box.scrollHeight));
    await expect.poll(async () => (await namesShown(page)).at(-1)).toBe('@scope-996/component-99699');
    await page.locator('.tabs button', { hasText: 'Dependencies' }).click();
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('End');
    expect(await page.locator('[role=treeitem]').count()).toBeLessThan(80);
  });

  it('stand where the address opens one of them', async () => {
    const { page } = await browser.open(huge, { hash: 'tab=components&open=0:77777' });
    const row = page.locator('tbody tr.selected');
    expect(await row.locator('.entry').textContent()).toBe(await page.locator('.details h2').textContent());
    expect(await row.evaluate((line) => {
      const box = line.closest('.scroll')!.getBoundingClientRect();
      return line.getBoundingClientRect().top >= box.top && line.getBoundingClientRect().bottom <= box.bottom;
    })).toBe(true);
  });

  it('are filtered and opened with as little on the page', async () => {
    const { page } = await browser.open(huge, { hash: 'tab=components' });
    await page.locator('.facets .bar', { hasText: 'not declared' }).click();
    expect(await page.locator('.status').textContent()).toBe('20,000 of 100,000 components');
    await page.locator('.facets .bar', { hasText: 'transitive' }).click();
    expect(await page.locator('.status').textContent()).toBe('18,000 of 100,000 components');
    expect(await nodes(page)).toBeLessThan(1500);
    // the project that asks for 2,000, and what nobody asks for: 98,000
    await page.locator('.chips .quiet').click();
    await page.locator('.tabs button', { hasText: 'Dependencies' }).click();
    await page.locator('[role=tree]').focus();
    for (const key of ['End', 'ArrowRight', 'End']) await page.keyboard.press(key);
    const active = page.locator('.line.active');
    expect(await active.getAttribute('aria-setsize')).toBe('98000');
    expect(await active.getAttribute('aria-posinset')).toBe('98000');
    expect(await active.evaluate((line) => line.getBoundingClientRect().bottom <= line.closest('.scroll')!.getBoundingClientRect().bottom)).toBe(true);
    expect(await nodes(page)).toBeLessThan(1500);
  });
});

describe('much of everything else', () => {
  const crowd = 5000;
  const input: readonly Inventory[] = [makeInventory({
    components: [makeComponent('pkg:npm/hub@1.0.0'), ...Array.from({ length: crowd }, (_, index) => makeComponent(`pkg:npm/spoke-${index}@1.0.0`, { licenses: [`Licence ${index}`] })), ...Array.from({ length: crowd }, (_, index) => makeComponent(`pkg:npm/hub@2.0.${index}`))],
    edges: Array.from({ length: crowd }, (_, index) => `pkg:npm/spoke-${index}@1.0.0 > pkg:npm/hub@1.0.0`),
    issues: Array.from({ length: crowd }, (_, index) => makeIssue({ path: `folder-${index}/package.json` })),
  })];

  it.each([['facets with thousands of values', 'tab=components'], ['thousands of dependants and versions', 'tab=components&search=hub&open=0:0'], ['thousands of issues', 'tab=issues'], ['thousands of ways', 'tab=tree&search=spoke'], ['bars', '']])('is shown in parts: %s', async (_, hash) => {
    const { page } = await browser.open(input, { hash });
    expect(await nodes(page)).toBeLessThan(3500);
    const more = page.locator('.more').last();
    expect(await more.textContent()).toMatch(/^Show (?:200|300) of [\d,]+ more/);
    await more.focus();
    await page.keyboard.press('Enter');
    expect(await nodes(page)).toBeLessThan(6000);
    // the focus is on what came, or on the button for more
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });
});
