import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { summarize } from '#core/inventory/summary.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { estate } from '../reports/sample.ts';
import { reportBrowser } from './open-report.ts';
import { differing, hashOf, namesShown, several, single } from './samples.ts';

const browser = reportBrowser();

const numbersOf = async (page: Page, selector: string): Promise<number[]> => (await page.locator(selector).allTextContents()).map((text) => Number(text.replaceAll(',', '')));

/** The number that the line above a list states: `12 of 30 components`, `All 30 components`. */
async function stated(page: Page): Promise<number> {
  const text = await page.locator('.status').textContent();
  // where there is none at all, a box says so instead
  if (text === '') expect(await page.locator('.empty').count()).toBe(1);
  return Number((/^(?:All )?([\d,]+)/.exec(text ?? '')?.[1] ?? '0').replaceAll(',', ''));
}

const inputs: readonly (readonly [string, readonly Inventory[]])[] = [['one target', single], ['two of the same', several], ['two that differ', differing], ['twenty', estate]];

describe.each(inputs)('the numbers of %s', (_, input) => {
  it('are those of the other reports', async () => {
    const { page } = await browser.open(input);
    const summary = summarize(input);
    const { components, direct, projects, withoutLicense, withoutVersion, issues } = summary;
    expect(await numbersOf(page, '.tile .value')).toEqual([components, direct, components - direct, projects, withoutLicense, withoutVersion, issues]);
    const bars = (title: string): Promise<number[]> => numbersOf(page, `.card:has(h2:text-is("${title}")) .bar .count`);
    expect(await bars('Ecosystems')).toEqual(summary.ecosystems.slice(0, 8).map((row) => row.components));
    expect(await bars('Scopes')).toEqual(Object.values(summary.scopes).filter((count) => count > 0));
    const licenses = [...summary.licenses.map((item) => item.components), ...(withoutLicense > 0 ? [withoutLicense] : [])].sort((a, b) => b - a);
    expect((await bars('Declared licences')).sort((a, b) => b - a)).toEqual(licenses.slice(0, 8));
    if (input.length > 1) {
      const totals = input.map((inventory) => summarize([inventory])).map((of) => [of.components, of.direct, of.withoutLicense, of.issues]).sort((a, b) => b[0]! - a[0]!);
      const cells = (await page.locator('.targets tbody tr').all()).map(async (row) => (await row.locator('td.right').allTextContents()).map((text) => (text === '–' ? 0 : Number(text))));
      expect(await Promise.all(cells)).toEqual(totals);
    }
  });

  it('lead to as many as they say', async () => {
    const { page } = await browser.open(input);
    const buttons = page.locator('.overview button:has(.value), .overview button.bar, .targets td button');
    const count = await buttons.count();
    expect(count).toBeGreaterThan(10);
    // of twenty targets not each: their lines are made alike
    for (let index = 0; index < Math.min(count, 60); index++) {
      const button = buttons.nth(index);
      const [label, card] = await Promise.all([button.textContent(), button.evaluate((item) => item.closest('.card')?.querySelector('h2')?.textContent ?? '')]);
      const wanted = Number((await button.locator('.value, .count').or(button).last().textContent())!.replaceAll(',', ''));
      await button.click();
      const hash = await hashOf(page);
      if (card === 'Most asked for') {
        expect([label, await page.locator('.details h3', { hasText: 'Asked for by' }).textContent()]).toEqual([label, `Asked for by (${wanted})`]);
      } else if (!hash.startsWith('tab=tree')) {
        expect([label, await stated(page)]).toEqual([label, wanted]);
      }
      await page.goBack();
    }
  }, 120_000);
});

describe('what several targets say of one component', () => {
  it('counts once, the strongest statement', async () => {
    const { page } = await browser.open(differing, { hash: 'tab=components' });
    expect(await page.locator('.status').textContent()).toBe('All 4 components');
    const lines = (await page.locator('tbody tr:not(.spacer)').all()).map(async (row) => (await row.locator('> *').allTextContents()).join(' | '));
    expect(await Promise.all(lines)).toEqual([
      'licensed | 2.0.0 | npm | runtime | direct | MIT · Apache-2.0 | 2 targets', 'own | 1.0.0 | npm | runtime | transitive | not declared | web',
      'shared | 1.0.0 | npm | runtime | direct | ISC | 2 targets', 'tool | not known | pypi | runtime | direct | not declared | batch',
    ]);
  });

  it('is what a target itself says where only that is chosen', async () => {
    const { page } = await browser.open(differing, { hash: 'tab=components&target=0' });
    const lines = (await page.locator('tbody tr:not(.spacer)').all()).map(async (row) => (await row.locator('> *').allTextContents()).join(' | '));
    expect(await Promise.all(lines)).toEqual([
      'licensed | 2.0.0 | npm | runtime | direct | MIT | web', 'own | 1.0.0 | npm | runtime | transitive | not declared | web', 'shared | 1.0.0 | npm | development | transitive | not declared | web',
    ]);
    // the target beside says what it would show
    expect(await page.locator('.facet', { hasText: 'Target' }).locator('.bar').allTextContents()).toEqual(['batch3', 'web3']);
  });

  it('stands target by target in the details', async () => {
    const { page } = await browser.open(differing, { hash: 'tab=components' });
    await page.locator('tbody .entry', { hasText: 'shared' }).click();
    // opened where it is direct
    expect(await page.locator('.details header p').textContent()).toBe('1.0.0 · npm · in batch');
    expect(await page.locator('.details section', { hasText: 'Also in' }).textContent()).toBe('Also in (1)web development, transitive');
    await page.locator('.details .entry', { hasText: 'web' }).click();
    expect(await page.locator('.details header p').textContent()).toBe('1.0.0 · npm · in web');
    expect(await page.locator('tbody tr.selected').textContent()).toContain('shared');
  });
});

describe('filters', () => {
  it('add up within a facet and narrow down across facets; each says what it would give', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components' });
    const facet = (title: string, label: string) => page.locator(`.facet:has(h2:text-is("${title}")) .bar`, { hasText: label });
    await facet('Scope', 'optional').click();
    await facet('Scope', 'development').click();
    expect(await namesShown(page)).toEqual(['left-pad', 'runner']);
    expect(await hashOf(page)).toBe('tab=components&scope=optional&scope=development');
    // what another scope would add is still said, and licences count what the scopes leave
    expect(await facet('Scope', 'runtime').textContent()).toBe('runtime4');
    expect(await page.locator('.facet:has(h2:text-is("Declared licence")) .bar').allTextContents()).toEqual(['(MIT OR Apache-2.0)1', 'not declared1']);
    await facet('Declared licence', 'not declared').click();
    expect(await namesShown(page)).toEqual(['left-pad']);
    await page.locator('.chips button', { hasText: 'Scope: optional' }).click();
    expect(await page.locator('.empty').textContent()).toContain('No component fits these filters');
    await page.locator('.empty button').click();
    expect((await namesShown(page)).length).toBe(6);
  });

  it('find each of several licences of a component', async () => {
    const { page } = await browser.open(single, { hash: 'tab=components&license=MIT' });
    expect(await namesShown(page)).toEqual(['@acme/ui', 'left-pad']);
  });
});
