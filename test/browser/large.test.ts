import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { reportBrowser } from './open-report.ts';
import { namesShown } from './samples.ts';

const browser = reportBrowser();

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
});
