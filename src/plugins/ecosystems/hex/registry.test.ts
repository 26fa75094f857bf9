import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the API that Hex is configured for', () => {
  expect(answers({ '~/.hex/hex.config': '{api_url,<<"https://hex.acme.example/api">>}.\n{other,1}.' })).toEqual([{ url: 'https://hex.acme.example/api' }]);
  expect(answers({}, {}, { 'mix hex.config api_url': 'api_url: "https://hex.example/api" (default)' })).toEqual([{ url: 'https://hex.example/api' }]);
});

test('reads licences of the package; packages of an organization are not asked for', () => {
  const purl = { type: 'hex', name: 'plug', version: '1.0.0' };
  expect(registry.request(purl, { url: 'https://hex.example/api' })?.url).toBe('https://hex.example/api/packages/plug');
  expect(registry.request({ ...purl, namespace: 'acme' }, { url: 'https://hex.example/api' })).toBeUndefined();
  expect(registry.parse('{ "meta": { "licenses": ["Apache-2.0"], "links": { "GitHub": "https://forge.example/plug" } } }', purl)).toEqual({ licenses: ['Apache-2.0'], metadata: { repository: 'https://forge.example/plug' } });
});

test('tells releases, and what each needs', () => {
  const purl = { type: 'hex', name: 'plug', version: '1.1.0' };
  const endpoint = { url: 'https://hex.example/api' };
  const body = '{ "releases": [{ "version": "1.1.0" }, { "version": "1.0.0" }], "retirements": { "1.0.0": { "reason": "security" } } }';
  expect(registry.versions!.parse(body, purl, endpoint)).toEqual([{ version: '1.1.0' }, { version: '1.0.0', isDiscouraged: true }]);
  expect(registry.needs!.request(purl, endpoint)?.url).toBe('https://hex.example/api/packages/plug/releases/1.1.0');
  expect(registry.needs!.parse('{ "requirements": { "mime": { "requirement": "~> 1.0", "optional": false }, "plug_crypto": { "requirement": "~> 2.0", "optional": true } } }', purl, endpoint).dependencies).toEqual([
    { purl: 'pkg:hex/mime', requirement: '~> 1.0', scope: 'runtime' }, { purl: 'pkg:hex/plug_crypto', requirement: '~> 2.0', scope: 'runtime', isOnlyCondition: true },
  ]);
  expect(() => registry.versions!.parse('{}', purl, endpoint)).toThrow();
});
