import { hash, members, packagesOf, type Member, type ProjectTree } from './member.ts';

const uuid = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const crate = ({ name, needs, packages }: Member): string => `[package]\nname = "${name}"\nversion = "1.0.0"\nlicense = "MIT"\n[dependencies]\n${needs.map((need) => `${need} = { path = "../${need}" }\n`).join('')}${packages.map((one) => (`${one} = { workspace = true }\n`)).join('')}`;

const workspace = (all: readonly Member[]): string => `[workspace]\nmembers = [${all.map(({ name }) => `"crates/${name}"`).join(', ')}]\n[workspace.dependencies]\n${packagesOf(all).map((name) => `${name} = "1"\n`).join('')}`;

const goMod = ({ name, needs, packages }: Member, isReplaced: boolean): string => `module code.example/acme/${name}\n\ngo 1.24.0\n\nrequire (\n${needs.map((need) => `\tcode.example/acme/${need} v0.0.0\n`).join('')}${packages.map((one) => `\tcode.example/lib/${one} v1.0.0\n`).join('')})\n${isReplaced ? needs.map((need) => `\nreplace code.example/acme/${need} => ../${need}\n`).join('') : ''}`;

const goSum = ({ packages }: Member): string => packages.map((one) => `code.example/lib/${one} v1.0.0 h1:${'A'.repeat(43)}=\ncode.example/lib/${one} v1.0.0/go.mod h1:${'A'.repeat(43)}=\n`).join('');

const project = ({ needs, packages }: Member, version: boolean): string => `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup>${needs.map((need) => `<ProjectReference Include="..\\${need}\\${need}.csproj" />`).join('')}${packages.map((one) => `<PackageReference Include="${one}"${version ? ' Version="1.0.0"' : ''} />`).join('')}</ItemGroup></Project>`;

const solution = (all: readonly Member[]): string => `Microsoft Visual Studio Solution File, Format Version 12.00\n${all.map(({ name, index }) => `Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "${name}", "src\\${name}\\${name}.csproj", "{${uuid(index)}}"\nEndProject\n`).join('')}Global\nEndGlobal\n`;

const haskell = ({ name, needs, packages }: Member): string => `cabal-version: 2.4\nname: ${name}\nversion: 1.0\nlibrary\n  build-depends: base, ${[...needs, ...packages].join(', ')}\n`;

const stack = (all: readonly Member[]): string => `resolver: lts-22.0\npackages:\n${all.map(({ name }) => `  - ${name}\n`).join('')}extra-deps:\n${packagesOf(all).map((name) => `  - ${name}-1.0\n`).join('')}`;

