import { describe, expect, it } from 'vitest';
import registry from './registry.ts';

const answers = (npmrc: string, environment: Record<string, string> = {}, commands: Record<string, string> = {}) => ({
  files: new Map(npmrc === '' ? [] : [['~/.npmrc', npmrc]]),
  environment: new Map(Object.entries(environment)),
  commands: new Map(Object.entries(commands)),
});

describe('the configuration of npm', () => {
  it('names no registry when it says nothing', () => {
    expect(registry.configuration.parse(answers(''))).toEqual([]);
  });

  it('is what the client prints, unless a file or the environment says otherwise', () => {
    const printed = { 'npm config get registry': 'https://printed.example/\n' };
    expect(registry.configuration.parse(answers('', {}, printed))).toEqual([{ url: 'https://printed.example' }]);
    expect(registry.configuration.parse(answers('registry = https://file.example/npm/', {}, printed))).toEqual([{ url: 'https://file.example/npm' }]);
    expect(registry.configuration.parse(answers('registry=https://file.example', { NPM_CONFIG_REGISTRY: 'https://set.example' }, printed))).toEqual([{ url: 'https://set.example' }]);
  });

  it('has registries for scopes, with credentials of the nearest address above', () => {
    const npmrc = [
      '; a comment', '@acme:registry=https://acme.example/npm/private/',
      '//acme.example/npm/:_authToken="${NPM_TOKEN}"', '//acme.example/npm/private/:_auth=${MISSING}', 'registry=https://all.example',
    ].join('\n');
    expect(registry.configuration.parse(answers(npmrc, { NPM_TOKEN: 'secret' }))).toEqual([
      { url: 'https://acme.example/npm/private', scope: '@acme', authorization: 'Bearer secret' },
      { url: 'https://all.example' },
    ]);
  });

  it('makes basic credentials of a user and a password', () => {
    const npmrc = 'registry=https://all.example/\n//all.example/:username=ada\n//all.example/:_password=c2VjcmV0';
    expect(registry.configuration.parse(answers(npmrc))).toEqual([{ url: 'https://all.example', authorization: 'Basic YWRhOnNlY3JldA==' }]);
  });

  it('survives a client that prints nonsense', () => {
    expect(registry.configuration.parse(answers('', {}, { 'npm config list --json': 'npm ERR!', 'npm config get registry': 'undefined' }))).toEqual([]);
  });
});

describe('a request for a version', () => {
  const endpoint = { url: 'https://all.example' };

  it('encodes scopes', () => {
    expect(registry.request({ type: 'npm', namespace: '@acme', name: 'tool', version: '1.0.0+b' }, endpoint)?.url).toBe('https://all.example/@acme%2ftool/1.0.0%2Bb');
  });

  it('is not made without version, nor for what is not of a registry', () => {
    expect(registry.request({ type: 'npm', name: 'tool' }, endpoint)).toBeUndefined();
    expect(registry.request({ type: 'npm', name: 'tool', version: '1.0.0', qualifiers: { vcs_url: 'git+https://host.example/tool.git' } }, endpoint)).toBeUndefined();
  });

  it('gives licences and metadata', () => {
    const body = JSON.stringify({ name: 'tool', version: '1.0.0', licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }], repository: { url: 'git://host.example/tool.git' }, dist: { tarball: 'https://all.example/tool/-/tool-1.0.0.tgz' } });
    expect(registry.parse(body, { type: 'npm', name: 'tool' })).toEqual({
      licenses: ['MIT', 'Apache-2.0'], metadata: { repository: 'git://host.example/tool.git' }, downloadLocation: 'https://all.example/tool/-/tool-1.0.0.tgz',
    });
    expect(() => registry.parse('[]', { type: 'npm', name: 'tool' })).toThrow();
  });
});
