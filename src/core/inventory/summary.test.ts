import { describe, expect, it } from 'vitest';
import { makeComponent, makeInventory, makeIssue } from '../../../test/support/make-inventory.ts';
import { summarize } from './summary.ts';

const web = makeInventory({
  components: [makeComponent('pkg:npm/shared@1.0.0', { direct: false, scope: 'development' }), makeComponent('pkg:npm/licensed@2.0.0', { licenses: ['MIT'] }), makeComponent('pkg:npm/own@1.0.0', { direct: false })],
  issues: [makeIssue()],
});
const batch = makeInventory({
  components: [makeComponent('pkg:npm/shared@1.0.0', { licenses: ['ISC'] }), makeComponent('pkg:npm/licensed@2.0.0', { licenses: ['MIT', 'Apache-2.0'], direct: false, scope: 'test' }), makeComponent('pkg:pypi/tool')],
  issues: [makeIssue()],
});

describe('a summary', () => {
  it('counts what one inventory says', () => {
    expect(summarize([web])).toMatchObject({ components: 3, direct: 1, projects: 1, issues: 1, withoutLicense: 2, withoutVersion: 0, scopes: { runtime: 2, development: 1 }, licenses: [{ license: 'MIT', components: 1 }] });
  });

  it.each([['in one order', [web, batch]], ['in the other', [batch, web]], ['and again what is said twice', [web, batch, web]]] as const)('counts a component once, the strongest statement, %s', (_, inventories) => {
    expect(summarize(inventories)).toMatchObject({
      components: 4, direct: 3, projects: inventories.length, issues: inventories.length, withoutLicense: 2, withoutVersion: 1,
      ecosystems: [{ type: 'npm', components: 3, direct: 2, transitive: 1, withoutLicense: 1, withoutVersion: 0 }, { type: 'pypi', components: 1, direct: 1, transitive: 0, withoutLicense: 1, withoutVersion: 1 }],
      scopes: { runtime: 4, development: 0, test: 0 },
      licenses: [{ license: 'Apache-2.0', components: 1 }, { license: 'ISC', components: 1 }, { license: 'MIT', components: 1 }],
    });
  });

  it('of nothing is nothing', () => {
    expect(summarize([])).toMatchObject({ components: 0, direct: 0, projects: 0, issues: 0, ecosystems: [], licenses: [] });
  });
});
