import { expect, it } from 'vitest';
import { extractFromMemory } from '../../../../../test/support/memory-scan.ts';
import nuget from '../index.ts';

const purls = async (central: string, project: string) => {
  const files = {
    'Directory.Packages.props': `<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><Name>Lamp</Name></PropertyGroup><ItemGroup>${central}</ItemGroup></Project>`,
    'a/a.csproj': `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup>${project}</ItemGroup></Project>`,
  };
  const extractions = await extractFromMemory(nuget, new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])));
  return extractions.flatMap(({ nodes }) => nodes).flatMap((node) => (node.kind === 'component' ? [node.purl] : [])).sort();
};

it.each([
  ['the last of several that say a version', '<PackageVersion Include="Wick" Version="1.0.0" /><PackageVersion Update="wick" Version="2.0.0" />', 'Wick', '@2.0.0'],
  ['one that is taken away and comes again', '<PackageVersion Include="Wick" Version="1.0.0" /><PackageVersion Remove="Wick" /><PackageVersion Include="Wick" Version="3.0.0" />', 'Wick', '@3.0.0'],
  ['one that is taken away', '<PackageVersion Include="Wick" Version="1.0.0" /><PackageVersion Remove="Wick" />', 'Wick', ''],
  ['one of several in a list', '<PackageVersion Include="Wick;Saw" Version="4.0.0" />', 'Wick', '@4.0.0'],
  ['a name that is computed, between others', '<PackageVersion Include="Lamp" Version="1.0.0" /><PackageVersion Update="$(Name)" Version="5.0.0" /><PackageVersion Include="Saw" Version="1.0.0" />', 'Lamp', '@5.0.0'],
  ['a name that the project computes', '<PackageVersion Include="Lamp" Version="6.0.0" />', '$(Name)', '@6.0.0'],
])('the version that counts is that of %s', async (_, central, asked, version) => {
  expect(await purls(central, `<PackageReference Include="${asked}" />`)).toEqual([`pkg:nuget/${asked.replace('$(Name)', 'Lamp')}${version}`]);
});

it('updates of references that are made elsewhere count, and only for what is asked for', async () => {
  expect(await purls('<PackageReference Update="Wick" VersionOverride="2.0.0" /><PackageVersion Include="Wick" Version="1.0.0" />', '<PackageReference Include="Wick" /><PackageReference Update="wick" VersionOverride="3.0.0" /><PackageReference Update="Saw" Version="1.0.0" />')).toEqual(['pkg:nuget/Wick@3.0.0']);
});
