import { expect, test } from 'vitest';
import registry from './registry.ts';

const none = { files: new Map<string, string>(), environment: new Map<string, string>(), commands: new Map<string, string>() };

test('servers of ansible.cfg', () => {
  const configuration = '[galaxy]\nserver_list = own, other\n[galaxy_server.own]\nurl=https://hub.example/api/galaxy/content/own/\ntoken=x\n[galaxy_server.other]\nurl=https://galaxy.example\n';
  expect(registry.configuration.parse({ ...none, files: new Map([['~/.ansible.cfg', configuration]]) })).toEqual([
    { url: 'https://hub.example/api/galaxy/content/own', authorization: 'Token x' },
    { url: 'https://galaxy.example/api' },
  ]);
  expect(registry.configuration.parse(none)).toEqual([]);
});

test('facts of a collection', () => {
  const purl = { type: 'ansible', namespace: 'acme', name: 'web', version: '1.0.0' };
  expect(registry.request(purl, { url: 'https://galaxy.example/api' })?.url).toBe('https://galaxy.example/api/v3/plugin/ansible/content/published/collections/index/acme/web/versions/1.0.0/');
  expect(registry.parse('{"download_url":"https://galaxy.example/x.tar.gz","metadata":{"license":["GPL-3.0-or-later"],"authors":["A"]}}', purl)).toEqual({
    licenses: ['GPL-3.0-or-later'], metadata: { authors: ['A'] }, downloadLocation: 'https://galaxy.example/x.tar.gz',
  });
});
