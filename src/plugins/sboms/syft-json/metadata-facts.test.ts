import { expect, it } from 'vitest';
import { artifactOf } from './read-artifact.ts';

const of = (metadataType: string, metadata: object) => artifactOf({ id: 'a', name: 'a', version: '1', metadataType, metadata })!;
const hex = 'ab'.repeat(32);
const base64 = (bytes: number) => Buffer.alloc(bytes, 0xab).toString('base64');
const hash = (algorithm: string, bytes: number) => [{ algorithm, value: 'ab'.repeat(bytes) }];

it.each([
  ['javascript-npm-package-lock-entry', { integrity: `sha512-${base64(64)}` }, hash('SHA-512', 64)],
  ['javascript-pnpm-lock-entry', { resolution: { integrity: `sha512-${base64(64)}` } }, hash('SHA-512', 64)],
  ['rust-cargo-lock-entry', { checksum: hex }, hash('SHA-256', 32)],
  ['python-pipfile-lock-entry', { hashes: [`sha256:${hex}`, 'sha256:no'] }, hash('SHA-256', 32)],
  ['php-composer-lock-entry', { dist: { shasum: 'ab'.repeat(20) } }, hash('SHA-1', 20)],
  ['ruby-gemspec', { checksum: '' }, []],
  ['elixir-mix-lock-entry', { pkgHash: 'cd'.repeat(32), pkgHashExt: hex.toUpperCase() }, hash('SHA-256', 32)],
  ['haskell-hackage-stack-lock-entry', { pkgHash: hex }, hash('SHA-256', 32)],
  ['dotnet-deps-entry', { sha512: `sha512-${base64(64)}` }, hash('SHA-512', 64)],
  ['dotnet-packages-lock-entry', { contentHash: base64(64) }, hash('SHA-512', 64)],
  ['conda-metadata-entry', { sha256: hex, md5: 'ab'.repeat(16) }, [...hash('SHA-256', 32), ...hash('MD5', 16)]],
  ['opam-package', { checksum: [`sha256=${hex}`] }, hash('SHA-256', 32)],
  ['terraform-lock-provider-entry', { hashes: ['h1:abc=', `zh:${hex}`] }, hash('SHA-256', 32)],
  ['apk-db-entry', { pullChecksum: `Q1${base64(20)}` }, hash('SHA-1', 20)],
  ['java-archive', { digest: [{ algorithm: 'sha1', value: 'AB'.repeat(20) }] }, hash('SHA-1', 20)],
  ['go-module-entry', { h1Digest: `h1:${base64(32)}` }, []],
  ['unknown', { integrity: 7, hashes: 'x', dist: [], checksum: [1, null] }, []],
] as const)('hashes of %s', (kind, metadata, hashes) => {
  expect(of(kind, metadata).hashes).toEqual(hashes);
});

it.each([
  ['javascript-yarn-lock-entry', { resolved: 'https://packages.example/a.tgz' }, ['distribution https://packages.example/a.tgz']],
  ['php-composer-installed-entry', { source: { type: 'git', url: 'https://git.example/a.git' }, dist: { url: 'https://packages.example/a.zip' }, homepage: 'https://a.example' }, ['distribution https://packages.example/a.zip', 'website https://a.example', 'vcs https://git.example/a.git']],
  ['rust-cargo-lock-entry', { source: 'git+https://git.example/a#1' }, ['vcs git+https://git.example/a#1']],
  ['rust-cargo-lock-entry', { source: 'registry+https://index.example' }, []],
  ['python-package', { directUrlOrigin: { url: 'https://git.example/a', vcs: 'git' } }, ['vcs https://git.example/a']],
  ['apk-db-entry', { url: 'https://a.example' }, ['website https://a.example']],
  ['conda-metadata-entry', { url: 'https://packages.example/a.conda' }, ['distribution https://packages.example/a.conda']],
  ['r-description', { url: ['https://a.example', 'https://a.example'] }, ['website https://a.example']],
  ['javascript-npm-package', { url: 'not an address' }, []],
] as const)('addresses of %s', (kind, metadata, references) => {
  expect(of(kind, metadata).references.map(({ type, url }) => `${type} ${url}`)).toEqual(references);
});

it('gives a description where there is one', () => {
  expect(of('apk-db-entry', { description: 'libc' }).description).toBe('libc');
  expect('description' in of('apk-db-entry', { description: '' })).toBe(false);
});
