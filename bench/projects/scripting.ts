import { hash, members, packagesOf, type Member, type ProjectTree } from './member.ts';

const quoted = (names: readonly string[], suffix = ''): string => names.map((name) => `"${name}${suffix}"`).join(', ');

const pyproject = ({ name, needs, packages }: Member, more: string): string => `[project]\nname = "${name}"\nversion = "1.0"\nlicense = "MIT"\ndependencies = [${quoted(needs)}, ${quoted(packages, '>=1')}]\n${more}`.replace('[, ', '[');

const locked = (name: string): string => `[[package]]\nname = "${name}"\nversion = "1.0"\nsource = { registry = "https://index.example/simple" }\nsdist = { url = "https://files.example/${name}-1.0.tar.gz", hash = "sha256:${hash(name)}", size = 1 }\n`;

export const scripting: Readonly<Record<string, ProjectTree>> = {
  *'uv workspace'(count) {
    const all = members(count);
    yield ['pyproject.toml', `[project]\nname = "root"\nversion = "1.0"\ndependencies = []\n[tool.uv.workspace]\nmembers = [${all.map(({ name }) => `"packages/${name}"`).join(', ')}]\n`];
    for (const member of all) yield [`packages/${member.name}/pyproject.toml`, pyproject(member, `[tool.uv.sources]\n${member.needs.map((need) => `${need} = { workspace = true }\n`).join('')}`)];
    const inner = ({ name, needs, packages }: Member): string => `[[package]]\nname = "${name}"\nversion = "1.0"\nsource = { editable = "packages/${name}" }\ndependencies = [\n${[...needs, ...packages].map((one) => `    { name = "${one}" },\n`).join('')}]\n\n[package.metadata]\nrequires-dist = [\n${needs.map((one) => `    { name = "${one}", editable = "packages/${one}" },\n`).join('')}${packages.map((one) => `    { name = "${one}", specifier = ">=1" },\n`).join('')}]\n`;
    yield ['uv.lock', `version = 1\nrequires-python = ">=3.12"\n\n[manifest]\nmembers = [${quoted(['root', ...all.map(({ name }) => name)])}]\n\n${[...packagesOf(all).map(locked), ...all.map(inner), '[[package]]\nname = "root"\nversion = "1.0"\nsource = { virtual = "." }\n'].join('\n')}`];
  },

  *'Python projects, unlocked'(count) {
    for (const member of members(count)) {
      yield [`${member.name}/pyproject.toml`, pyproject(member, '')];
      yield [`${member.name}/setup.py`, 'from setuptools import setup\nsetup()\n'];
    }
  },

  *'Poetry projects'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/pyproject.toml`, `[tool.poetry]\nname = "${name}"\nversion = "1.0"\n[tool.poetry.dependencies]\n${needs.map((need) => `${need} = { path = "../${need}", develop = true }\n`).join('')}${packages.map((one) => `${one} = "^1.0"\n`).join('')}`];
      yield [`${name}/poetry.lock`, `${needs.map((need) => `[[package]]\nname = "${need}"\nversion = "1.0"\noptional = false\npython-versions = "*"\nfiles = []\n\n[package.source]\ntype = "directory"\nurl = "../${need}"\n`).join('\n')}${packages.map((one) => `\n[[package]]\nname = "${one}"\nversion = "1.0"\noptional = false\npython-versions = "*"\nfiles = [{file = "${one}-1.0.tar.gz", hash = "sha256:${hash(one)}"}]\n`).join('')}\n[metadata]\nlock-version = "2.0"\npython-versions = "*"\ncontent-hash = "${hash(name)}"\n`];
    }
  },

  *'requirements files'(count) {
    const all = members(count);
    yield ['constraints.txt', packagesOf(all).map((name) => `${name}==1.0\n`).join('')];
    for (const { name, packages } of all) {
      yield [`${name}/requirements.txt`, `-c ../constraints.txt\n${packages.map((one) => `${one}>=1\n`).join('')}`];
      yield [`${name}/requirements-dev.txt`, '-r requirements.txt\npytest==8.0\n'];
      yield [`${name}/setup.py`, `from setuptools import setup\nsetup(name="${name}", version="1.0", install_requires=[${quoted(packages)}])\n`];
    }
  },

  *'site-packages'(count) {
    for (const { name, needs } of members(count)) {
      const place = `venv/lib/python3.12/site-packages/${name}-1.0.dist-info`;
      yield [`${place}/METADATA`, `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\nLicense: MIT\n${needs.map((need) => `Requires-Dist: ${need}\n`).join('')}`];
      yield [`${place}/RECORD`, `${name}/__init__.py,,\n`];
      yield [`${place}/INSTALLER`, 'pip\n'];
    }
  },

  *'Bundler projects with paths'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/Gemfile`, `source "https://gems.example"\ngemspec\n${needs.map((need) => `gem "${need}", path: "../${need}"\n`).join('')}`];
      yield [`${name}/${name}.gemspec`, `Gem::Specification.new do |spec|\n  spec.name = "${name}"\n  spec.version = "1.0"\n${packages.map((one) => `  spec.add_dependency "${one}", "~> 1.0"\n`).join('')}end\n`];
      yield [`${name}/Gemfile.lock`, `${needs.map((need) => `PATH\n  remote: ../${need}\n  specs:\n    ${need} (1.0)\n\n`).join('')}PATH\n  remote: .\n  specs:\n    ${name} (1.0)\n${packages.map((one) => `      ${one} (~> 1.0)\n`).join('')}\nGEM\n  remote: https://gems.example/\n  specs:\n${packages.map((one) => `    ${one} (1.0)\n`).join('')}\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n${[name, ...needs].map((one) => `  ${one}!\n`).join('')}\nBUNDLED WITH\n   2.5.0\n`];
    }
  },

  *'Bundler projects, unlocked'(count) {
    for (const { name, needs, packages } of members(count)) {
      yield [`${name}/Gemfile`, `source "https://gems.example"\ngemspec\n${needs.map((need) => `gem "${need}", path: "../${need}"\n`).join('')}`];
      yield [`${name}/${name}.gemspec`, `require_relative "lib/version"\nGem::Specification.new do |spec|\n  spec.name = "${name}"\n  spec.version = ${name.toUpperCase()}::VERSION\n${packages.map((one) => `  spec.add_dependency "${one}", "~> 1.0"\n`).join('')}end\n`];
      yield [`${name}/lib/version.rb`, `module ${name.toUpperCase()}\n  VERSION = "1.0"\nend\n`];
    }
  },

  *'one Gemfile of many gems'(count) {
    const all = members(count);
    yield ['Gemfile', `source "https://gems.example"\n${all.map(({ name }) => `gem "${name}", path: "gems/${name}"\n`).join('')}`];
    for (const { name, needs, packages } of all) yield [`gems/${name}/${name}.gemspec`, `Gem::Specification.new do |spec|\n  spec.name = "${name}"\n  spec.version = "1.0"\n${[...needs, ...packages].map((one) => `  spec.add_dependency "${one}", "~> 1.0"\n`).join('')}end\n`];
    yield ['Gemfile.lock', `${all.map(({ name, needs, packages }) => `PATH\n  remote: gems/${name}\n  specs:\n    ${name} (1.0)\n${[...needs, ...packages].map((one) => `      ${one} (~> 1.0)\n`).join('')}\n`).join('')}GEM\n  remote: https://gems.example/\n  specs:\n${packagesOf(all).map((one) => `    ${one} (1.0)\n`).join('')}\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n${all.map(({ name }) => `  ${name}!\n`).join('')}`];
  },

  *'Composer path repositories'(count) {
    const all = members(count);
    const require = ({ needs, packages }: Member): object => ({ ...Object.fromEntries(needs.map((need) => [`acme/${need}`, '@dev'])), ...Object.fromEntries(packages.map((one) => [`lib/${one}`, '^1.0'])) });
    yield ['composer.json', JSON.stringify({ name: 'acme/root', repositories: [{ type: 'path', url: 'packages/*' }], require: Object.fromEntries(all.map(({ name }) => [`acme/${name}`, '@dev'])) })];
    for (const member of all) yield [`packages/${member.name}/composer.json`, JSON.stringify({ name: `acme/${member.name}`, version: '1.0.0', license: 'MIT', require: require(member) })];
    yield ['composer.lock', JSON.stringify({ packages: [...all.map((member) => ({ name: `acme/${member.name}`, version: '1.0.0', dist: { type: 'path', url: `packages/${member.name}` }, require: require(member) })), ...packagesOf(all).map((name) => ({ name: `lib/${name}`, version: '1.0.0', license: ['MIT'] }))], 'packages-dev': [] }, null, 1)];
  },

  *'Composer projects, unlocked'(count) {
    for (const { name, packages } of members(count)) yield [`${name}/composer.json`, JSON.stringify({ name: `acme/${name}`, require: Object.fromEntries(packages.map((one) => [`lib/${one}`, '^1.0'])) })];
  },

  *'Perl distributions'(count) {
    for (const { name, packages } of members(count)) {
      yield [`${name}/cpanfile`, packages.map((one) => `requires '${one}', '1.0';\n`).join('')];
      yield [`${name}/META.json`, JSON.stringify({ name, version: '1.0', prereqs: { runtime: { requires: Object.fromEntries(packages.map((one) => [one, '1.0'])) } } })];
    }
  },

  *'R packages'(count) {
    for (const { name, needs, packages } of members(count)) yield [`${name}/DESCRIPTION`, `Package: ${name}\nVersion: 1.0\nLicense: MIT\nImports: ${[...needs, ...packages].join(', ')}\n`];
  },

  *'Lua rocks'(count) {
    for (const { name, packages } of members(count)) {
      yield [`${name}/${name}-1.0-1.rockspec`, `package = "${name}"\nversion = "1.0-1"\ndependencies = { ${quoted(packages, ' >= 1')} }\n`];
      yield [`${name}/init.lua`, 'return {}\n'];
    }
  },
};
