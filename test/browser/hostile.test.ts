import { describe, expect, it } from 'vitest';
import { hostile } from '../reports/sample.ts';
import { reportBrowser } from './open-report.ts';
import { lookAt, odd, overflow } from './samples.ts';

const browser = reportBrowser();

const views = ['', 'tab=components', 'tab=components&open=0:0', 'tab=tree', 'tab=tree&search=c', 'tab=tree&search=odd&open=0:3', 'tab=issues', 'tab=issues&code=__proto__', 'tab=components&search=%3Cimg%20src=x%20onerror=document.title=1%3E&license=%3Cb%3E'];

describe.each([['that attack', [hostile], '<img src=x onerror="document.title=1">'], ['that are odd', odd, 'xxx']] as const)('names %s', (_, input, title) => {
  it('are text and nothing else, and do not make the page wider than its window', async () => {
    const { page, requests, complaints } = await browser.open(input);
    for (const hash of views) {
      await lookAt(page, hash);
      const [shown, foreign, links, text] = await page.evaluate(() => [
        document.title, [...document.querySelectorAll('img, svg, iframe, object, embed, form, link, base, b, script:not(:nth-of-type(-n + 2))')].map((item) => item.outerHTML),
        [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!), document.getElementById('app')!.textContent,
      ] as const);
      expect(shown).toContain(title);
      expect([hash, foreign, links.filter((href) => !/^(?:https?:\/\/|#)/.test(href))]).toEqual([hash, [], []]);
      // nothing that turns the direction of writing round, or breaks lines
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u2028\u2029]/);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect([hash, width, await overflow(page)]).toEqual([hash, width, 0]);
      }
    }
    expect([requests, complaints]).toEqual([[], []]);
  });

  it('run nothing when they are pressed', async () => {
    const { page, requests, complaints } = await browser.open(input, { hash: 'tab=components' });
    for (const selector of ['.facets .bar', 'thead button', 'tbody .entry', '.close', '.chips .chip']) {
      const button = page.locator(selector).last();
      await button.click();
    }
    expect(await page.title()).toContain(title);
    expect([requests, complaints]).toEqual([[], []]);
  });
});
