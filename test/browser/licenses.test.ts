import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { muster } from '../support/muster.ts';
import { reportBrowser } from './open-report.ts';

const browser = reportBrowser();

const folder = mkdtempSync(join(tmpdir(), 'muster-test-page-licenses-'));
const report = join(folder, 'report.html');
const estate = join(folder, 'estate.html');

/** A package that is installed, with what it declares and a licence file. */
function install(name: string, license: string | undefined, text?: string): void {
  const at = join(folder, 'shop/node_modules', name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...(license !== undefined && { license }) }));
  if (text !== undefined) writeFileSync(join(at, 'LICENSE'), text);
}

beforeAll(async () => {
  mkdirSync(join(folder, 'shop'));
  mkdirSync(join(folder, 'other'));
  const names = ['settled', 'contradictory', 'closed', 'silent'];
  const manifest = { name: 'shop', version: '1.0.0', dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) };
  writeFileSync(join(folder, 'shop/package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'other/package.json'), JSON.stringify({ name: 'other', version: '1.0.0' }));
  install('settled', 'MIT');
  install('contradictory', 'MIT', readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8'));
  install('closed', 'UNLICENSED');
  install('silent', undefined);
  for (const [file, targets] of [[report, ['shop']], [estate, ['shop', 'other']]] as const) expect(await muster(['scan', '-q', ...targets, '-o', file], { cwd: folder })).toMatchObject({ code: 0 });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([['one target', report], ['an estate', estate]])('a report with licences, of %s, as the program writes it', (_, file) => {
  it('opens', async () => {
    const { page, requests, complaints } = await browser.openFile(file);
    for (const tab of ['Components', 'Dependencies', 'Issues', 'Overview']) await page.locator('.tabs button', { hasText: tab }).click();
    expect([requests, complaints]).toEqual([[], []]);
    expect(await page.locator('.fault').count()).toBe(0);
  });

  it('counts effective licences, and leads to what has them', async () => {
    const { page, complaints } = await browser.openFile(file);
    const card = page.locator('.card', { has: page.locator('h2', { hasText: 'Effective licences' }) });
    expect(await card.locator('.bar').allTextContents()).toEqual(['none known2', 'MIT2']);
    await card.locator('.bar', { hasText: 'none known' }).click();
    expect((await page.locator('tbody tr').allTextContents()).map((row) => /silent|closed/.exec(row)?.[0])).toEqual(['closed', 'silent']);
    expect(await page.locator('.chips').textContent()).toContain('Effective licence: none known');
    expect(complaints).toEqual([]);
  });

  it.each([['settled', 'settled'], ['contradictory', 'contradictory'], ['not licensed', 'closed'], ['unknown', 'silent']])('finds what is %s', async (term, name) => {
    const { page, complaints } = await browser.openFile(file, { hash: `tab=components&terms=${encodeURIComponent(term)}` });
    expect(await page.locator('.status').textContent()).toMatch(/^1 of 4/);
    expect(await page.locator('tbody tr').allTextContents()).toEqual([expect.stringContaining(name)]);
    expect(complaints).toEqual([]);
  });
});
