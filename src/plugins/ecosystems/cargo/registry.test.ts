import { describe, expect, it } from 'vitest';
import { activeNeeds } from '#core/resolution/active-needs.ts';
import { indexPath, publishedVersions } from './index-entries.ts';
import registry from './registry.ts';

const answers = (files: Record<string, string>) => ({ files: new Map(Object.entries(files)), environment: new Map<string, string>(), commands: new Map<string, string>() });
const { parse } = registry.configuration;
const cached = '{"dl":"https://static.example/crates","api":"https://crates.example"}';

describe('the registries of Cargo', () => {
  it('are those of which it keeps an index', () => {
    expect(parse(answers({}))).toEqual([]);
    expect(parse(answers({ '/home/jane/.cargo/registry/index/index.crates.example-0123456789abcdef/config.json': cached }))).toEqual([
      { url: 'https://crates.example', list: 'https://index.crates.example', download: 'https://static.example/crates' },
    ]);
    expect(parse(answers({ '/home/jane/.cargo/registry/index/odd/config.json': '{' }))).toEqual([]);
  });

  it('are replaced by what the configuration says', () => {
    const config = '[source.crates-io]\nreplace-with = "mirror"\n[source.mirror]\nregistry = "sparse+https://mirror.example/index/"\n';
    const folder = '/home/jane/.cargo/registry/index/index.crates.example-0123456789abcdef/config.json';
    const [endpoint] = parse(answers({ '~/.cargo/config.toml': config, [folder]: cached, '~/.cargo/credentials.toml': '[registries.mirror]\ntoken = "secret"\n' }));
    expect(endpoint).toEqual({ url: 'https://mirror.example/index', list: 'https://mirror.example/index', authorization: 'secret' });
    expect(registry.discovery!.request(endpoint!)?.url).toBe('https://mirror.example/index/config.json');
    expect(registry.discovery!.parse(cached, endpoint!).url).toBe('https://crates.example');
    expect(parse(answers({ '~/.cargo/config.toml': '[source.crates-io]\nreplace-with = "vendored"\n[source.vendored]\ndirectory = "vendor"\n', [folder]: cached }))).toEqual([]);
  });
});

describe('a version', () => {
  const purl = { type: 'cargo', name: 'Acme-Core', version: '1.0.0+b' };

  it('is asked for at the web API, else in its archive', () => {
    const archived = { url: 'https://static.example/crates/Acme-Core/1.0.0%2Bb/download', accept: '*/*', entry: { archive: 'tar.gz', ending: '/Cargo.toml' } };
    const endpoint = { url: 'https://crates.example', list: 'https://index.example', download: 'https://static.example/crates' };
    expect(registry.request(purl, endpoint)).toEqual({ url: 'https://crates.example/api/v1/crates/Acme-Core/1.0.0%2Bb', accept: 'application/json', otherwise: archived });
    expect(registry.request(purl, { ...endpoint, url: endpoint.list })).toEqual(archived);
    expect(registry.request(purl, { ...endpoint, download: 'https://static.example/{lowerprefix}/{crate}-{version}.crate' })?.otherwise?.url).toBe('https://static.example/ac/me/Acme-Core-1.0.0%2Bb.crate');
    expect(registry.request(purl, { ...endpoint, download: 'https://static.example/{sha256-checksum}' })?.otherwise).toBeUndefined();
  });

  it('states its licence in either', () => {
    expect(registry.parse('{"version":{"license":"MIT"},"crate":{"description":"A"}}', purl)).toEqual({ licenses: ['MIT'], metadata: { description: 'A' } });
    expect(registry.parse('[package]\nname = "acme"\nlicense = "Apache-2.0"\nauthors = ["Ann"]\n', purl)).toEqual({ licenses: ['Apache-2.0'], metadata: { authors: ['Ann'] } });
    expect(() => registry.parse('<html></html>', purl)).toThrow();
  });
});

describe('the index', () => {
  const endpoint = { url: 'https://crates.example', list: 'https://index.example' };
  const line = JSON.stringify({
    name: 'acme', vers: '1.2.0', yanked: false,
    deps: [
      { name: 'log', req: '^0.4', features: [], optional: true, default_features: true, target: null, kind: 'normal' },
      { name: 'json', package: 'serde_json', req: '^1', features: ['raw'], optional: false, default_features: false, target: 'cfg(unix)', kind: 'normal' },
      { name: 'derive', req: '^1', features: [], optional: true, default_features: true, target: null, kind: 'normal' },
      { name: 'cc', req: '^1', features: [], optional: false, default_features: true, target: null, kind: 'build' },
      { name: 'rand', req: '^1', features: [], optional: false, default_features: true, target: null, kind: 'dev' },
    ],
    features: { default: ['std'], std: ['log?/std', 'json/std'], full: ['log', 'dep:derive'] },
  });

  it('has its files in folders by name', () => {
    expect(['a', 'ab', 'abc', 'Serde'].map(indexPath)).toEqual(['1/a', '2/ab', '3/a/abc', 'se/rd/serde']);
    expect(registry.versions!.request({ type: 'cargo', name: 'serde' }, endpoint)?.url).toBe('https://index.example/se/rd/serde');
  });

  it('tells what versions need with which features', () => {
    const [version, later] = publishedVersions(`${line}\n{"name":"acme","vers":"1.3.0","yanked":true,"deps":[],"features":{}}\n`);
    expect(later).toMatchObject({ version: '1.3.0', isWithdrawn: true });
    const needs = version!.needs!();
    const active = (...features: string[]) => activeNeeds(needs, new Set(features)).map(({ purl, features: asked = [] }) => `${purl} ${asked.join('+')}`);
    expect(active()).toEqual(['pkg:cargo/serde_json raw', 'pkg:cargo/cc default']);
    expect(active('default')).toEqual(['pkg:cargo/serde_json raw', 'pkg:cargo/cc default', 'pkg:cargo/serde_json std']);
    expect(active('default', 'log')).toEqual(['pkg:cargo/log default', 'pkg:cargo/serde_json raw', 'pkg:cargo/cc default', 'pkg:cargo/log std', 'pkg:cargo/serde_json std']);
    expect(active('full')).toEqual(['pkg:cargo/log default', 'pkg:cargo/serde_json raw', 'pkg:cargo/derive default', 'pkg:cargo/cc default']);
    expect(needs.dependencies[1]).toMatchObject({ platform: 'cfg(unix)', alias: 'json', scope: 'runtime' });
    expect(() => publishedVersions('<html>')).toThrow();
  });
});
