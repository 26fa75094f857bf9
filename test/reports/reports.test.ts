import { describe, expect, it } from 'vitest';
import type { Inventory } from '#core/model/inventory.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { displayWidth } from '#core/report/display-width.ts';
import { reports } from '#plugins/reports/registry.generated.ts';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { estate, hostile, reportInput, shop } from './sample.ts';

const empty: Inventory = { ...shop, projects: [], components: [], issues: [], graph: { ...shop.graph, nodeCount: 0, offsets: new Uint32Array(1), targets: new Uint32Array(), scopes: new Uint8Array() } };

async function render(id: string, inventories: readonly Inventory[], terminal?: Partial<ReportInput['terminal']>): Promise<string> {
  const { default: pieces } = await reports.find((report) => report.id === id)!.load();
  return [...pieces(reportInput(inventories, terminal))].join('');
}

// eslint-disable-next-line no-control-regex -- escape sequences begin with one
const visible = (text: string): string => text.replaceAll(/\u001B\[\d*m/g, '');
const golden = (name: string): string => `golden/${name}`;

describe.each(reports.filter(({ id }) => id !== 'html').map((report) => [report.id, report.extension] as const))('%s', (id, extension) => {
  it.each([['shop', [shop]], ['estate', [shop, { ...shop, subject: { ...shop.subject, name: 'branch' }, issues: [] }]], ['hostile', [hostile]], ['empty', [empty]]] as const)('of %s is as the golden file', async (name, inventories) => {
    const document = await render(id, inventories);
    await expect(document).toMatchFileSnapshot(golden(`${name}${extension}`));
    expect(await render(id, inventories)).toBe(document);
  });
});

describe('json', () => {
  it.each([999, 1000, 1001, 2500])('has all %i dependencies of a project in one line, in pieces', async (count) => {
    const names = Array.from({ length: count }, (_, index) => `pkg:npm/p${index}@1.0.0`).sort();
    const inventory = makeInventory({ components: names.map((name) => makeComponent(name)), edges: names.map((name) => `npm:. > ${name} (test)`) });
    const { default: pieces } = await reports.find(({ id }) => id === 'json')!.load();
    const parts = [...pieces(reportInput([inventory]))];
    expect(parts.filter((part) => part.length > 100_000)).toEqual([]);
    expect(parts.join('').split('\n')).toContain(`{"ref":"npm:.","dependsOn":[${names.map((ref) => JSON.stringify({ ref, scope: 'test' })).join(',')}]}`);
  });
});

describe('table', () => {
  it('is a screenful for an estate', async () => {
    const text = await render('table', estate);
    await expect(text).toMatchFileSnapshot(golden('large-estate.txt'));
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(40);
  });

  it('says the same in colour', async () => {
    const coloured = await render('table', [shop], { color: true });
    await expect(coloured).toMatchFileSnapshot(golden('shop.colour.txt'));
    expect(visible(coloured)).toBe(await render('table', [shop]));
    expect(visible(await render('table', estate, { color: true }))).toBe(await render('table', estate));
  });

  it.each([20, 40, 80])('says what to do to the end in %i columns', async (columns) => {
    const remedy = 'Write docs/reference/a-file-of-a-rather-long-name.md again with the tool that made it, 一二三四五六七八九十 and all, and scan again.';
    const table = await render('table', [{ ...shop, issues: [{ code: 'malformed', path: 'a.lock', message: 'it is broken', remedy, source: 'test' }] }], { columns });
    expect(table.replaceAll(/\s+/g, '')).toContain(`→${remedy.replaceAll(/\s+/g, '')}`);
    for (const line of table.slice(table.indexOf('→')).split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
  });

  it.each([40, 60, 80, 100, 200])('keeps to %i columns', async (columns) => {
    for (const inventories of [[shop], estate, [hostile], [empty]]) {
      for (const line of (await render('table', inventories, { columns, color: true })).split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
    }
  });

  it('is readable on a narrow terminal', async () => {
    await expect(await render('table', [shop], { columns: 60 })).toMatchFileSnapshot(golden('shop.narrow.txt'));
  });

  it('lets no control character of a name reach the terminal', async () => {
    const text = await render('table', [hostile, { ...hostile, subject: { ...hostile.subject, name: '\u001B[2Jwiped\u009B' } }]);
    // eslint-disable-next-line no-control-regex -- that is the question
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  });
});

describe('csv', () => {
  it('has cells that no spreadsheet takes for a formula', async () => {
    const text = await render('csv', [hostile]);
    const cells = [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    expect(cells.filter((cell) => /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=HYPERLINK(\"https://evil.example\")");
  });
});

describe('markdown', () => {
  it('writes names so that they can be copied', async () => {
    const text = await render('markdown', [shop]);
    expect(text).toContain('| `@acme/ui` | `1.4.0` |');
    expect(text).not.toContain('\u200B');
  });

  it('has as many cells in every row as in its head', async () => {
    const rows = (await render('markdown', [hostile])).split('\n').filter((line) => line.startsWith('|'));
    // as cmark-gfm does: a backslash takes the next character with it
    const cells = (row: string): number => row.replaceAll(/\\./g, '').split('|').length;
    const expected = new Set(rows.filter((_row, index) => rows[index + 1]?.startsWith('| ---')).map(cells));
    expect(rows.filter((row) => !expected.has(cells(row)))).toEqual([]);
  });

  it('turns nothing of a name into markup, links or mentions', async () => {
    const text = await render('markdown', [hostile]);
    const prose = text.replaceAll(/<code>[^<]*<\/code>|`[^`\n]*`/g, 'CODE').replaceAll(/\\./g, '').replaceAll(/<\/?(?:details|summary)>/g, '');
    expect(prose).not.toMatch(/<|\]\(|!\[|(?<![\w`])@\w|https?:\/\/|www\.|(?:^|\s)#\d|GH-\d|:tada:|\$/m);
  });
});

describe('html', () => {
  it('carries the data so that no text of it ends its element', async () => {
    const page = await render('html', [hostile]);
    expect(page.match(/<script/g)?.length).toBe(2);
    expect(page).not.toContain('onerror="document');
    const data = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!);
    expect(data.inventories[0].components.name).toContain('</script><script>document.title=1</script>');
  });

  it('carries what the golden file says', async () => {
    const page = await render('html', [shop, hostile]);
    const data = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!);
    await expect(`${JSON.stringify(data, null, 1)}\n`).toMatchFileSnapshot(golden('page-data.json'));
    expect(await render('html', [shop, hostile])).toBe(page);
  });

  it('asks for nothing outside itself', async () => {
    const page = await render('html', [shop]);
    expect(page).toContain("default-src 'none'");
    expect(page.replace(/<script type="application\/json".*?<\/script>/s, '')).not.toMatch(/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//);
  });
});
