import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { reportBrowser } from './open-report.ts';
import { differing, empty, several, single, withoutIssues } from './samples.ts';

const browser = reportBrowser();

describe('the page', () => {
  it('asks for nothing outside itself, whatever is pressed', async () => {
    const { page, requests, complaints } = await browser.open(several);
    for (const tab of ['Components', 'Dependencies', 'Issues', 'Overview']) await page.locator('.tabs button', { hasText: tab }).click();
    await page.locator('.theme').click();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect([requests, complaints]).toEqual([[], []]);
  });

  it('says what it holds where scripts are not allowed', async () => {
    const { page } = await browser.open(single);
    expect(await page.evaluate(() => document.querySelector('noscript')!.textContent)).toContain('6 components, 4 direct, 2 issues');
  });

  it('prints everything, not only what is in sight', async () => {
    const many: readonly Inventory[] = [makeInventory({ components: Array.from({ length: 500 }, (_, index) => makeComponent(`pkg:npm/part-${index}@1.0.0`)) })];
    const { page } = await browser.open(many);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.sheet > table tbody tr').count()).toBe(500);
    expect(await page.locator('.sheet').isVisible()).toBe(true);
    expect(await page.locator('.toolbar').isVisible()).toBe(false);
    const pdf = await page.pdf({ format: 'A4' });
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(5);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.evaluate(() => (location.hash = 'search=part-49&relation=direct'));
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.sheet').innerText()).toContain('Only those that fit “part-49”, Relation: direct');
    expect(await page.locator('.sheet > table tbody tr').count()).toBe(11);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('.sheet').count()).toBe(0);
  });

  it('says what to do when there is nothing', async () => {
    for (const hash of ['', 'tab=components', 'tab=tree']) {
      const { page } = await browser.open(empty, { hash });
      const text = await page.locator('.empty').textContent();
      expect(text).toContain('No components were found');
      expect(text).toContain('Check that the target is the one you mean.');
      await page.locator('.empty button', { hasText: 'See 1 issue' }).click();
      expect(await page.locator('.issues li').count()).toBe(1);
    }
    const { page } = await browser.open(withoutIssues, { hash: 'tab=issues' });
    expect(await page.locator('.empty').textContent()).toContain('No issues');
  });

  it('says what a kind of issue is about', async () => {
    const { page } = await browser.open(single, { hash: 'tab=issues' });
    await page.locator('.choice', { hasText: 'malformed' }).click();
    expect(await page.locator('.meanings').textContent()).toContain('A file is not what its name says');
    expect(await page.locator('.issues li').allTextContents()).toEqual(['malformedold/package-lock.json:17a comma is missingWrite the file again with npm install.']);
  });

  it('says so when it is damaged', async () => {
    const { page } = await browser.open(single);
    const path = new URL(page.url().split('#')[0]!);
    const whole = readFileSync(path, 'utf8');
    try {
      // cut off, as by a mail server
      writeFileSync(path, whole.slice(0, whole.indexOf('"components"')));
      await page.reload();
      expect(await page.locator('body').innerText()).toContain('the file is not complete');
      writeFileSync(path, whole.replace('"inventories":[{', '"inventories":[{{'));
      await page.reload();
      expect(await page.locator('[role=alert]').textContent()).toContain('make the report anew');
    } finally {
      writeFileSync(path, whole);
    }
  });

  it('gives away what the filters leave as a file', async () => {
    const { page, requests } = await browser.open(differing, { hash: 'tab=components&scope=runtime&search=npm' });
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button', { hasText: 'Save as CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('components.csv');
    expect(readFileSync(await download.path(), 'utf8').split('\r\n')).toEqual([
      'target,purl,ecosystem,group,name,version,requirements,scope,direct,declaredLicenses,origin,evidence',
      'web,pkg:npm/licensed@2.0.0,npm,,licensed,2.0.0,,runtime,true,MIT,registry,package-lock.json:3',
      'batch,pkg:npm/licensed@2.0.0,npm,,licensed,2.0.0,,test,false,Apache-2.0,registry,package-lock.json:3',
      'web,pkg:npm/own@1.0.0,npm,,own,1.0.0,,runtime,false,,registry,package-lock.json:3',
      'batch,pkg:npm/shared@1.0.0,npm,,shared,1.0.0,,runtime,true,ISC,registry,package-lock.json:3',
      'web,pkg:npm/shared@1.0.0,npm,,shared,1.0.0,,development,false,,registry,package-lock.json:3', '',
    ]);
    expect(requests.filter((address) => !address.startsWith('blob:'))).toEqual([]);
    await page.locator('.tabs button', { hasText: 'Issues' }).click();
    expect(await page.locator('button', { hasText: 'Save as CSV' }).isVisible()).toBe(false);
  });

  it('shows where each licence and each component stands', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components&name=left-pad&version=exact&relation=transitive' });
    await page.locator('tbody .entry').last().click();
    expect(await page.locator('.details dd').first().locator('li').allTextContents()).toEqual(['WTFPL package-lock.json:3', 'MIT package-lock.json:3']);
    expect(await page.locator('.details section', { hasText: 'Seen in' }).textContent()).toBe('Seen in (1)package-lock.json:3');
    expect(await page.locator('.details .way li').allTextContents()).toEqual(['shop 2.1.0', '@acme/ui 1.4.0', 'left-pad 1.3.0']);
  });
});
