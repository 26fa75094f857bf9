import type { Page } from 'playwright-core';
import type { Inventory } from '#core/model/inventory.ts';
import { shop } from '../reports/sample.ts';
import { makeComponent, makeInventory, makeIssue } from '../support/make-inventory.ts';

export const single: readonly Inventory[] = [shop];

/** Two targets that have the same components. */
export const several: readonly Inventory[] = [shop, { ...shop, subject: { ...shop.subject, name: 'branch', location: 'branch' } }];

/** Two targets that say different things of what they share: 4 components in 6 places. */
export const differing: readonly Inventory[] = [
  makeInventory({ subject: { name: 'web' }, components: [
    makeComponent('pkg:npm/shared@1.0.0', { direct: false, scope: 'development' }), makeComponent('pkg:npm/licensed@2.0.0', { licenses: ['MIT'] }), makeComponent('pkg:npm/own@1.0.0', { direct: false }),
  ] }),
  makeInventory({ subject: { name: 'batch' }, components: [
    makeComponent('pkg:npm/shared@1.0.0', { licenses: ['ISC'] }), makeComponent('pkg:npm/licensed@2.0.0', { licenses: ['Apache-2.0'], direct: false, scope: 'test' }), makeComponent('pkg:pypi/tool', { requirements: ['>=1'] }),
  ] }),
];

export const withoutIssues: readonly Inventory[] = [{ ...shop, issues: [] }];

export const empty: readonly Inventory[] = [makeInventory({ projects: [], issues: [makeIssue({ code: 'empty', path: '.', message: 'nothing was found: 40 files were looked at', remedy: 'Check that the target is the one you mean.' })] })];

/** What packages can put into names, besides what the reports' own sample has: separators of lines, other directions, no place to break. */
const oddNames = ['\u2028line\u2029separators', '\u202Edesrever\u202C', '\u2067עברית\u2069', 'x'.repeat(3000), 'e\u0301'.repeat(200), '&lt;b&gt;&amp;amp;', '<svg onload=document.title=1>', '${document.title=1}', ']]></script><!--<script>', '\u0000\uFFFF\uD800'];

export const odd: readonly Inventory[] = [makeInventory({
  subject: { name: oddNames[3]!, version: oddNames[0]! },
  projects: [{ name: oddNames[3]!, path: oddNames[3]!, owners: [{ name: oddNames[6]!, path: 'CODEOWNERS', kind: 'codeowners' }] }],
  components: oddNames.map((name, index) => ({ ...makeComponent(`pkg:npm/odd-${index}@1.0.0`, { licenses: [name], evidence: [{ kind: 'lockfile', path: name, line: 1, source: 'npm/package-lock' }] }), name, version: name })),
  edges: oddNames.map((_, index) => `npm:. > pkg:npm/odd-${index}@1.0.0`),
  issues: oddNames.map((name) => makeIssue({ path: name, message: name, remedy: name })),
})];

export const namesShown = (page: Page): Promise<string[]> => page.locator('tbody th .entry').allTextContents();

export const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash.slice(1));

/** Goes to another view as somebody does who edits the address, and waits until it is drawn. */
export async function lookAt(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => (location.hash = next), hash);
  await drawn(page);
}

/** What a change of the address or of the window brings about comes with the next frame. */
const drawn = (page: Page): Promise<void> => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));

/** How many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  await drawn(page);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
