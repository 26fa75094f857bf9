import { expect, it } from 'vitest';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import nuget from './index.ts';

const project = '<Project Sdk="Microsoft.NET.Sdk"></Project>';
const entry = (path: string) => `Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "x", "${path}", "{A}"\r\nEndProject\r\n`;
const issuesOf = async (files: Record<string, string>) =>
  (await extractFromMemory(nuget, new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])))).flatMap(({ issues }) => issues);
const missing = async (files: Record<string, string>) => (await issuesOf(files)).filter(({ code }) => code === 'missing-file').map(({ path, line, message }) => `${path}:${line} ${message}`);

it('tells of projects of a solution that are not there, once', async () => {
  const solution = `Microsoft Visual Studio Solution File\r\n${entry('src\\App\\App.csproj')}${entry('src\\Gone\\Gone.csproj')}${entry('native\\a.vcxproj')}${entry('docs')}${entry('..\\out\\Out.fsproj')}`;
  expect(await missing({ 'all.sln': solution, 'src/App/App.csproj': project })).toEqual([
    'all.sln:4 2 projects of the solution are not in the scanned tree: src/Gone/Gone.csproj, ../out/Out.fsproj; what they need is not known',
  ]);
});

it('reads solutions in XML, and is silent where all is there', async () => {
  const solution = '<Solution>\n  <Folder Name="/src/">\n    <Project Path="src/App/App.csproj" />\n    <Project Path="src/Gone/Gone.vbproj" />\n  </Folder>\n</Solution>\n';
  expect(await missing({ 'all.slnx': solution, 'src/App/App.csproj': project })).toEqual(['all.slnx:4 a project of the solution is not in the scanned tree: src/Gone/Gone.vbproj; what it needs is not known']);
  expect(await missing({ 'all.sln': entry('SRC\\app.csproj'), 'src/App.csproj': project })).toEqual([]);
});
