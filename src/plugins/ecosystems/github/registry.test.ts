import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string>) => ({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map() });

test('without configuration there is nothing to ask', () => expect(registry.configuration.parse(answers({}, { GITHUB_TOKEN: 'secret' }))).toEqual([]));

test('a runner is told the address, a client knows its hosts', () => {
  expect(registry.configuration.parse(answers({}, { GITHUB_API_URL: 'https://forge.example/api/v3/', GITHUB_TOKEN: 't' }))).toEqual([{ url: 'https://forge.example/api/v3', authorization: 'Bearer t' }]);
  expect(registry.configuration.parse(answers({ 'hosts.yml': 'forge.example:\n  oauth_token: x\n' }, {}))).toEqual([{ url: 'https://forge.example/api/v3', authorization: 'Bearer x' }]);
});

test('the license at a version', () => {
  const purl = { type: 'github', namespace: 'actions', name: 'checkout', version: 'v4' };
  expect(registry.request(purl, { url: 'https://forge.example' })?.url).toBe('https://forge.example/repos/actions/checkout/license?ref=v4');
  expect(registry.parse('{"license":{"spdx_id":"MIT"}}', purl).licenses).toEqual(['MIT']);
  expect(registry.parse('{"license":{"spdx_id":"NOASSERTION"}}', purl).licenses).toEqual([]);
});
