import { describe, expect, it } from 'vitest';
import { answers } from '../support/local-server.ts';
import { configuredFor, outline, scanOnline } from '../support/online-scan.ts';
import { serving } from '../support/serving.ts';

const serve = serving();

describe('further registries', () => {
  it('RubyGems', async () => {
    const { url } = await serve({
      '/info/rails': '---\n7.0.0 rack:>= 2.2&< 4|checksum:a,ruby:>= 2.7\n7.1.0 rack:>= 2.2|checksum:b,ruby:>= 99\n', '/info/rack': '---\n2.2.8 |checksum:c\n3.0.0 |checksum:d\n4.0.0.beta |checksum:e\n',
      '/api/v2/rubygems/rails/versions/7.0.0.json': { licenses: ['MIT'] }, '/api/v2/rubygems/rack/versions/3.0.0.json': { licenses: ['MIT'] },
    });
    const found = outline(await scanOnline({ Gemfile: "gem 'rails', '~> 7.0'\n" }, { ecosystems: configuredFor({ url, runtime: '3.3.0' }) }));
    expect(found).toMatchObject({ components: ['pkg:gem/rack@3.0.0 MIT', 'pkg:gem/rails@7.0.0 MIT'], issues: [] });
  });

  it('Composer', async () => {
    const { url } = await serve({
      '/p2/acme/http.json': { packages: { 'acme/http': [{ version: '2.1.0', license: ['MIT'], require: { php: '>=8', 'acme/log': '^1.0' } }, { version: '2.0.0' }] } },
      '/p2/acme/log.json': { packages: { 'acme/log': [{ version: '1.5.0', license: ['BSD-3-Clause'] }] } },
    });
    const found = outline(await scanOnline({ 'composer.json': JSON.stringify({ name: 'acme/app', require: { 'acme/http': '^2.0' } }) }, { ecosystems: configuredFor({ url }) }));
    expect(found).toMatchObject({ components: ['pkg:composer/acme/http@2.1.0 MIT', 'pkg:composer/acme/log@1.5.0 BSD-3-Clause'], issues: [] });
  });

  it('pub', async () => {
    const { url } = await serve({
      '/api/packages/http': { versions: [{ version: '1.0.0', pubspec: { dependencies: { async: '^2.0.0' } } }] }, '/api/packages/async': { versions: [{ version: '2.1.0', pubspec: {} }] },
      '/api/packages/http/versions/1.0.0': {}, '/api/packages/async/versions/2.1.0': {},
    });
    const found = outline(await scanOnline({ 'pubspec.yaml': 'name: app\ndependencies:\n  http: ^1.0.0\n', 'lib/a.dart': '' }, { ecosystems: configuredFor({ url }) }));
    expect(found).toMatchObject({ components: ['pkg:pub/async@2.1.0', 'pkg:pub/http@1.0.0'], issues: [] });
  });

  it('Hex', async () => {
    const meta = { licenses: ['Apache-2.0'] };
    const { url } = await serve({
      '/packages/plug': { meta, releases: [{ version: '1.15.0' }, { version: '1.14.0' }] }, '/packages/plug/releases/1.15.0': { requirements: { mime: { requirement: '~> 2.0', optional: false } } },
      '/packages/mime': { meta, releases: [{ version: '2.0.5' }] }, '/packages/mime/releases/2.0.5': { requirements: {} },
    });
    const mix = 'defmodule App.MixProject do\n  use Mix.Project\n  def project, do: [app: :app, version: "1.0.0", deps: deps()]\n  defp deps, do: [{:plug, "~> 1.14"}]\nend\n';
    expect(outline(await scanOnline({ 'mix.exs': mix }, { ecosystems: configuredFor({ url }) }))).toMatchObject({ components: ['pkg:hex/mime@2.0.5 Apache-2.0', 'pkg:hex/plug@1.15.0 Apache-2.0'], issues: [] });
  });

  it('Cargo', async () => {
    const { url } = await serve({
      '/index/config.json': { dl: 'https://static.example', api: 'https://api.example' },
      '/index/ac/me/acme': '{"name":"acme","vers":"1.2.0","deps":[{"name":"log","req":"^0.4","features":[],"optional":true,"default_features":true,"target":null,"kind":"normal"}],"features":{"default":["log"]},"yanked":false}\n',
      '/index/3/l/log': '{"name":"log","vers":"0.4.1","deps":[],"features":{},"yanked":false}\n{"name":"log","vers":"0.5.0","deps":[],"features":{},"yanked":false}\n',
      '/api/v1/crates/acme/1.2.0': { version: { license: 'MIT' } }, '/api/v1/crates/log/0.4.1': { version: { license: 'MIT OR Apache-2.0' } },
    });
    const cargo = (features: string) => `[package]\nname = "app"\nversion = "0.1.0"\n[dependencies]\nacme = { version = "1"${features} }\n`;
    const ecosystems = configuredFor({ url, list: `${url}/index` });
    const files = { 'Cargo.toml': cargo(''), 'src/main.rs': '' };
    expect(outline(await scanOnline(files, { ecosystems }))).toMatchObject({ components: ['pkg:cargo/acme@1.2.0 MIT', 'pkg:cargo/log@0.4.1 MIT OR Apache-2.0'], issues: [] });
    expect(outline(await scanOnline({ ...files, 'Cargo.toml': cargo(', default-features = false') }, { ecosystems })).components).toEqual(['pkg:cargo/acme@1.2.0 MIT']);
  });

  it('NuGet', async () => {
    let address = '';
    const { url } = await serve((request, response) => {
      const nuspec = (id: string, body: string) => `<package><metadata><id>${id}</id><license type="expression">MIT</license>${body}</metadata></package>`;
      answers({
        '/v3/index.json': { resources: [{ '@id': `${address}/flat/`, '@type': 'PackageBaseAddress/3.0.0' }] },
        '/flat/acme.core/index.json': { versions: ['1.0.0', '1.5.0', '2.0.0'] },
        '/flat/acme.json/index.json': { versions: ['3.0.0', '3.1.0'] },
        '/flat/acme.core/1.5.0/acme.core.nuspec': nuspec('Acme.Core', '<dependencies><group targetFramework="net8.0"><dependency id="Acme.Json" version="3.1.0"/></group><group targetFramework=".NETFramework4.6.2"><dependency id="Legacy" version="1.0.0"/></group></dependencies>'),
        '/flat/acme.json/3.1.0/acme.json.nuspec': nuspec('Acme.Json', ''),
      })(request, response);
    });
    address = url;
    const project = '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Acme.Core" Version="1.*"/></ItemGroup></Project>';
    expect(outline(await scanOnline({ 'app.csproj': project }, { ecosystems: configuredFor({ url: `${url}/v3/index.json` }) }))).toMatchObject({
      components: ['pkg:nuget/Acme.Core@1.5.0 MIT', 'pkg:nuget/Acme.Json@3.1.0 MIT'], issues: [],
    });
  });
});
