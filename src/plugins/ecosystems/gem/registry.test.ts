import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the sources of the Gemfile and of RubyGems', () => {
  expect(answers(
    { Gemfile: 'source "https://user:secret@gems.acme.example/"\ngem "x", git: "https://forge.example/x"', '~/.gemrc': ':sources:\n- https://gems.example\n:verbose: true' },
    {}, { 'gem sources --list': '*** CURRENT SOURCES ***\n\nhttps://gems.example/\n' },
  )).toEqual([{ url: 'https://gems.acme.example' }, { url: 'https://gems.example' }]);
  expect(answers({})).toEqual([]);
});

test('asks for one version and reads its licences', () => {
  const purl = { type: 'gem', name: 'rails', version: '7.0.1' };
  expect(registry.request(purl, { url: 'https://gems.example' })?.url).toBe('https://gems.example/api/v2/rubygems/rails/versions/7.0.1.json');
  expect(registry.request({ ...purl, qualifiers: { vcs_url: 'git+https://forge.example/x' } }, { url: 'https://gems.example' })).toBeUndefined();
  expect(registry.parse('{ "licenses": ["MIT", "Ruby"], "info": "Web", "authors": "Ann, Bob", "homepage_uri": null }', purl)).toEqual({ licenses: ['MIT', 'Ruby'], metadata: { description: 'Web', authors: ['Ann', 'Bob'] } });
  expect(() => registry.parse('<html>', purl)).toThrow();
});
