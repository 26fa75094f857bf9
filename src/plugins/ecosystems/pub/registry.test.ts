import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks where the environment says', () => {
  expect(answers({}, { PUB_HOSTED_URL: 'https://pub.acme.example/' })).toEqual([{ url: 'https://pub.acme.example' }]);
  expect(answers({})).toEqual([]);
});

test('asks for one version', () => {
  const purl = { type: 'pub', name: 'http', version: '1.0.0+1' };
  expect(registry.request(purl, { url: 'https://pub.example' })?.url).toBe('https://pub.example/api/packages/http/versions/1.0.0%2B1');
  expect(registry.parse('{ "archive_url": "https://pub.example/http.tar.gz", "pubspec": { "description": "HTTP" } }', purl)).toEqual({ licenses: [], metadata: { description: 'HTTP' }, downloadLocation: 'https://pub.example/http.tar.gz' });
});

test('tells versions with what they need', () => {
  const purl = { type: 'pub', name: 'http' };
  const endpoint = { url: 'https://pub.example', runtime: '3.4.0' };
  const hosted = { hosted: { name: 'real', url: 'https://pub.example' }, version: '^2.0.0' };
  const body = JSON.stringify({ versions: [
    { version: '1.0.0', pubspec: { environment: { sdk: '>=3.0.0 <4.0.0' }, dependencies: { async: '^2.5.0', flutter: { sdk: 'flutter' }, other: hosted } } },
    { version: '2.0.0', retracted: true, pubspec: { environment: { sdk: '^3.6.0' } } },
  ] });
  expect(registry.versions!.request(purl, endpoint)?.url).toBe('https://pub.example/api/packages/http');
  const versions = registry.versions!.parse(body, purl, endpoint);
  expect(versions.map(({ version, isWithdrawn, isDiscouraged }) => [version, isWithdrawn, isDiscouraged])).toEqual([['1.0.0', undefined, undefined], ['2.0.0', true, true]]);
  expect(versions[0]!.needs!().dependencies).toEqual([{ purl: 'pkg:pub/async', requirement: '^2.5.0', scope: 'runtime' }, { purl: 'pkg:pub/real', requirement: '^2.0.0', scope: 'runtime' }]);
  expect(() => registry.versions!.parse('{}', purl, endpoint)).toThrow();
});
