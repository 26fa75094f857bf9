import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import { estate, hostile, shop } from '../reports/sample.ts';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { reportBrowser } from './open-report.ts';

const browser = reportBrowser();

const single = [shop];
const several = [shop, { ...shop, subject: { ...shop.subject, name: 'branch', location: 'branch' } }];
const harmful = [hostile];
const quiet = [{ ...shop, issues: [] }];
const nothing = [makeInventory({ projects: [] })];

const names = (page: Page): Promise<string[]> => page.locator('tbody th .entry').allTextContents();
const view = (page: Page): Promise<string> => page.evaluate(() => location.hash.slice(1));
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('accessibility by axe', () => {
  const views = [
    ['overview', ''], ['components', 'tab=components'], ['filtered', 'tab=components&scope=runtime&search=a'], ['details', 'tab=components&open=0:1'], ['tree', 'tab=tree'], ['tree with details', 'tab=tree&open=0:1'],
    ['ways', 'tab=tree&search=left'], ['issues', 'tab=issues'], ['issues of one kind', 'tab=issues&code=malformed'], ['empty result', 'tab=components&search=nothing-like-it'],
  ] as const;
  const screens = [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['narrow', { colorScheme: 'light', width: 400 }], ['narrow and dark', { colorScheme: 'dark', width: 400 }]] as const;

  async function violations(page: Page): Promise<string[]> {
    const found = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  it.each(screens)('finds nothing in %s', async (_, screen) => {
    const { page, complaints } = await browser.open(several, screen);
    for (const [name, hash] of views) {
      await page.evaluate((next) => (location.hash = next), hash);
      await page.waitForTimeout(30);
      expect([name, await violations(page)]).toEqual([name, []]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('finds nothing with filters open on a narrow screen, in a report of one target, in an empty one and in one without issues', async () => {
    const { page } = await browser.open(several, { hash: 'tab=components', width: 400 });
    await page.locator('.filters summary').click();
    expect(await violations(page)).toEqual([]);
    for (const [input, ...hashes] of [[single, '', 'tab=tree'], [nothing, '', 'tab=components', 'tab=tree'], [quiet, 'tab=issues']] as const) {
      for (const hash of hashes) {
        const opened = await browser.open(input, { hash });
        expect([hash, await violations(opened.page)]).toEqual([hash, []]);
        expect(opened.complaints).toEqual([]);
        await opened.page.context().close();
      }
    }
  }, 240_000);
});

describe('with the keyboard alone', () => {
  it('searches, goes through rows, opens details, closes them with Escape and is where it was', async () => {
    const { page } = await browser.open(single);
    await page.keyboard.press('/');
    await page.keyboard.type('left');
    await expect.poll(() => names(page)).toEqual(['left-pad', 'left-pad']);
    expect(await view(page)).toBe('tab=components&search=left');
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
    expect(await names(page)).toEqual(['runner']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
    await page.keyboard.press('Space');
    expect((await names(page)).length).toBe(6);
    expect(await view(page)).toBe('tab=components');
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
});

describe('the address', () => {
  it('holds every filter, and a view that was sent to somebody is the same', async () => {
    const { page } = await browser.open(several, { hash: 'tab=components' });
    for (const text of ['branch', 'npm', 'runtime', 'direct', 'MIT']) await page.locator('.facets button .label', { hasText: new RegExp(`^${text}$`) }).click();
    await page.locator('#search').fill('ui');
    await page.locator('thead button', { hasText: 'Version' }).click();
    await page.locator('tbody .entry').first().click();
    const address = await view(page);
    expect(Object.fromEntries(new URLSearchParams(address))).toEqual({ tab: 'components', search: 'ui', target: '1', ecosystem: 'npm', scope: 'runtime', direct: 'direct', license: 'MIT', sort: 'version', open: '1:1' });
    const again = await browser.open(several, { hash: address });
    expect(await names(again.page)).toEqual(await names(page));
    expect(await again.page.locator('.details h2').textContent()).toBe('@acme/ui');
    expect(await again.page.locator('#search').inputValue()).toBe('ui');
    await again.page.locator('.chips button', { hasText: 'Clear all' }).click();
    expect((await names(again.page)).length).toBe(12);
  });

  it('goes back step by step', async () => {
    const { page } = await browser.open(single);
    await page.locator('.tabs button', { hasText: 'Components' }).click();
    await page.locator('.facets button', { hasText: 'not declared' }).click();
    expect(await names(page)).toEqual(['left-pad', 'unpinned']);
    await page.locator('tbody .entry').first().click();
    await page.goBack();
    expect(await page.locator('.details').count()).toBe(0);
    expect((await names(page)).length).toBe(2);
    await page.goBack();
    expect((await names(page)).length).toBe(6);
    await page.goBack();
    expect(await page.locator('.tiles').count()).toBe(1);
    await page.goForward();
    expect((await names(page)).length).toBe(6);
  });

  it.each(['tab=nowhere', 'open=9:9', 'open=a', 'open=0:-1', 'target=7', 'sort=__proto__', 'tab=components&sort=constructor', 'tab=components&open=0:1e9', '%', 'tab=tree&target=x', 'ecosystem=<b>'])('may be damaged: %s', async (hash) => {
    const { complaints } = await browser.open(several, { hash });
    expect(complaints).toEqual([]);
  });
});

describe('the numbers', () => {
  it('are those of the other reports', async () => {
    const { summarize } = await import('#core/inventory/summary.ts');
    for (const input of [single, several, estate]) {
      const { page } = await browser.open(input);
      const summary = summarize(input);
      const values = (await page.locator('.tile .value').allTextContents()).map((text) => Number(text.replaceAll(',', '')));
      expect(values).toEqual([summary.components, summary.direct, summary.components - summary.direct, summary.projects, summary.withoutLicense, summary.withoutVersion, summary.issues]);
      const bars = await page.locator('.cards .card', { hasText: 'Ecosystems' }).first().locator('.bar .count').allTextContents();
      expect(bars.map(Number)).toEqual(summary.ecosystems.slice(0, 8).map(({ components }) => components));
    }
  });

  it('lead to what they count', async () => {
    const { page } = await browser.open(single);
    await page.locator('.tile', { hasText: 'without exact version' }).click();
    expect(await names(page)).toEqual(['unpinned']);
    await page.goBack();
    await page.locator('.tile', { hasText: 'issues' }).click();
    expect(await page.locator('.issues li').count()).toBe(2);
  });
});

describe('hostile names', () => {
  it.each(['', 'tab=components', 'tab=components&open=0:0', 'tab=tree', 'tab=tree&search=c', 'tab=issues'])('are text and nothing else in #%s', async (hash) => {
    const { page, requests, complaints } = await browser.open(harmful, { hash });
    const [title, images, scripts, links] = await page.evaluate(() => [document.title, document.images.length, document.scripts.length, [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!)] as const);
    expect(title).toContain('<img src=x onerror="document.title=1">');
    expect([images, scripts]).toEqual([0, 2]);
    expect(links.filter((href) => !/^(?:https?:\/\/|#)/.test(href))).toEqual([]);
    expect([requests, complaints]).toEqual([[], []]);
    // nothing that turns the direction of writing round
    expect(await page.evaluate(() => /[\u202A-\u202E\u2066-\u2069]/.test(document.querySelector('main')!.textContent))).toBe(false);
  });
});

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
    expect(await page.locator('.sheet').count()).toBe(0);
  });
});

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
    await expect.poll(() => names(page)).toEqual(['@scope-299/component-99999']);
    await page.locator('#search').fill('');
    await expect.poll(() => page.locator('.status').textContent()).toBe('All 100,000 components');
    await page.locator('.scroll').evaluate((box) => (box.scrollTop = box.scrollHeight));
    await expect.poll(async () => (await names(page)).at(-1)).toBe('@scope-996/component-99699');
    await page.locator('.tabs button', { hasText: 'Dependencies' }).click();
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('End');
    expect(await page.locator('[role=treeitem]').count()).toBeLessThan(80);
  });
});
