import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import conda from './index.ts';

it('a repository in the pip section that tells no name is listed as such, and told', async () => {
  const environment = 'name: shop\nchannels: [conda-forge]\ndependencies:\n  - python=3.12.0\n  - pip:\n    - git+https://github.com/acme/foo@v1\n    - ./own\n';
  const [extraction] = await extractFromMemory(conda, new Map([['environment.yml', encodeUtf8(environment)]]));
  expect([...extraction!.nodes].flatMap((node) => (node.kind === 'component' && !node.purl.startsWith('pkg:conda/') ? [[node.purl, node.origin]] : []))).toEqual([['pkg:github/acme/foo@v1', 'git']]);
  expect(extraction!.issues.filter(({ message }) => message.includes('which package')).map(({ line, message }) => [line, message])).toEqual([[6, 'https://github.com/acme/foo does not say which package it holds; it is listed by its address']]);
});
