import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LicenseCache } from './license-cache.ts';
import { LicenseReader, type ReadableFile } from './license-reader.ts';

const fileOf = (text: string): ReadableFile => ({ path: 'LICENSE', size: text.length, bytes: () => Buffer.from(text) });

it('answers at once for a text that an earlier scan has read, without the detector', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-reader-'));
  try {
    const file = fileOf('SPDX-License-Identifier: MIT\n');
    const earlier = new LicenseCache('test', folder);
    const first = new LicenseReader(earlier).read(file, 'license');
    expect(first).toBeInstanceOf(Promise);
    expect(await first).toMatchObject({ isCached: false, reading: { expression: 'MIT' } });
    earlier.save();
    expect(new LicenseReader(new LicenseCache('test', folder)).read(file, 'license')).toMatchObject({ isCached: true, reading: { expression: 'MIT' } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('keeps the text of a file for which the detector is loaded', async () => {
  const memory = Buffer.from('SPDX-License-Identifier: MIT\n');
  const read = new LicenseReader(undefined).read({ path: 'LICENSE', size: memory.length, bytes: () => memory }, 'license');
  memory.fill(0x20);
  expect(await read).toMatchObject({ reading: { expression: 'MIT' } });
});
