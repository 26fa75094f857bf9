import { expect, it } from 'vitest';
import { twoLockfiles } from '../support/two-lockfiles.ts';
import { reportBrowser } from './open-report.ts';
import { lookAt } from './samples.ts';

const browser = reportBrowser();

it('no way in and no branch of the tree goes from one lockfile into the other', async () => {
  const { page } = await browser.open([twoLockfiles()]);
  const way = async (name: string): Promise<string[]> => {
    await lookAt(page, `tab=components&search=${name}`);
    await page.locator('tbody th .entry').first().click();
    return page.locator('.details .way li').allTextContents();
  };
  expect(await way('bulb')).toEqual(['tools', 'lamp 1.0.0', 'bulb 1.0.0']);
  await lookAt(page, 'tab=components&search=bulb');
  await page.locator('tbody th .entry').nth(1).click();
  expect(await page.locator('.details .way li').allTextContents()).toEqual(['shop', 'lamp 1.0.0', 'bulb 2.0.0']);
  // of the component itself, all of it is told
  await way('lamp');
  expect(await page.locator('.details section', { hasText: 'Depends on' }).locator('li').allTextContents()).toEqual(['bulb 1.0.0', 'bulb 2.0.0']);
  await lookAt(page, 'tab=tree');
  await page.locator('[role=tree]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('[role=treeitem] .text').allTextContents()).toEqual(['shop', 'lamp 1.0.0', 'bulb 2.0.0', 'tools', 'lamp 1.0.0']);
  await page.keyboard.press('Enter');
  expect(await page.locator('.details h2').first().textContent()).toBe('lamp');
});
