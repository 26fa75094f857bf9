import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import nuget from './index.ts';

const lock = (type = 'Direct') => JSON.stringify({ version: 1, dependencies: { 'net8.0': { Lamp: { type, requested: '[1.9.0, )', resolved: '1.9.0' }, Wick: { type, requested: '[1.*, )', resolved: '1.4.0' } } } }, undefined, 2);
const read = (items: string, more: Record<string, string> = {}) =>
  readStale(nuget, { 'Shop.csproj': `<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>\n  <ItemGroup>\n${items}\n  </ItemGroup>\n</Project>\n`, 'packages.lock.json': lock(), ...more });
const reference = (name: string, rest: string) => `    <PackageReference Include="${name}" ${rest} />`;

it('locked versions that the project does not admit are told, and what is not locked is listed', async () => {
  const { stale, purls } = await read([reference('Lamp', 'Version="2.0.0"'), reference('Wick', 'Version="2.*"'), reference('Oil', 'Version="3.0.0"')].join('\n'));
  expect(stale).toEqual(['Shop.csproj:4 the manifest and packages.lock.json do not agree: Oil is not locked; Lamp is 2.0.0 here and locked as 1.9.0; Wick is 2.* here and locked as 1.4.0']);
  expect(purls).toContain('pkg:nuget/Oil@3.0.0');
});

it('a version that was lower when it was locked is told', async () => {
  expect((await read(reference('Lamp', 'Version="1.2"'))).stale).toEqual(['Shop.csproj:4 the manifest and packages.lock.json do not agree: Lamp is 1.2 here and 1.9.0 there']);
});

it('versions of Directory.Packages.props count', async () => {
  const central = (version: string) => ({ 'Directory.Packages.props': `<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageVersion Include="Lamp" Version="${version}" /></ItemGroup></Project>` });
  expect((await read(reference('Lamp', ''), central('2.0.0'))).stale).toEqual(['Shop.csproj:4 the manifest and packages.lock.json do not agree: Lamp is 2.0.0 here and locked as 1.9.0']);
  expect((await read(reference('Lamp', ''), central('1.9.0'))).stale).toEqual([]);
});

it.each([
  reference('Lamp', 'Version="1.9"'), reference('Lamp', 'Version="[1.0,2.0)"'), reference('Lamp', 'Version="1.*"'), reference('Lamp', ''), reference('Lamp', 'Version="$(LampVersion)"'), reference('Lamp', 'Version="$([System.IO.File]::ReadAllText(lamp))"'),
  `${reference('Lamp', 'Version="1.9.0" Condition="\'$(Configuration)\' == \'Debug\'"')}\n${reference('Lamp', 'Version="2.0.0" Condition="\'$(Configuration)\' != \'Debug\'"')}`, `  </ItemGroup><Import Project="gone.props" /><ItemGroup>\n${reference('Lamp', 'Version="2.0.0"')}`,
])('%s is met', async (item) => {
  expect((await read(item)).stale).toEqual([]);
});

const paket = (dependencies: string) => readStale(nuget, { 'paket.dependencies': `source https://packages.example/index.json\n${dependencies}\n`, 'paket.lock': 'NUGET\n  remote: https://packages.example/index.json\n    Lamp (1.9)\n\nGROUP Test\nNUGET\n  remote: https://packages.example/index.json\n    Lamp (2.1)\n' });

it('Paket: locked versions, group by group, and what is not locked', async () => {
  const { stale, purls } = await paket('nuget Lamp ~> 2.0\nnuget Oil 1.0\ngroup Test\nnuget Lamp ~> 2.0');
  expect(stale).toEqual(['paket.dependencies:2 the manifest and paket.lock do not agree: Oil is not locked; Lamp is ~> 2.0 here and locked as 1.9']);
  expect(purls).toContain('pkg:nuget/Oil@1.0');
});

it.each(['nuget Lamp', 'nuget Lamp 1.9.0', 'nuget Lamp >= 1 < 2', 'nuget lamp ~> 1.2 prerelease', 'nuget Lamp ~> 1.2 framework: net48', 'nuget Lamp >= 1 lowest_matching: true'])('Paket: %s is met', async (line) => {
  expect((await paket(line)).stale).toEqual([]);
});
