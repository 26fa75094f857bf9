import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the rocks servers for the rockspec of one version', () => {
  expect(answers({ '~/.luarocks/config-5.4.lua': 'rocks_servers = {\n  "https://rocks.acme.example",\n  [[https://rocks.example/]] }' })).toEqual([{ url: 'https://rocks.acme.example' }, { url: 'https://rocks.example' }]);
  const purl = { type: 'luarocks', name: 'lpeg', version: '1.1.0-1' };
  expect(registry.request(purl, { url: 'https://rocks.example' })?.url).toBe('https://rocks.example/lpeg-1.1.0-1.rockspec');
  expect(registry.request({ ...purl, namespace: 'ann' }, { url: 'https://rocks.example' })?.url).toBe('https://rocks.example/manifests/ann/lpeg-1.1.0-1.rockspec');
  expect(registry.parse('package = "LPeg"\nversion = "1.1.0-1"\ndescription = { license = "MIT" }', purl).licenses).toEqual(['MIT']);
});
