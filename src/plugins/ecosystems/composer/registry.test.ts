import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the repositories of the project and of Composer', () => {
  expect(answers({ '~/.config/composer/config.json': '{ "repositories": [{ "type": "vcs", "url": "https://forge.example/x" }, { "type": "composer", "url": "https://packages.acme.example" }] }', '~/.composer/config.json': '{' },
    {}, { 'composer config repositories': '{"main":{"type":"composer","url":"https://packages.example"}}' })).toEqual([{ url: 'https://packages.acme.example' }, { url: 'https://packages.example' }]);
});

test('has the credentials of Composer for hosts', () => {
  const files = {
    '~/.composer/config.json': '{ "repositories": { "a": { "type": "composer", "url": "https://a.example/repo" }, "b": { "type": "composer", "url": "https://b.example:8443" }, "c": { "type": "composer", "url": "https://c.example" } } }',
    '~/.composer/auth.json': '{ "http-basic": { "a.example": { "username": "ada", "password": "secret" }, "b.example:8443": { "username": "bob", "password": "secret" } } }',
  };
  expect(answers(files, { COMPOSER_AUTH: '{ "bearer": { "c.example": "token" } }' })).toEqual([
    { url: 'https://a.example/repo', authorization: 'Basic YWRhOnNlY3JldA==' }, { url: 'https://b.example:8443', authorization: 'Basic Ym9iOnNlY3JldA==' }, { url: 'https://c.example', authorization: 'Bearer token' },
  ]);
  expect(answers({ ...files, '~/.composer/auth.json': '{' })[0]).toEqual({ url: 'https://a.example/repo' });
});

test('puts the differences of versions together', () => {
  const purl = { type: 'composer', namespace: 'acme', name: 'http', version: '1.0.0' };
  expect(registry.request(purl, { url: 'https://packages.example' })?.url).toBe('https://packages.example/p2/acme/http.json');
  const body = '{ "packages": { "acme/http": [{ "version": "2.0.0", "license": ["MIT"], "homepage": "https://http.example" }, { "version": "1.0.0", "homepage": "__unset" }, { "version": "0.1.0", "license": ["GPL-3.0-only"] }] } }';
  expect(registry.parse(body, purl)).toEqual({ licenses: ['MIT'], metadata: {} });
  expect(registry.parse(body, { ...purl, version: '0.1.0' }).licenses).toEqual(['GPL-3.0-only']);
  expect(() => registry.parse(body, { ...purl, version: '9' })).toThrow('no version 9');
});

test('tells versions with what they need and replace', () => {
  const purl = { type: 'composer', namespace: 'acme', name: 'http' };
  const body = JSON.stringify({ packages: { 'acme/http': [
    { version: 'v2.0.0', require: { php: '>=9.0', 'acme/log': '^1.0', 'ext-json': '*' }, replace: { 'acme/old': 'self.version' } }, { version: '1.0.0', require: { php: '>=7.4' }, replace: '__unset' },
  ] } });
  const endpoint = { url: 'https://packages.example', runtime: '8.2.1' };
  expect(registry.versions!.request(purl, endpoint)?.url).toBe('https://packages.example/p2/acme/http.json');
  const versions = registry.versions!.parse(body, purl, endpoint);
  expect(versions.map(({ version, isDiscouraged }) => [version, isDiscouraged])).toEqual([['v2.0.0', true], ['1.0.0', undefined]]);
  expect(versions[0]!.needs!()).toEqual({ dependencies: [{ purl: 'pkg:composer/acme/log', requirement: '^1.0', scope: 'runtime' }], replaces: ['pkg:composer/acme/old'] });
  expect(versions[1]!.needs!()).toEqual({ dependencies: [] });
});
