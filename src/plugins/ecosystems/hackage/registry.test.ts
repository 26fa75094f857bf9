import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the repositories of Cabal for the description of one version', () => {
  expect(answers({ '~/.cabal/config': 'repository main\n  url: http://hackage.example/\n  -- url: http://not.example\n' })).toEqual([{ url: 'http://hackage.example' }]);
  const purl = { type: 'hackage', name: 'aeson-pretty', version: '0.8.9' };
  expect(registry.request(purl, { url: 'http://hackage.example' })?.url).toBe('http://hackage.example/package/aeson-pretty-0.8.9/aeson-pretty.cabal');
  expect(registry.parse('name: aeson-pretty\nversion: 0.8.9\nlicense: BSD3\nsynopsis: Pretty\n', purl)).toEqual({ licenses: ['BSD3'], metadata: { description: 'Pretty' } });
});