export const compiled: Readonly<Record<string, ProjectTree>> = {
  *'Cargo workspace'(count) {
    const all = members(count);
    yield ['Cargo.toml', workspace(all)];
    for (const member of all) {
      yield [`crates/${member.name}/Cargo.toml`, crate(member)];
      yield [`crates/${member.name}/src/lib.rs`, '\n'];
    }
    yield ['Cargo.lock', `version = 4\n\n${[...all.map(({ name, needs, packages }) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\ndependencies = [\n${[...needs, ...packages].map((one) => ` "${one}",\n`).join('')}]\n`), ...packagesOf(all).map((name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\nsource = "registry+https://index.example/index"\nchecksum = "${hash(name)}"\n`)].join('\n')}`];
  },

  *'Cargo workspace, unlocked'(count) {
    const all = members(count);
    yield ['Cargo.toml', workspace(all)];
    for (const member of all) {
      yield [`crates/${member.name}/Cargo.toml`, crate(member)];
      yield [`crates/${member.name}/src/lib.rs`, '\n'];
    }
  },

  *'crates, vendored'(count) {
    for (const { name, needs } of members(count)) {
      yield [`vendor/${name}/Cargo.toml`, `[package]\nname = "${name}"\nversion = "1.0.0"\nlicense = "MIT"\n[dependencies]\n${needs.map((need) => `${need} = "1"\n`).join('')}`];
      yield [`vendor/${name}/.cargo-checksum.json`, `{"files":{},"package":"${hash(name)}"}`];
    }
  },

  *'Go workspace'(count) {
    const all = members(count);
    yield ['go.work', `go 1.24.0\n\nuse (\n${all.map(({ name }) => `\t./${name}\n`).join('')})\n`];
    for (const member of all) {
      yield [`${member.name}/go.mod`, goMod(member, false)];
      yield [`${member.name}/go.sum`, goSum(member)];
    }
  },

  *'Go modules with replacements'(count) {
    for (const member of members(count)) {
      yield [`${member.name}/go.mod`, goMod(member, true)];
      yield [`${member.name}/go.sum`, goSum(member)];
    }
  },

  *'Go modules, vendored'(count) {
    for (const member of members(count)) {
      yield [`${member.name}/go.mod`, goMod({ ...member, needs: [] }, false)];
      yield [`${member.name}/vendor/modules.txt`, member.packages.map((one) => `# code.example/lib/${one} v1.0.0\n## explicit\ncode.example/lib/${one}\n`).join('')];
    }
  },

  *'.NET solution with central versions'(count) {
    const all = members(count);
    yield ['All.sln', solution(all)];
    yield ['Directory.Build.props', '<Project><PropertyGroup><Company>Acme</Company></PropertyGroup></Project>'];
    yield ['Directory.Packages.props', `<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup>${packagesOf(all).map((name) => `<PackageVersion Include="${name}" Version="1.0.0" />`).join('')}</ItemGroup></Project>`];
    for (const member of all) yield [`src/${member.name}/${member.name}.csproj`, project(member, false)];
  },

  *'.NET projects, each locked'(count) {
    const all = members(count);
    yield ['All.sln', solution(all)];
    for (const member of all) {
      yield [`src/${member.name}/${member.name}.csproj`, project(member, true)];
      yield [`src/${member.name}/packages.lock.json`, JSON.stringify({ version: 1, dependencies: { 'net8.0': { ...Object.fromEntries(member.packages.map((one) => [one, { type: 'Direct', requested: '[1.0.0, )', resolved: '1.0.0', contentHash: 'AAAA' }])), ...Object.fromEntries(member.needs.map((need) => [need, { type: 'Project', dependencies: { common1: '[1.0.0, )' } }])) } } })];
    }
  },

  *'.NET projects, restored'(count) {
    for (const member of members(count)) {
      const { name, packages } = member;
      yield [`src/${name}/${name}.csproj`, project(member, true)];
      yield [`src/${name}/obj/project.assets.json`, JSON.stringify({ version: 3, targets: { 'net8.0': Object.fromEntries(packages.map((one) => [`${one}/1.0.0`, { type: 'package' }])) }, libraries: Object.fromEntries(packages.map((one) => [`${one}/1.0.0`, { type: 'package', sha512: 'AAAA' }])), projectFileDependencyGroups: { 'net8.0': packages.map((one) => `${one} >= 1.0.0`) }, project: { version: '1.0.0', restore: { projectName: name }, frameworks: { 'net8.0': { dependencies: Object.fromEntries(packages.map((one) => [one, { target: 'Package', version: '[1.0.0, )' }])) } } } })];
    }
  },

  *'.NET projects of packages.config'(count) {
    for (const { name, packages } of members(count)) {
      yield [`src/${name}/${name}.csproj`, '<Project ToolsVersion="15.0"><PropertyGroup><OutputType>Library</OutputType></PropertyGroup></Project>'];
      yield [`src/${name}/packages.config`, `<packages>${packages.map((one) => `<package id="${one}" version="1.0.0" targetFramework="net48" />`).join('')}</packages>`];
    }
  },

  *'Paket references'(count) {
    const all = members(count);
    const names = packagesOf(all);
    yield ['paket.dependencies', `source https://packages.example/v3/index.json\n\n${names.map((name) => `nuget ${name} ~> 1.0\n`).join('')}`];
    yield ['paket.lock', `NUGET\n  remote: https://packages.example/v3/index.json\n${names.map((name) => `    ${name} (1.0)\n`).join('')}`];
    for (const { name, packages } of all) {
      yield [`src/${name}/${name}.fsproj`, '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>'];
      yield [`src/${name}/paket.references`, packages.map((one) => `${one}\n`).join('')];
    }
  },

  *'pub workspace'(count) {
    const all = members(count);
    yield ['pubspec.yaml', `name: root\nenvironment: {sdk: ^3.6.0}\nworkspace:\n${all.map(({ name }) => `  - packages/${name}\n`).join('')}`];
    for (const { name, needs, packages } of all) {
      yield [`packages/${name}/pubspec.yaml`, `name: ${name}\nversion: 1.0.0\nresolution: workspace\ndependencies:\n${needs.map((need) => `  ${need}: ^1.0.0\n`).join('')}${packages.map((one) => `  ${one}: ^1.0.0\n`).join('')}`];
      yield [`packages/${name}/lib/main.dart`, '\n'];
    }
    yield ['pubspec.lock', `packages:\n${packagesOf(all).map((name) => `  ${name}:\n    dependency: "direct main"\n    description:\n      name: ${name}\n      sha256: ${hash(name)}\n      url: "https://pub.example"\n    source: hosted\n    version: "1.0.0"\n`).join('')}sdks:\n  dart: ">=3.6.0 <4.0.0"\n`];
  },

  *'pub packages with paths'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`packages/${name}/pubspec.yaml`, `name: ${name}\nversion: 1.0.0\ndependencies:\n${needs.map((need) => `  ${need}: {path: ../${need}}\n`).join('')}${packages.map((one) => `  ${one}: ^1.0.0\n`).join('')}`];
      yield [`packages/${name}/lib/main.dart`, '\n'];
    }
  },

  *'Mix umbrella'(count) {
    const all = members(count);
    yield ['mix.exs', 'defmodule Root.MixProject do\n  use Mix.Project\n  def project do\n    [apps_path: "apps", version: "0.1.0", deps: []]\n  end\nend\n'];
    for (const { name, needs, packages } of all) yield [`apps/${name}/mix.exs`, `defmodule P${name}.MixProject do\n  use Mix.Project\n  def project do\n    [app: :${name}, version: "0.1.0", lockfile: "../../mix.lock", deps: deps()]\n  end\n  defp deps do\n    [${[...needs.map((need) => `{:${need}, in_umbrella: true}`), ...packages.map((one) => `{:${one}, "~> 1.0"}`)].join(', ')}]\n  end\nend\n`];
    yield ['mix.lock', `%{\n${packagesOf(all).map((name) => `  "${name}": {:hex, :${name}, "1.0.0", "${hash(name)}", [:mix], [], "hexpm", "${hash(name)}"},\n`).join('')}}\n`];
  },

  *'Mix projects, each locked'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/mix.exs`, `defmodule P${name}.MixProject do\n  use Mix.Project\n  def project do\n    [app: :${name}, version: "0.1.0", deps: deps()]\n  end\n  defp deps do\n    [${[...needs.map((need) => `{:${need}, path: "../${need}"}`), ...packages.map((one) => `{:${one}, "~> 1.0"}`)].join(', ')}]\n  end\nend\n`];
      yield [`${name}/mix.lock`, `%{\n${packages.map((one) => `  "${one}": {:hex, :${one}, "1.0.0", "${hash(one)}", [:mix], [], "hexpm", "${hash(one)}"},\n`).join('')}}\n`];
    }
  },

  *'rebar applications'(count) {
    const all = members(count);
    yield ['rebar.config', '{deps, [{common0, "1.0.0"}]}.\n'];
    for (const { name, packages } of all) {
      yield [`apps/${name}/rebar.config`, `{deps, [${packages.map((one) => `{${one}, "1.0.0"}`).join(', ')}]}.\n`];
      yield [`apps/${name}/src/${name}.app.src`, `{application, ${name}, [{vsn, "1.0.0"}, {licenses, ["MIT"]}]}.\n`];
    }
  },

  *'Stack packages of package.yaml'(count) {
    const all = members(count);
    yield ['stack.yaml', stack(all)];
    for (const { name, needs, packages } of all) yield [`${name}/package.yaml`, `name: ${name}\nversion: 1.0\ndependencies:\n  - base\n${[...needs, ...packages].map((one) => `  - ${one}\n`).join('')}library: {}\n`];
  },

  *'Stack packages, each with both'(count) {
    const all = members(count);
    yield ['stack.yaml', stack(all)];
    for (const member of all) {
      yield [`${member.name}/package.yaml`, `name: ${member.name}\nversion: 1.0\ndependencies:\n${[...member.needs, ...member.packages].map((one) => `  - ${one}\n`).join('')}library: {}\n`];
      yield [`${member.name}/${member.name}.cabal`, haskell(member)];
    }
  },

  *'cabal packages'(count) {
    const all = members(count);
    yield ['cabal.project', `packages:\n${all.map(({ name }) => `  ${name}\n`).join('')}`];
    for (const member of all) yield [`${member.name}/${member.name}.cabal`, haskell(member)];
  },

  *'cabal packages, frozen'(count) {
    const all = members(count);
    yield ['cabal.project', `packages:\n${all.map(({ name }) => `  ${name}\n`).join('')}`];
    yield ['cabal.project.freeze', `active-repositories: hackage\nconstraints: ${packagesOf(all).map((name) => `any.${name} ==1.0`).join(',\n             ')}\n`];
    for (const member of all) yield [`${member.name}/${member.name}.cabal`, haskell(member)];
  },

  *'opam packages of dune'(count) {
    const all = members(count);
    yield ['dune-project', `(lang dune 3.16)\n${all.map(({ name, needs, packages }) => `(package (name ${name}) (depends ${[...needs, ...packages].join(' ')}))\n`).join('')}`];
    for (const { name, needs, packages } of all) {
      yield [`${name}.opam`, `opam-version: "2.0"\ndepends: [\n${[...needs, ...packages].map((one) => `  "${one}"\n`).join('')}]\n`];
      yield [`src/${name}/main.ml`, '\n'];
    }
  },

  *'opam projects'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/dune-project`, '(lang dune 3.16)\n'];
      yield [`${name}/${name}.opam`, `opam-version: "2.0"\nversion: "1.0"\ndepends: [\n${[...needs, ...packages].map((one) => `  "${one}"\n`).join('')}]\n`];
      yield [`${name}/main.ml`, '\n'];
    }
  },

  *'Swift packages'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/Package.swift`, `// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(name: "${name}", dependencies: [${[...needs.map((need) => `.package(path: "../${need}")`), ...packages.map((one) => `.package(url: "https://forge.example/lib/${one}", from: "1.0.0")`)].join(', ')}])\n`];
      yield [`${name}/Package.resolved`, JSON.stringify({ pins: packages.map((one) => ({ identity: one, kind: 'remoteSourceControl', location: `https://forge.example/lib/${one}`, state: { revision: hash(one).slice(0, 40), version: '1.0.0' } })), version: 2 })];
    }
  },

  *'Xcode projects'(count) {
    for (const { name, packages } of members(count)) {
      yield [`${name}/${name}.xcodeproj/project.pbxproj`, `// !$*UTF8*$!\n{\n\tobjects = {\n${packages.map((one, index) => `\t\tAA0${index} = {\n\t\t\tisa = XCRemoteSwiftPackageReference;\n\t\t\trepositoryURL = "https://forge.example/lib/${one}";\n\t\t\trequirement = {\n\t\t\t\tkind = exactVersion;\n\t\t\t\tversion = 1.0.0;\n\t\t\t};\n\t\t};\n`).join('')}\t};\n}\n`];
      yield [`${name}/${name}.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved`, JSON.stringify({ pins: packages.map((one) => ({ identity: one, kind: 'remoteSourceControl', location: `https://forge.example/lib/${one}`, state: { revision: hash(one).slice(0, 40), version: '1.0.0' } })), version: 2 })];
    }
  },

  *'CocoaPods projects'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/Podfile`, `target 'App' do\n${needs.map((need) => `  pod '${need}', :path => '../${need}'\n`).join('')}${packages.map((one) => `  pod '${one}', '~> 1.0'\n`).join('')}end\n`];
      yield [`${name}/${name}.podspec`, `Pod::Spec.new do |s|\n  s.name = '${name}'\n  s.version = '1.0'\n  s.dependency '${packages[0]}'\nend\n`];
      yield [`${name}/Podfile.lock`, `PODS:\n${[...needs, ...packages].map((one) => `  - ${one} (1.0)\n`).join('')}\nDEPENDENCIES:\n${needs.map((need) => `  - ${need} (from \`../${need}\`)\n`).join('')}${packages.map((one) => `  - ${one} (~> 1.0)\n`).join('')}\nCOCOAPODS: 1.15.0\n`];
    }
  },

  *'CMake directories'(count) {
    const all = members(count);
    yield ['CMakeLists.txt', `cmake_minimum_required(VERSION 3.20)\nproject(root)\nset(LIB_VERSION 1.0)\n${all.map(({ name }) => `add_subdirectory(${name})\n`).join('')}`];
    for (const { name, packages: [first, second, only] } of all) {
      yield [`${name}/CMakeLists.txt`, `include(../cmake/${name}.cmake)\nfind_package(${first} 1.0 REQUIRED)\nFetchContent_Declare(${only} GIT_REPOSITORY https://forge.example/lib/${only}.git GIT_TAG v1.0)\n`];
      yield [`cmake/${name}.cmake`, `CPMAddPackage("gh:lib/${second}@\${LIB_VERSION}")\n`];
    }
  },

  *'Conan recipes'(count) {
    for (const { index, name, needs, packages } of members(count)) {
      yield index % 2 === 0
        ? [`${name}/conanfile.txt`, `[requires]\n${packages.map((one) => `${one}/1.0\n`).join('')}`]
        : [`${name}/conanfile.py`, `from conan import ConanFile\nclass C(ConanFile):\n    name = "${name}"\n    version = "1.0"\n    def requirements(self):\n${[...needs, ...packages].map((one) => `        self.requires("${one}/1.0")\n`).join('')}`];
      yield [`${name}/conan.lock`, JSON.stringify({ version: '0.5', requires: packages.map((one) => `${one}/1.0#${hash(one).slice(0, 32)}%1.0`), build_requires: [], python_requires: [] })];
    }
  },

  *'vcpkg manifests'(count) {
    for (const { name, packages } of members(count)) yield [`${name}/vcpkg.json`, JSON.stringify({ name, version: '1.0', dependencies: packages })];
  },

  *'Julia workspace'(count) {
    const all = members(count);
    yield ['Project.toml', `name = "Root"\nuuid = "${uuid(999_999)}"\n[workspace]\nprojects = [${all.map(({ name }) => `"${name}"`).join(', ')}]\n`];
    for (const { index, name, needs } of all) yield [`${name}/Project.toml`, `name = "${name}"\nuuid = "${uuid(index)}"\nversion = "1.0.0"\n[deps]\n${needs.map((need) => `${need} = "${uuid(Number(need.slice(4)))}"\n`).join('')}`];
    yield ['Manifest.toml', `julia_version = "1.12.0"\nmanifest_format = "2.0"\n\n${all.map(({ index, name, needs }) => `[[deps.${name}]]\ndeps = [${needs.map((need) => `"${need}"`).join(', ')}]\npath = "${name}"\nuuid = "${uuid(index)}"\nversion = "1.0.0"\n`).join('\n')}`];
  },

  *'Nim packages'(count) {
    for (const { name, packages } of members(count)) yield [`${name}/${name}.nimble`, `version = "1.0"\nauthor = "Ann"\nlicense = "MIT"\n${packages.map((one) => `requires "${one} >= 1.0"\n`).join('')}`];
  },

  *'Dub packages'(count) {
    for (const { name, needs, packages } of members(count)) yield [`${name}/dub.json`, JSON.stringify({ name, dependencies: { ...Object.fromEntries(needs.map((need) => [need, { path: `../${need}` }])), ...Object.fromEntries(packages.map((one) => [one, '~>1.0'])) } })];
  },

  *'Crystal shards'(count) {
    for (const { name, needs, packages } of members(count)) yield [`${name}/shard.yml`, `name: ${name}\nversion: 1.0\ndependencies:\n${needs.map((need) => `  ${need}:\n    path: ../${need}\n`).join('')}${packages.map((one) => `  ${one}:\n    github: lib/${one}\n    version: ~> 1.0\n`).join('')}`];
  },

  *'Gleam packages'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/gleam.toml`, `name = "${name}"\nversion = "1.0.0"\n[dependencies]\n${needs.map((need) => `${need} = { path = "../${need}" }\n`).join('')}${packages.map((one) => `${one} = ">= 1.0.0"\n`).join('')}`];
    }
  },
};
