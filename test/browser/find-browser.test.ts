import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../tools/find-browser.ts';

const place = mkdtempSync(join(tmpdir(), 'muster-test-find-browser-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function program(folder: string, name: string, mode = 0o755): string {
  mkdirSync(join(place, folder), { recursive: true });
  const path = join(place, folder, name);
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, mode);
  return path;
}

describe('the browser', () => {
  it('is found on the search path, Chromium before Chrome', () => {
    const chrome = program('a', 'google-chrome');
    const path = [join(place, 'a'), join(place, 'b')].join(delimiter);
    expect(findBrowser({ PATH: path })).toBe(chrome);
    const chromium = program('b', 'chromium');
    expect(findBrowser({ PATH: path })).toBe(chromium);
  });

  it('is the one that MUSTER_CHROMIUM names', () => {
    const own = program('own', 'my-browser');
    expect(findBrowser({ PATH: join(place, 'b'), MUSTER_CHROMIUM: own })).toBe(own);
    expect(findBrowser({ PATH: join(place, 'a'), MUSTER_CHROMIUM: '' })).toBe(join(place, 'a/google-chrome'));
  });

  it('is not quietly another one when that one is not there', () => {
    for (const wrong of [join(place, 'missing'), join(place, 'own'), 'chromium', program('plain', 'chromium', 0o644)]) {
      expect(() => findBrowser({ PATH: join(place, 'b'), MUSTER_CHROMIUM: wrong })).toThrow(/is not the full path of a program\. Install Chromium/);
    }
  });

  it('is not a folder, nor a file that cannot be run', () => {
    mkdirSync(join(place, 'odd/chromium'), { recursive: true });
    program('odd', 'chromium-browser', 0o644);
    expect(findBrowser({ PATH: `${join(place, 'odd')}${delimiter}relative/path` }) ?? '').not.toMatch(/odd|relative/);
  });
});
