import { describe, expect, it } from 'vitest';
import { scanInProcess } from '../support/scan-in-process.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();

const issuesOf = async (files: Files): Promise<string[]> =>
  (await scanInProcess(work.tree(files))).issues.map(({ path, line, code, message }) => `${path}:${line ?? '?'} ${code}: ${message}`);

/** Manifests that ask for exact versions only, and the line of the first of them. */
const manifests: readonly (readonly [file: string, line: number, count: number, text: string])[] = [
  ['package.json', 3, 2, '{"name": "a",\n "dependencies": {\n  "one": "1.0.0",\n  "two": "2.0.0"}}\n'],
  ['deno.json', 2, 1, '{"imports": {\n "one": "npm:one@1.0.0"}}\n'],
  ['bower.json', 2, 1, '{"name": "a", "dependencies": {\n "one": "1.0.0"}}\n'],
  ['a.csproj', 2, 1, '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>\n<PackageReference Include="One" Version="1.0.0" />\n</ItemGroup></Project>\n'],
  ['paket.dependencies', 2, 1, 'source https://packages.example\nnuget One 1.0.0\n'],
  ['Cargo.toml', 6, 1, '[package]\nname = "a"\nversion = "0.1.0"\n\n[dependencies]\none = "=1.0.0"\n'],
  ['requirements.txt', 1, 2, 'one==1.0.0\ntwo==2.0.0\n'],
  ['pyproject.toml', 3, 1, '[project]\nname = "a"\ndependencies = ["one==1.0.0"]\n'],
  ['Pipfile', 2, 1, '[packages]\none = "==1.0.0"\n'],
  ['Gemfile', 2, 1, 'source "https://gems.example"\ngem "one", "1.0.0"\n'],
  ['composer.json', 1, 1, '{"name": "a/a", "require": {"one/one": "1.0.0"}}\n'],
  ['pubspec.yaml', 3, 1, 'name: a\ndependencies:\n  one: 1.0.0\n'],
  ['Package.swift', 2, 1, 'let package = Package(name: "a", dependencies: [\n  .package(url: "https://code.example/one.git", exact: "1.0.0")])\n'],
  ['mix.exs', 3, 1, 'defmodule A.MixProject do\n  defp deps do\n    [{:one, "1.0.0"}]\n  end\nend\n'],
  ['gleam.toml', 3, 1, 'name = "a"\n[dependencies]\none = "1.0.0"\n'],
  ['Podfile', 2, 1, 'target "A" do\n  pod "One", "1.0.0"\nend\n'],
  ['shard.yml', 4, 1, 'name: a\nversion: 0.1.0\ndependencies:\n  one:\n    git: https://code.example/one.git\n    version: 1.0.0\n'],
  ['conanfile.txt', 2, 1, '[requires]\none/1.0.0\n'],
  ['cpanfile', 1, 1, 'requires "One", "== 1.0.0";\n'],
  ['environment.yml', 3, 1, 'name: a\ndependencies:\n  - one==1.0.0=h1_0\n'],
  ['Chart.yaml', 5, 1, 'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n  - name: one\n    version: 1.0.0\n    repository: https://charts.example\n'],
  ['CMakeLists.txt', 1, 1, 'FetchContent_Declare(one GIT_REPOSITORY https://code.example/acme/one.git GIT_TAG v1.0.0)\n'],
  ['main.tf', 1, 1, 'module "one" {\n  source  = "acme/one/aws"\n  version = "1.0.0"\n}\n'],
  ['requirements.yml', 2, 1, 'collections:\n  - name: one.one\n    version: 1.0.0\n'],
];

describe('a manifest without lockfile', () => {
  it.each(manifests)('%s: one issue, at the first dependency, that what they need in turn is not known', async (file, line, count, text) => {
    const issues = await issuesOf({ [file]: text });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(count === 1 ? /what the dependency \S+ needs in turn is not known$/ : new RegExp(`what the ${count} dependencies need in turn is not known: `));
    expect(issues[0]!.split(' ', 2)).toEqual([`${file}:${line}`, 'unresolved:']);
  });

  it('tells both in one issue, when versions are open too', async () => {
    expect(await issuesOf({ 'package.json': '{"name": "a",\n"dependencies": {\n"one": "^1.0.0", "two": "2.0.0"}}\n' }))
      .toEqual(['package.json:3 unresolved: 1 dependency has no exact version: one; what 2 dependencies need in turn is not known']);
  });

  it('needs none where it asks for nothing', async () => {
    expect(await issuesOf({ 'package.json': '{"name": "a"}', 'b/Cargo.toml': '[package]\nname = "b"\nversion = "1.0.0"\n', 'c/pubspec.yaml': 'name: c\n', 'd/pyproject.toml': '[project]\nname = "d"\n' })).toEqual([]);
  });

  it('needs none for packages of the tree itself', async () => {
    expect(await issuesOf({ 'package.json': '{"name": "a", "workspaces": ["b"], "dependencies": {"b": "file:b"}}', 'b/package.json': '{"name": "b", "version": "1.0.0"}' })).toEqual([]);
  });

  it('needs none where a lockfile tells it', async () => {
    const lock = '{"name": "a", "lockfileVersion": 3, "packages": {"": {"name": "a", "dependencies": {"one": "1.0.0"}}, "node_modules/one": {"version": "1.0.0"}}}';
    expect(await issuesOf({ 'package.json': '{"name": "a", "dependencies": {"one": "1.0.0"}}', 'package-lock.json': lock })).toEqual([]);
  });

  it('needs none where the installed packages tell it', async () => {
    expect(await issuesOf({
      'package.json': '{"name": "a", "dependencies": {"one": "1.0.0"}}',
      'node_modules/one/package.json': '{"name": "one", "version": "1.0.0", "dependencies": {"two": "^2"}}',
      'node_modules/two/package.json': '{"name": "two", "version": "2.0.0"}',
    })).toEqual([]);
  });

  it('needs none where requirements are hashed or compiled, which pip takes as all there is', async () => {
    expect(await issuesOf({ 'requirements.txt': `one==1.0.0 --hash=sha256:${'a'.repeat(64)}\ntwo==2.0.0 \\\n  --hash=sha256:${'b'.repeat(64)}\n` })).toEqual([]);
    expect(await issuesOf({ 'requirements.txt': '# This file is autogenerated by pip-compile\none==1.0.0\n    # via -r requirements.in\n' })).toEqual([]);
    expect(await issuesOf({ 'requirements.txt': `one==1.0.0 --hash=sha256:${'a'.repeat(64)}\ntwo==2.0.0\n` })).toHaveLength(1);
  });

  it('needs none for what brings everything along: images, actions, tools', async () => {
    expect(await issuesOf({ Dockerfile: 'FROM alpine:3.20\n', '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    steps:\n      - uses: acme/setup@v1.2.3\n', '.tool-versions': 'nodejs 24.1.0\n' })).toEqual([]);
  });

  it('is told of each manifest of several', async () => {
    const one = '{"name": "a", "dependencies": {"one": "1.0.0"}}';
    expect(await issuesOf({ 'a/package.json': one, 'b/package.json': one.replace('"a"', '"b"') })).toHaveLength(2);
  });
});
