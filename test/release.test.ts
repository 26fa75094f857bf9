import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BundleManifest } from '#core/bundle/bundle-manifest.ts';
import { readFileSync } from 'node:fs';
import { muster, repository } from './support/muster.ts';
import { workshop } from './support/workshop.ts';

const work = workshop();

/** As tools/generate-notices.mjs does: programs inside development tools are not handed over. */
const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }> };
const inTools = Object.entries(packages).filter(([place, { dev, devOptional, optional }]) => place !== '' && (dev === true || devOptional === true || optional === true)).flatMap(([place]) => ['--exclude', `/${place}/`]);

describe('our own release', () => {
  it('has valid SBOMs, complete notices, no open duty, and papers that verify', async () => {
    const papers = join(work.tree(), 'papers');
    const made = await muster(['bundle', '.', '-q', '--strict', '--texts', 'tools/license-texts', '--exclude-scope', 'optional', '--exclude-scope', 'peer', '-o', papers, ...inTools]);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const manifest = BundleManifest.parse(JSON.parse(readFileSync(join(papers, 'manifest.json'), 'utf8')));
    expect(manifest.missing).toEqual([]);
    for (const { path } of manifest.files.filter(({ kind }) => kind === 'sbom')) {
      const { code, stdout } = await muster(['sbom', 'validate', join(papers, path)]);
      expect([path, code], stdout).toEqual([path, 0]);
    }
    expect((await muster(['bundle', 'verify', papers])).code).toBe(0);
  });
});
