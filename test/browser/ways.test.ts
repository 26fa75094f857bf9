import { expect, it } from 'vitest';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { reportBrowser } from './open-report.ts';
import { lookAt } from './samples.ts';

const browser = reportBrowser();

it('the way to a component has its scope, where one has', async () => {
  const { page } = await browser.open([makeInventory({
    components: [
      makeComponent('pkg:npm/core@1.0.0'), makeComponent('pkg:npm/middle@1.0.0', { direct: false }), makeComponent('pkg:npm/test-tool@1.0.0', { scope: 'development' }),
      makeComponent('pkg:npm/shared@1.0.0', { direct: false }), makeComponent('pkg:npm/stated@1.0.0', { direct: false }),
    ],
    edges: [
      'npm:. > pkg:npm/core@1.0.0', 'npm:. > pkg:npm/test-tool@1.0.0 (development)', 'pkg:npm/core@1.0.0 > pkg:npm/middle@1.0.0', 'pkg:npm/middle@1.0.0 > pkg:npm/shared@1.0.0',
      'pkg:npm/test-tool@1.0.0 > pkg:npm/shared@1.0.0', 'pkg:npm/test-tool@1.0.0 > pkg:npm/stated@1.0.0',
    ],
  })]);
  const way = async (name: string): Promise<string[]> => {
    await lookAt(page, `tab=components&search=${name}`);
    await page.locator('tbody th .entry').first().click();
    return page.locator('.details .way li').allTextContents();
  };
  expect(await way('shared')).toEqual(['shop', 'core 1.0.0', 'middle 1.0.0', 'shared 1.0.0']);
  expect(await way('test-tool')).toEqual(['shop', 'test-tool 1.0.0']);
  // nothing that was found leads there as something that runs
  expect(await way('stated')).toEqual(['shop', 'test-tool 1.0.0', 'stated 1.0.0']);
});
