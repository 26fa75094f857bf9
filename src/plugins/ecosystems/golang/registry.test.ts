import { describe, expect, it } from 'vitest';
import { parsePurl } from '#core/purl/purl.ts';
import registry from './registry.ts';

const none = { files: new Map<string, string>(), environment: new Map<string, string>(), commands: new Map<string, string>() };
const command = 'go env -json GOPROXY GONOPROXY';

describe('the Go proxy', () => {
  it('is what the client says: variable, command, file', () => {
    const { parse } = registry.configuration;
    const commands = new Map([[command, '{"GOPROXY":"https://proxy.example/go/,direct","GONOPROXY":"git.corp.example"}']]);
    expect(parse(none)).toEqual([]);
    expect(parse({ ...none, commands })).toEqual([{ url: 'https://proxy.example/go', excludes: ['git.corp.example'] }]);
    expect(parse({ ...none, commands, environment: new Map([['GOPROXY', 'off']]) })).toEqual([]);
    expect(parse({ ...none, files: new Map([['~/.config/go/env', 'GOPROXY=https://other.example|direct\nGOPRIVATE=*.corp.example']]) }))
      .toEqual([{ url: 'https://other.example', excludes: ['*.corp.example'] }]);
  });

  it('is asked with capital letters escaped, and never for private modules', () => {
    const endpoint = { url: 'https://proxy.example', excludes: ['*.corp.example', 'code.example/secret'] };
    const ask = (purl: string) => registry.request(parsePurl(purl), endpoint)?.url;
    expect(ask('pkg:golang/code.example/Big/Lib@v1.0.0-RC1')).toBe('https://proxy.example/code.example/!big/!lib/@v/v1.0.0-!r!c1.info');
    expect(ask('pkg:golang/git.corp.example/a/b@v1.0.0')).toBeUndefined();
    expect(ask('pkg:golang/code.example/secret/deep@v1.0.0')).toBeUndefined();
    expect(ask('pkg:golang/code.example/secretless@v1.0.0')).toBeDefined();
    expect(ask('pkg:golang/code.example/a')).toBeUndefined();
    expect(ask('pkg:golang/stdlib@1.22.0')).toBeUndefined();
  });
});
