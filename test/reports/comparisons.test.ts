import { describe, expect, it } from 'vitest';
import { compareTargets } from '#core/inventory/compare-targets.ts';
import { summarizeComparisons } from '#core/inventory/comparison-summary.ts';
import { ComparisonDocument } from '#core/model/comparison-document.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { ComparisonInput } from '#core/plugin/comparison-report.ts';
import { displayWidth } from '#core/report/display-width.ts';
import { comparisonReports } from '#plugins/comparisons/registry.generated.ts';
import { makeComponent, makeInventory, makeIssue } from '../support/make-inventory.ts';
import { hostile, shop } from './sample.ts';

const later: Inventory = makeInventory({
  subject: { ...shop.subject, version: '2.2.0', revision: 'fedcba9876543210fedcba9876543210fedcba98' },
  projects: [{ id: 'npm:.', name: 'shop' }],
  components: [
    makeComponent('pkg:npm/%40acme/ui@1.4.0', { licenses: ['BUSL-1.1'], hashes: [{ algorithm: 'SHA-512', value: '11ff'.repeat(32) }] }),
    makeComponent('pkg:npm/left-pad@1.2.0', { licenses: ['MIT'], direct: false }),
    makeComponent('pkg:npm/left-pad@1.1.0', { direct: false, scope: 'optional' }),
    makeComponent('pkg:npm/runner@10.0.0', { licenses: ['MIT OR Apache-2.0'], scope: 'runtime', direct: true }),
    makeComponent('pkg:npm/unpinned', { requirements: ['>=3'] }),
    makeComponent('pkg:npm/zebra@0.1.0', { direct: true }),
    makeComponent('pkg:npm/ant@0.1.0', { licenses: ['ISC'], direct: false }),
  ],
  edges: [
    'npm:. > pkg:npm/%40acme/ui@1.4.0', 'npm:. > pkg:npm/runner@10.0.0', 'npm:. > pkg:npm/unpinned', 'npm:. > pkg:npm/zebra@0.1.0', 'pkg:npm/%40acme/ui@1.4.0 > pkg:npm/left-pad@1.2.0',
    'pkg:npm/zebra@0.1.0 > pkg:npm/ant@0.1.0', 'pkg:npm/runner@10.0.0 > pkg:npm/left-pad@1.1.0 (optional)',
  ],
  issues: [makeIssue({ message: 'unpinned has no exact version', line: 5 }), makeIssue({ path: 'new/pom.xml', message: 'the parent is missing' })],
});

const many = (count: number, version: string): Inventory => makeInventory({ components: Array.from({ length: count }, (_, index) => makeComponent(`pkg:npm/part-${index}@${version}`, { direct: index < 30, licenses: ['MIT'] })) });

function input(before: readonly Inventory[], after: readonly Inventory[], terminal: Partial<ComparisonInput['terminal']> = {}): ComparisonInput {
  const comparisons = compareTargets(before, after);
  return {
    before: 'HEAD~1', after: '.', comparisons, summary: summarizeComparisons(comparisons), generatedAt: '2024-02-29T12:00:00Z', tool: { name: 'muster', version: '0.0.0' },
    terminal: { color: false, columns: 100, ...terminal },
  };
}

async function render(id: string, ...args: Parameters<typeof input>): Promise<string> {
  const { default: pieces } = await comparisonReports.find((report) => report.id === id)!.load();
  return [...pieces(input(...args))].join('');
}

const pairs = [
  ['shop', [shop], [later]],
  ['same', [later], [later]],
  ['estate', [shop, { ...shop, subject: { ...shop.subject, name: 'gone' } }], [later, { ...later, subject: { ...later.subject, name: 'new' } }]],
  ['hostile', [{ ...shop, subject: hostile.subject }], [hostile]],
] as const;

describe.each(comparisonReports.map((report) => [report.id, report.extension] as const))('%s of a comparison', (id, extension) => {
  it.each(pairs)('of %s is as the golden file', async (name, before, after) => {
    const document = await render(id, before, after);
    await expect(document).toMatchFileSnapshot(`golden/diff-${name}${extension}`);
    expect(await render(id, before, after)).toBe(document);
  });
});

describe('table of a comparison', () => {
  it.each([40, 60, 100])('keeps to %i columns', async (columns) => {
    for (const [, before, after] of pairs) {
      for (const line of (await render('table', before, after, { columns, color: true })).split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
    }
  });

  it('lets no control character reach the terminal', async () => {
    // eslint-disable-next-line no-control-regex -- that is the question
    expect(await render('table', [shop], [hostile])).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  });
});

describe('markdown of a comparison', () => {
  it('fits into a comment of a pull request however much there is, and says what is missing', async () => {
    const text = await render('markdown', [many(4000, '1.0.0')], [many(4000, '1.0.1')]);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ more: see `--format json`/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('fits of however many targets, and says how many are missing', async () => {
    const estate = (version: string) => Array.from({ length: 300 }, (_, index) => ({ ...many(3, version), subject: { ...many(3, version).subject, name: `a-repository-with-a-long-name-${index}` } }));
    const text = await render('markdown', estate('1.0.0'), estate('1.0.1'));
    expect(text.length).toBeLessThan(65_536);
    const [, left] = /… and (\d+) more targets with differences/.exec(text) ?? [];
    expect(text.match(/^#### /gm)!.length + Number(left)).toBe(300);
  });

  it('turns nothing of a name into markup, links or mentions', async () => {
    const text = await render('markdown', [shop], [hostile]);
    const prose = text.replaceAll(/<code>[^<]*<\/code>|`[^`\n]*`/g, 'CODE').replaceAll(/\\./g, '').replaceAll(/<\/?(?:details|summary|sub)>/g, '');
    expect(prose).not.toMatch(/<|\]\(|!\[|(?<![\w`])@\w|https?:\/\/|www\.|(?:^|\s)#\d|GH-\d|:tada:|\$/m);
  });
});

describe('json of a comparison', () => {
  it.each(pairs)('of %s is of its schema', async (_, before, after) => {
    const document = ComparisonDocument.parse(JSON.parse(await render('json', before, after)));
    expect(document.comparisons.length).toBeGreaterThan(0);
  });
});

it.each(['table', 'markdown'])('%s shows no scope where the side does not tell any', async (id) => {
  const bill = (version: string): Inventory => ({ ...makeInventory({ components: [makeComponent(`pkg:npm/a@${version}`)] }), untold: ['scope'] });
  const [told, untold] = [await render(id, [{ ...bill('1.0.0'), untold: [] }], [{ ...bill('2.0.0'), untold: [] }]), await render(id, [bill('1.0.0')], [bill('2.0.0')])];
  expect([told.includes('runtime'), told.includes('not told')]).toEqual([true, false]);
  expect([untold.includes('runtime'), untold.includes('not told')]).toEqual([false, true]);
});
