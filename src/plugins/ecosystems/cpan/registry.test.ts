import { expect, test } from 'vitest';
import registry from './registry.ts';

const answers = (files: Record<string, string>, environment: Record<string, string> = {}, commands: Record<string, string> = {}) =>
  registry.configuration.parse({ files: new Map(Object.entries(files)), environment: new Map(Object.entries(environment)), commands: new Map(Object.entries(commands)) });

test('asks a mirror for the metadata beside the archive', () => {
  expect(answers({ '~/.cpan/CPAN/MyConfig.pm': "  'urllist' => [q[https://mirror.example/cpan/]],\n  'other' => 'https://no.example'," }, { PERL_CPANM_OPT: '--mirror https://cpan.acme.example --mirror-only' })).toEqual([{ url: 'https://cpan.acme.example' }, { url: 'https://mirror.example/cpan' }]);
  const purl = { type: 'cpan', name: 'Moo', version: '2.005', qualifiers: { author: 'HAARG' } };
  expect(registry.request(purl, { url: 'https://mirror.example' })?.url).toBe('https://mirror.example/authors/id/H/HA/HAARG/Moo-2.005.meta');
  expect(registry.request({ ...purl, qualifiers: {} }, { url: 'https://mirror.example' })).toBeUndefined();
  expect(registry.parse('{ "name": "Moo", "version": "2.005", "license": ["perl_5"] }', purl).licenses).toEqual(['perl_5']);
  expect(registry.parse('---\nname: Moo\nlicense: unknown\n', purl).licenses).toEqual([]);
});
