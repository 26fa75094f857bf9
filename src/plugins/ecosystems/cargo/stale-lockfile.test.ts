import { describe, expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import cargo from './index.ts';

const registry = 'source = "registry+https://crates.example/index"';
const lock = `version = 3\n\n[[package]]\nname = "lamp"\nversion = "1.9.0"\n${registry}\ndependencies = [\n "wick",\n]\n\n[[package]]\nname = "shop"\nversion = "1.0.0"\ndependencies = [\n "lamp",\n]\n\n[[package]]\nname = "wick"\nversion = "0.2.1"\n${registry}\n`;
const read = (dependencies: string, more: Readonly<Record<string, string>> = {}) =>
  readStale(cargo, { 'Cargo.toml': `[package]\nname = "shop"\nversion = "1.0.0"\n${dependencies}`, 'Cargo.lock': lock, 'src/main.rs': '', ...more });

describe('a crate that is not in Cargo.lock', () => {
  it('is told and listed', async () => {
    expect(await read('[dependencies]\nlamp = "1"\noil = "3"\n[dev-dependencies]\nsaw = { version = "=1.0.0" }\n[build-dependencies]\nfile = { git = "https://host.example/file.git", rev = "0123456789012345678901234567890123456789" }\n')).toEqual({
      stale: ['Cargo.toml:6 the manifest and Cargo.lock do not agree: oil is not locked; saw is not locked; file is not locked'],
      purls: [expect.stringMatching(/^pkg:cargo\/file@?\S*vcs_url=git/), 'pkg:cargo/lamp@1.9.0', 'pkg:cargo/oil', 'pkg:cargo/saw@1.0.0', 'pkg:cargo/wick@0.2.1'],
      edges: [expect.stringMatching(/ build$/), 'shop > pkg:cargo/lamp@1.9.0 runtime', 'shop > pkg:cargo/oil runtime', 'shop > pkg:cargo/saw@1.0.0 development'],
    });
  });

  it('is the one that another package has locked, where that will do', async () => {
    expect(await read('[dependencies]\nlamp = "1"\nwick = "0.2"\n')).toEqual({
      stale: ['Cargo.toml:6 the manifest and Cargo.lock do not agree: wick is not locked'],
      purls: ['pkg:cargo/lamp@1.9.0', 'pkg:cargo/wick@0.2.1'],
      edges: ['shop > pkg:cargo/lamp@1.9.0 runtime', 'shop > pkg:cargo/wick@0.2.1 runtime'],
    });
    expect((await read('[dependencies]\nlamp = "1"\nwick = "0.3"\n')).purls).toEqual(['pkg:cargo/lamp@1.9.0', 'pkg:cargo/wick', 'pkg:cargo/wick@0.2.1']);
  });

  it('is a project of its own, where it lies in the tree', async () => {
    const { purls, edges } = await read('[dependencies]\nlamp = "1"\ncord = { path = "cord" }\n', { 'cord/Cargo.toml': '[package]\nname = "cord"\nversion = "0.1.0"\n', 'cord/src/lib.rs': '' });
    expect(purls).toEqual(['pkg:cargo/lamp@1.9.0', 'pkg:cargo/wick@0.2.1']);
    expect(edges).toContain('shop > cord runtime');
  });
});
