import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largeSboms } from '../support/large-sboms.ts';
import { lockfiles } from '../support/lockfiles.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop({ inMemory: true });
/** A lockfile of so many MiB with what stands beside it. */
function large(title: string, mebibytes: number): { readonly tree: string; readonly packages: number } {
  const { file, beside, pieces, bytesEach } = lockfiles[title]!;
  const packages = Math.floor((mebibytes * 2 ** 20) / bytesEach);
  const tree = work.tree({ ...beside, [file]: '' });
  write(join(tree, file), pieces(packages));
  return { tree, packages };
}

function write(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w');
  let lot = '';
  for (const piece of pieces) {
    lot += piece;
    if (lot.length < 2 ** 20) continue;
    writeSync(descriptor, lot);
    lot = '';
  }
  writeSync(descriptor, lot);
  closeSync(descriptor);
}

const LINE_FEED = 10;

/** The peak includes the program itself. `npm run bench memory` measures more kinds and all outputs at 100 MB. */
describe('a large lockfile is read in memory that does not grow with it', () => {
  it.each([
    ['dpkg status', 50, 220], ['apk installed', 50, 230], ['bun.lock', 50, 240], ['conan.lock', 40, 250],
    ['package-lock.json v3', 100, 300], ['pnpm-lock.yaml v9', 50, 400], ['Cargo.lock v4', 50, 400], ['uv.lock', 50, 300], ['packages.lock.json', 100, 300], ['gradle.lockfile', 50, 250], ['go.mod', 40, 300], ['go.sum', 30, 250],
    ['pdm.lock', 40, 250], ['project.assets.json', 60, 270], ['deno.lock v5', 40, 270], ['conda-lock.yml', 40, 260], ['paket.lock', 20, 300], ['Manifest.toml', 20, 250], ['installed.json', 60, 250],
    ['mix.lock', 25, 250], ['pubspec.lock', 60, 250], ['Podfile.lock', 30, 300], ['requirements.txt', 40, 300],
  ] as const)('%s of %i MiB', async (title, mebibytes, most) => {
    const { tree, packages } = large(title, mebibytes);
    const out = join(dirname(tree), 'out.txt');
    const run = await muster(['scan', tree, '--format', 'purls', '-q', '-o', out], { seconds: 120, measured: true });
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(packages).toBeGreaterThan(mebibytes * 1000);
    expect(readFileSync(out).filter((byte) => byte === LINE_FEED).length).toBe(packages);
    expect(run.peakMemory / 2 ** 20).toBeLessThan(most);
    rmSync(tree, { recursive: true, force: true });
  }, 150_000);
});

describe('a large SBOM is read in memory that does not grow with it', () => {
  it.each([['CycloneDX JSON', 60_000, 200], ['CycloneDX XML', 35_000, 250], ['SPDX 2.3 JSON', 60_000, 200], ['SPDX 2.3 tag-value', 60_000, 250], ['SPDX 3.0 JSON-LD', 60_000, 200], ['Syft JSON', 60_000, 220], ['GitHub export', 60_000, 220]] as const)('%s of %i packages', async (title, packages, most) => {
    const { file, pieces } = largeSboms[title]!;
    const tree = work.tree({ [file]: '' });
    write(join(tree, file), pieces(packages));
    expect(statSync(join(tree, file)).size / 2 ** 20).toBeGreaterThan(24);
    const out = join(dirname(tree), 'out.txt');
    const run = await muster(['scan', join(tree, file), '--format', 'purls', '-q', '-o', out], { seconds: 120, measured: true });
    expect([run.code, run.stderr]).toEqual([0, '']);
    const purls = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect([purls.length, purls.includes(`pkg:npm/package-${packages - 1}@1.0.${packages - 1}`)]).toEqual([packages, true]);
    expect(run.peakMemory / 2 ** 20).toBeLessThan(most);
    rmSync(tree, { recursive: true, force: true });
  }, 150_000);
});
