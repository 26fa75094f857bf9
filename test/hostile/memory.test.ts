import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockfiles } from '../support/lockfiles.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop({ inMemory: true });
/** A lockfile of so many MiB with what stands beside it. */
function large(title: string, mebibytes: number): { readonly tree: string; readonly packages: number } {
  const { file, beside, pieces, bytesEach } = lockfiles[title]!;
  const packages = Math.floor((mebibytes * 2 ** 20) / bytesEach);
  const tree = work.tree({ ...beside, [file]: '' });
  const descriptor = openSync(join(tree, file), 'w');
  let lot = '';
  for (const piece of pieces(packages)) {
    lot += piece;
    if (lot.length < 2 ** 20) continue;
    writeSync(descriptor, lot);
    lot = '';
  }
  writeSync(descriptor, lot);
  closeSync(descriptor);
  return { tree, packages };
}

/** The peak includes the program itself. `npm run bench memory` measures more kinds and all outputs at 100 MB. */
describe('a large lockfile is read in memory that does not grow with it', () => {
  it.each([['package-lock.json v3', 100, 300], ['pnpm-lock.yaml v9', 50, 400], ['Cargo.lock v4', 50, 400], ['uv.lock', 50, 300], ['packages.lock.json', 100, 300], ['gradle.lockfile', 50, 250]] as const)('%s of %i MiB', async (title, mebibytes, most) => {
    const { tree, packages } = large(title, mebibytes);
    const run = await muster(['scan', tree, '--format', 'purls', '-q', '-o', join(dirname(tree), 'out.txt')], { seconds: 120, measured: true });
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(packages).toBeGreaterThan(mebibytes * 2000);
    expect(run.peakMemory / 2 ** 20).toBeLessThan(most);
    rmSync(tree, { recursive: true, force: true });
  }, 150_000);
});
