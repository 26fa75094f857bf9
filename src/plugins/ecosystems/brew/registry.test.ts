import { expect, test } from 'vitest';
import registry from './registry.ts';

const purl = { type: 'brew', name: 'tool', version: '2.0.1_1' };

test('the license of the newest version is that of no other', () => {
  const body = '{"versions":{"stable":"2.0.1"},"license":"MIT","desc":"A tool"}';
  expect(registry.parse(body, purl)).toEqual({ licenses: ['MIT'], metadata: { description: 'A tool' } });
  expect(registry.parse(body, { ...purl, version: '1.0' }).licenses).toEqual([]);
});

test('only where Homebrew is told of an address', () => {
  const none = { files: new Map(), environment: new Map(), commands: new Map() };
  expect(registry.configuration.parse(none)).toEqual([]);
  expect(registry.configuration.parse({ ...none, files: new Map([['brew.env', 'X=1\nHOMEBREW_API_DOMAIN="https://api.example/"\n']]) })).toEqual([{ url: 'https://api.example' }]);
  expect(registry.request({ ...purl, namespace: 'acme/tap' }, { url: 'https://api.example' })).toBeUndefined();
});
