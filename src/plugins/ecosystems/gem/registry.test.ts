import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks the sources of RubyGems', () => {
  expect(answers(
    { '/etc/gemrc': ':sources:\n- https://user:secret@gems.acme.example/\n:backtrace: https://no.example', '~/.gemrc': ':sources:\n- https://gems.example\n:verbose: true' },
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

test('asks the mirrors of Bundler, with its credentials', () => {
  const sources = { 'gem sources --list': 'https://gems.example/\nhttps://other.example\n' };
  const configured = { '~/.bundle/config': '---\nBUNDLE_MIRROR__HTTPS://GEMS__EXAMPLE/: "https://mirror-1.acme.example/gems/"\nBUNDLE_MIRROR___1__ACME__EXAMPLE: "no"\nBUNDLE_MIRROR__HTTPS://GEMS__EXAMPLE/__FALLBACK_TIMEOUT: "3"\nBUNDLE_MIRROR___1__ACME__EXAMPLE: "ada:secret"\nBUNDLE_OTHER__EXAMPLE: token\nBUNDLE_JOBS: 4\n' };
  expect(answers(configured, {}, sources)).toEqual([
    { url: 'https://mirror-1.acme.example/gems', authorization: 'Basic YWRhOnNlY3JldA==' }, { url: 'https://other.example', authorization: 'Basic dG9rZW46' },
  ]);
  expect(answers({ '~/.bundle/config': 'BUNDLE_MIRROR__ALL: https://all.example/' }, {}, sources)).toEqual([{ url: 'https://all.example' }]);
  expect(answers({}, { BUNDLE_MIRROR__ALL: 'https://all.example' })).toEqual([{ url: 'https://all.example' }]);
  expect(answers({ '~/.bundle/config': '- [' }, {}, sources)).toEqual([{ url: 'https://gems.example' }, { url: 'https://other.example' }]);
});
