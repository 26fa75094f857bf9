import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the registries of the settings', () => {
  expect(answers({ '~/.dub/settings.json': '{ "registryUrls": ["https://dub.acme.example/"] }' }, { DUB_REGISTRY: 'https://a.example;https://b.example' })).toEqual([{ url: 'https://a.example' }, { url: 'https://b.example' }, { url: 'https://dub.acme.example' }]);
  const purl = { type: 'dub', name: 'vibe-d', version: '0.9.7' };
  expect(registry.request(purl, { url: 'https://dub.example' })?.url).toBe('https://dub.example/api/packages/vibe-d/0.9.7/info');
  expect(registry.parse('{ "info": { "license": "MIT", "description": "Web" } }', purl)).toEqual({ licenses: ['MIT'], metadata: { description: 'Web' } });
});
