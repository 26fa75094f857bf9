import { describe, expect, it } from 'vitest';
import { reportBrowser } from './open-report.ts';
import { hashOf, namesShown, several, single } from './samples.ts';

const browser = reportBrowser();

describe('the address', () => {
  it('holds every filter, and a view that was sent to somebody is the same', async () => {
    const { page } = await browser.open(several, { hash: 'tab=components' });
    for (const text of ['branch', 'npm', 'runtime', 'direct', 'MIT']) await page.locator('.facets button .label', { hasText: new RegExp(`^${text}$`) }).click();
    await page.locator('#search').fill('ui');
    await page.locator('thead button', { hasText: 'Version' }).click();
    await page.locator('tbody .entry').first().click();
    const address = await hashOf(page);
    expect(Object.fromEntries(new URLSearchParams(address))).toEqual({ tab: 'components', search: 'ui', target: '1', ecosystem: 'npm', scope: 'runtime', relation: 'direct', license: 'MIT', sort: 'version', open: '1:1' });
    const again = await browser.open(several, { hash: address });
    expect(await namesShown(again.page)).toEqual(await namesShown(page));
    expect(await again.page.locator('.details h2').textContent()).toBe('@acme/ui');
    expect(await again.page.locator('#search').inputValue()).toBe('ui');
    await again.page.locator('.chips button', { hasText: 'Clear all' }).click();
    expect((await namesShown(again.page)).length).toBe(6);
  });

  it('goes back step by step', async () => {
    const { page } = await browser.open(single);
    await page.locator('.tabs button', { hasText: 'Components' }).click();
    await page.locator('.facets button', { hasText: 'not declared' }).click();
    expect(await namesShown(page)).toEqual(['left-pad', 'unpinned']);
    await page.locator('tbody .entry').first().click();
    await page.goBack();
    expect(await page.locator('.details').count()).toBe(0);
    expect((await namesShown(page)).length).toBe(2);
    await page.goBack();
    expect((await namesShown(page)).length).toBe(6);
    await page.goBack();
    expect(await page.locator('.tiles').count()).toBe(1);
    await page.goForward();
    expect((await namesShown(page)).length).toBe(6);
  });

  it.each(['tab=nowhere', 'open=9:9', 'open=a', 'open=0:-1', 'target=7', 'sort=__proto__', 'tab=components&sort=constructor', 'tab=components&open=0:1e9', '%', 'tab=tree&target=x', 'ecosystem=<b>'])('may be damaged: %s', async (hash) => {
    const { complaints } = await browser.open(several, { hash });
    expect(complaints).toEqual([]);
  });
});
