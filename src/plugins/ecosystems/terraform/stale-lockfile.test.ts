import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import terraform from './index.ts';

const lock = 'provider "registry.example/shop/lamp" {\n  version     = "5.31.0"\n  constraints = "~> 5.0"\n  hashes = []\n}\n';
const read = async (version: string, more = '') => {
  const files = { 'main.tf': `terraform {\n  required_providers {\n    lamp = {\n      source  = "registry.example/shop/lamp"\n${version === '' ? '' : `      version = "${version}"\n`}    }\n${more}  }\n}\n`, '.terraform.lock.hcl': lock };
  const extractions = await extractFromMemory(terraform, new Map(Object.entries(files).map(([path, text]) => [path, encodeUtf8(text)])));
  return extractions.flatMap(({ issues }) => issues).filter(({ code }) => code === 'stale-lockfile').map(({ path, line, message }) => `${path}:${line ?? ''} ${message}`);
};

it('a locked provider that the configuration does not admit, and one that is not locked', async () => {
  expect(await read('~> 6.0', '    oil = {\n      source = "registry.example/shop/oil"\n    }\n')).toEqual(['main.tf:3 the manifest and .terraform.lock.hcl do not agree: shop/lamp is ~> 6.0 here and locked as 5.31.0; shop/oil is not locked']);
});

it.each(['', '~> 5.0', '>= 4.1, < 6', '5.31.0', '!= 5.30.0'])('%j is met', async (version) => {
  expect(await read(version)).toEqual([]);
});
