import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import registry from './registry.ts';

const endpoint = { url: 'https://cdn.example' };
const purl = { type: 'cocoapods', name: 'Alamofire', version: '5.0.0' };
const folder = createHash('md5').update('Alamofire').digest('hex').slice(0, 3).split('');

test('asks the repositories that CocoaPods has copies of', () => {
  const parse = (files: [string, string][]) => registry.configuration.parse({ files: new Map(files), environment: new Map(), commands: new Map() });
  expect(parse([['/home/jane/.cocoapods/repos/trunk/.url', 'https://cdn.example/']])).toEqual([endpoint]);
  expect(parse([])).toEqual([]);
});

test('finds pods in folders by the hash of their name', () => {
  expect(registry.request(purl, endpoint)?.url).toBe(`https://cdn.example/Specs/${folder.join('/')}/Alamofire/5.0.0/Alamofire.podspec.json`);
  expect(registry.versions!.request(purl, endpoint)?.url).toBe(`https://cdn.example/all_pods_versions_${folder.join('_')}.txt`);
  expect(registry.versions!.parse('Other/1.0\nAlamofire/4.9.1/5.0.0\n', purl, endpoint)).toEqual([{ version: '4.9.1' }, { version: '5.0.0' }]);
  expect(() => registry.versions!.parse('<html>', purl, endpoint)).toThrow();
});

test('reads licence and needs of a podspec, of subspecs the default ones', () => {
  const podspec = {
    name: 'Alamofire', license: { type: 'MIT' }, dependencies: { Base: ['~> 1.0'] }, default_subspecs: 'Core',
    subspecs: [{ name: 'Core', dependencies: { 'Net/TLS': ['>= 2', '< 3'], 'Alamofire/Other': [] } }, { name: 'Other', dependencies: { Heavy: [] } }],
  };
  const facts = registry.parse(JSON.stringify(podspec), purl);
  expect(facts.licenses).toEqual(['MIT']);
  expect(facts.needs!.dependencies.map(({ purl: needed, requirement }) => `${needed} ${requirement}`)).toEqual(['pkg:cocoapods/Base ~> 1.0', 'pkg:cocoapods/Net >= 2, < 3']);
  expect(() => registry.parse('{}', purl)).toThrow();
});
