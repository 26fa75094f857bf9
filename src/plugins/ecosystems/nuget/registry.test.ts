import { describe, expect, it } from 'vitest';
import { parsePurl } from '#core/purl/purl.ts';
import registry from './registry.ts';

const none = { files: new Map<string, string>(), environment: new Map<string, string>(), commands: new Map<string, string>() };
const command = 'dotnet nuget list source --format Short';

describe('NuGet sources', () => {
  it('are what the client lists, else what its configuration names', () => {
    const { parse } = registry.configuration;
    const files = new Map([['~/.nuget/NuGet/NuGet.Config', `<configuration><packageSources>
      <add key="a" value="https://a.example/v3/index.json"/><add key="b" value="https://b.example/v3/index.json"/><add key="old" value="https://c.example/nuget"/><add key="disk" value="../packages"/>
      </packageSources><disabledPackageSources><add key="b" value="true"/></disabledPackageSources></configuration>`]]);
    expect(parse(none)).toEqual([]);
    expect(parse({ ...none, files })).toEqual([{ url: 'https://a.example/v3/index.json' }]);
    expect(parse({ ...none, files, commands: new Map([[command, 'E https://d.example/v3/index.json\nD https://e.example/v3/index.json\nE /var/packages\n']]) }))
      .toEqual([{ url: 'https://d.example/v3/index.json' }]);
  });

  it('have the credentials that stand in the configuration in clear', () => {
    const files = new Map([['~/.nuget/NuGet/NuGet.Config', `<configuration><packageSources>
      <add key="our feed" value="https://a.example/v3/index.json"/><add key="b" value="https://b.example/v3/index.json"/></packageSources>
      <packageSourceCredentials><our_x0020_feed><add key="Username" value="ada"/><add key="ClearTextPassword" value="%FEED_SECRET%"/></our_x0020_feed><b><add key="Username" value="bob"/><add key="Password" value="AQAAANCM"/></b></packageSourceCredentials></configuration>`]]);
    const expected = [{ url: 'https://a.example/v3/index.json', authorization: 'Basic YWRhOnNlY3JldA==' }, { url: 'https://b.example/v3/index.json' }];
    const environment = new Map([['FEED_SECRET', 'secret']]);
    expect(registry.configuration.parse({ ...none, environment, files })).toEqual(expected);
    expect(registry.configuration.parse({ environment, files, commands: new Map([[command, 'E https://a.example/v3/index.json\nE https://b.example/v3/index.json\n']]) })).toEqual(expected);
  });

  it('say where packages are, and these their licence', () => {
    const index = JSON.stringify({ resources: [{ '@id': 'https://a.example/query', '@type': 'SearchQueryService' }, { '@id': 'https://a.example/flat/', '@type': 'PackageBaseAddress/3.0.0' }] });
    const endpoint = registry.discovery!.parse(index, { url: 'https://a.example/v3/index.json' });
    expect(registry.request(parsePurl('pkg:nuget/Acme.Core@01.2.0.0-Beta'), endpoint)?.url).toBe('https://a.example/flat/acme.core/1.2.0-beta/acme.core.nuspec');
    expect(registry.request(parsePurl('pkg:nuget/Acme.Core'), endpoint)).toBeUndefined();
    expect(registry.parse('<package><metadata><id>Acme.Core</id><license type="expression">MIT</license><authors>A, B</authors></metadata></package>', parsePurl('pkg:nuget/Acme.Core@1.2.0')))
      .toMatchObject({ licenses: ['MIT'], metadata: { authors: ['A', 'B'] } });
    expect(registry.versions!.request(parsePurl('pkg:nuget/Acme.Core'), endpoint)?.url).toBe('https://a.example/flat/acme.core/index.json');
    expect(registry.versions!.parse('{"versions":["1.0.0","2.0.0-rc"]}', parsePurl('pkg:nuget/Acme.Core'), endpoint)).toEqual([{ version: '1.0.0' }, { version: '2.0.0-rc' }]);
    expect(() => registry.discovery!.parse('{"resources":[]}', endpoint)).toThrow();
  });
});
