import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import npm from './index.ts';

async function read(lock: object) {
  const extractions = await extractFromMemory(npm, new Map([['package-lock.json', encodeUtf8(JSON.stringify(lock, undefined, 1))]]));
  return {
    purls: extractions.flatMap(({ nodes }) => [...nodes].flatMap((node) => (node.kind === 'component' ? [node.purl as string] : []))).sort(),
    issues: extractions.flatMap(({ issues }) => issues).filter(({ code }) => code === 'unresolved').map(({ path, line, message, remedy }) => `${path}:${line} ${message} → ${remedy}`),
  };
}

it('an entry without version has that of its file, and is told where nothing says one', async () => {
  const packages = {
    '': { name: 'shop', dependencies: { filed: '*', nameless: '*', other: '*', tool: 'github:acme/tool', archive: 'https://host.example/archive.tgz', packed: 'file:packed.tgz' } },
    'node_modules/filed': { resolved: 'https://packages.example/filed/-/filed-1.2.3.tgz' },
    'node_modules/nameless': { integrity: 'sha512-AAAA' },
    'node_modules/other': { resolved: 'https://packages.example/download/other' },
    'node_modules/tool': { resolved: 'git+ssh://git@host.example/acme/tool.git#0123456789abcdef0123456789abcdef01234567' },
    'node_modules/archive': { resolved: 'https://host.example/archive.tgz' },
    'node_modules/packed': { resolved: 'file:packed.tgz' },
  };
  const { purls, issues } = await read({ name: 'shop', lockfileVersion: 3, packages });
  expect(purls.filter((purl) => !purl.includes('?'))).toEqual(['pkg:npm/filed@1.2.3', 'pkg:npm/nameless', 'pkg:npm/other', 'pkg:npm/packed']);
  expect(issues).toEqual(['package-lock.json:19 2 dependencies have no exact version: nameless, other → Let npm install write the lockfile again.']);
});

it('so is one of version 1', async () => {
  const { purls, issues } = await read({ name: 'shop', lockfileVersion: 1, dependencies: { filed: { resolved: 'https://packages.example/filed/-/filed-1.2.3.tgz' }, nameless: {} } });
  expect(purls).toEqual(['pkg:npm/filed@1.2.3', 'pkg:npm/nameless']);
  expect(issues.filter((issue) => issue.includes('no exact version'))).toEqual(['package-lock.json:8 1 dependency has no exact version: nameless → Let npm install write the lockfile again.']);
});
