import { expect, it } from 'vitest';
import { dotnetAssembly } from '../../../../test/support/dotnet-assembly.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import nuget from './index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const project = `<Project ToolsVersion="4.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <ItemGroup>
    <Reference Include="System" />
    <Reference Include="Restored, Version=1.2.3.0, Culture=neutral"><HintPath>..\\packages\\Restored.1.2.3\\lib\\net45\\Restored.dll</HintPath></Reference>
    <Reference Include="There, Version=2.0.0.0"><HintPath>..\\Lib\\There.dll</HintPath></Reference>
    <Reference Include="Gone, Version=4.5.6.0"><HintPath>..\\lib\\Gone.dll</HintPath></Reference>
  </ItemGroup>
</Project>`;

async function read(files: Record<string, Uint8Array>) {
  const extractions = await extractFromMemory(nuget, new Map([['app/App.csproj', encode(project)], ...Object.entries(files)]));
  const named = extractions.flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === 'component' ? [`${node.purl} ${node.origin} ${node.requirements.join()}`] : [])));
  const issues = extractions.flatMap((extraction) => extraction.issues.filter(({ code }) => code === 'missing-file').map(({ path, line, message }) => `${path}:${line} ${message}`));
  return { named: [...new Set(named)].sort(), issues };
}

it('assemblies from files are copies, with what they say of themselves where they are there', async () => {
  const { named, issues } = await read({ 'lib/There.dll': dotnetAssembly({ name: 'There', version: [2, 1, 0, 0] }) });
  expect(named).toEqual(['pkg:nuget/Gone vendored assembly 4.5.6.0', 'pkg:nuget/Restored@1.2.3 registry ', 'pkg:nuget/There@2.1.0.0 unknown ', 'pkg:nuget/There@2.1.0.0 vendored ']);
  expect(issues).toEqual(['app/App.csproj:6 the assembly Gone is taken from ..\\lib\\Gone.dll, which is not in the scanned tree: of which package and version it is, is not known']);
});

it('packages.config tells of what was restored', async () => {
  const { named } = await read({ 'app/packages.config': encode('<packages><package id="Restored" version="1.2.4" /></packages>') });
  expect(named.filter((name) => name.includes('Restored'))).toEqual(['pkg:nuget/Restored@1.2.4 registry ']);
});
