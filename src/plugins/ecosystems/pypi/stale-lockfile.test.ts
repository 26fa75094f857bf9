import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { extractFromMemory } from '../../../../test/support/memory-scan.ts';
import { readStale } from '../../../../test/support/read-stale.ts';
import pypi from './index.ts';

describe('uv.lock', () => {
  const project = ({ dependencies = '"lamp[cord]>=1,<3", "bulb; python_version<\'3.10\'"', extra = '"plug==1.0.1"', group = '"tester==2.0"', more = '' } = {}): string =>
    `[project]\nname = "Shop"\nversion = "1"\ndependencies = [${dependencies}]\n[project.optional-dependencies]\npower = [${extra}]\nall = ["shop[power]"]\n[dependency-groups]\ndev = [${group}, {include-group = "more"}]\nmore = ["checker"]\n${more}`;
  const lock = `version = 1
requires-python = ">=3.10"

[[package]]
name = "lamp"
version = "2.0"

[[package]]
name = "plug"
version = "1.0.1"

[[package]]
name = "tester"
version = "2.0"

[[package]]
name = "checker"
version = "5"

[[package]]
name = "shop"
version = "1"
source = { editable = "." }
dependencies = [{ name = "lamp", extra = ["cord"] }]

[package.optional-dependencies]
power = [{ name = "plug" }]
all = [{ name = "plug" }]

[package.dev-dependencies]
dev = [{ name = "tester" }, { name = "checker" }]
more = [{ name = "checker" }]

[package.metadata]
requires-dist = [
    { name = "bulb", marker = "python_full_version < '3.10'" },
    { name = "lamp", extras = ["cord"], specifier = ">=1.0,<3" },
    { name = "plug", marker = "extra == 'power'", specifier = "==1.0.1" },
    { name = "shop", extras = ["power"], marker = "extra == 'all'" },
]

[package.metadata.requires-dev]
dev = [{ name = "tester", specifier = "==2.0" }, { name = "checker" }]
more = [{ name = "checker" }]
`.replace('>=1.0,<3', '<3,>=1');
  const read = (pyproject: string, locked = lock) => readStale(pypi, { 'pyproject.toml': pyproject, 'uv.lock': locked });

  it('that agrees is not told, in whatever order and for whatever Python', async () => {
    expect((await read(project())).stale).toEqual([]);
    expect((await read(project({ more: '[tool.hatch.envs.default]\ndependencies = ["other"]\n[tool.pdm.dev-dependencies]\nx = ["another"]' }))).stale).toEqual([]);
  });

  it.each([
    ['main', { dependencies: '"lamp[cord]>=1,<3", "bulb; python_version<\'3.10\'", "new>=1"' }, 'Shop > pkg:pypi/new runtime'],
    ['extra', { extra: '"plug==1.0.1", "new==4"' }, 'Shop > pkg:pypi/new@4 optional'],
    ['group', { group: '"tester==2.0", "new"' }, 'Shop > pkg:pypi/new development'],
  ])('that lacks a dependency (%s) is told, and the dependency is listed', async (_, change, edge) => {
    const { stale, edges } = await read(project(change));
    expect(stale).toEqual([expect.stringMatching(/^pyproject\.toml:\d+ the manifest and uv\.lock do not agree: new is not locked$/)]);
    expect(edges).toContain(edge);
  });

  it('for another requirement, other extras or another part of the project is told', async () => {
    const { stale, edges } = await read(project({ dependencies: '"lamp>=2", "bulb; python_version<\'3.10\'", "plug==1.0.1"', group: '"tester==2.1"' }));
    expect(stale).toEqual(['pyproject.toml:4 the manifest and uv.lock do not agree: plug (runtime) is not locked; lamp is >=2 here and [cord]<3,>=1 there; tester is ==2.1 here and ==2.0 there']);
    expect(edges).toContain('Shop > pkg:pypi/plug@1.0.1 runtime');
  });

  it('with more than the manifest asks for is told, unless something computes it', async () => {
    expect((await read(project({ group: '"tester==2.0"', dependencies: '"lamp[cord]>=1,<3"' }))).stale).toEqual(['pyproject.toml: the manifest and uv.lock do not agree: bulb is only in the lockfile']);
    expect((await read(project({ dependencies: '"lamp[cord]>=1,<3"' }).replace('version = "1"', 'version = "1"\ndynamic = ["optional-dependencies"]'))).stale).toEqual([]);
  });

  it('is compared in a workspace without a root package', async () => {
    const files = { 'uv.lock': 'version = 1\n[manifest]\nmembers = ["a"]\n[manifest.dependency-groups]\nlint = [{ name = "tester", specifier = ">=2" }]\n[[package]]\nname = "tester"\nversion = "2"\n', 'pyproject.toml': '[dependency-groups]\nlint = ["tester>=2"]\n[tool.uv.workspace]\nmembers = ["a"]\n' };
    expect((await readStale(pypi, files)).stale).toEqual([]);
    expect((await readStale(pypi, { ...files, 'pyproject.toml': files['pyproject.toml'].replace('"tester>=2"', '"tester>=2", "new"') })).stale).toEqual(['pyproject.toml:2 the manifest and uv.lock do not agree: new is not locked']);
  });

  it('has no version to hold against a package from elsewhere', async () => {
    const source = 'dependencies = ["lamp>=9"]\n[tool.uv.sources]\nlamp = { git = "https://git.example/lamp" }\n';
    const locked = 'version = 1\n[[package]]\nname = "lamp"\nversion = "1"\nsource = { git = "https://git.example/lamp#0123" }\n[[package]]\nname = "shop"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "lamp" }]\n[package.metadata]\nrequires-dist = [{ name = "lamp", git = "https://git.example/lamp" }]\n';
    expect((await read(`[project]\nname = "shop"\nversion = "1"\n${source}`, locked)).stale).toEqual([]);
  });
});

const entry = (version: string): string => `[[package]]\nname = "lamp"\nversion = "${version}"\n`;
const standard = (dependencies: string, more = ''): string => `[project]\nname = "shop"\nversion = "1"\ndependencies = [${dependencies}]\n${more}`;
const poetry = (dependencies: string): string => `[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.10"\n${dependencies}\n`;

describe.each([
  ['poetry.lock', { 'pyproject.toml': standard('"lamp>=2"'), 'poetry.lock': `${entry('1.9')}[metadata]\nlock-version = "2.1"\n` }, 'pyproject.toml:4', '>=2'],
  ['poetry.lock', { 'pyproject.toml': poetry('lamp = "^2"'), 'poetry.lock': `${entry('1.9')}[metadata]\nlock-version = "2.0"\n` }, 'pyproject.toml:6', '^2'],
  ['pdm.lock', { 'pyproject.toml': standard('"lamp>=2"'), 'pdm.lock': `[metadata]\nlock_version = "4.5.0"\n${entry('1.9')}` }, 'pyproject.toml:4', '>=2'],
  ['Pipfile.lock', { Pipfile: '[packages]\nlamp = ">=2"\n', 'Pipfile.lock': '{"_meta": {"pipfile-spec": 6}, "default": {"lamp": {"version": "==1.9"}}}' }, 'Pipfile:2', '>=2'],
])('%s', (name, files: Readonly<Record<string, string>>, place, requirement) => {
  it('that holds a version which the manifest does not admit is told', async () => {
    expect((await readStale(pypi, files)).stale).toEqual([`${place} the manifest and ${name} do not agree: lamp is ${requirement} here and locked as 1.9`]);
  });

  it('that holds one which it admits is not', async () => {
    const current = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('1.9', '2.1')]));
    expect((await readStale(pypi, current)).stale).toEqual([]);
  });
});

it('what is for other versions of Python may be absent, or there for something else', async () => {
  const lock = `${entry('1.9')}[metadata]\nlock-version = "2.1"\n`;
  expect((await readStale(pypi, { 'pyproject.toml': poetry('lamp = {version = "^2", python = "<3.8"}\nbulb = {version = "^1", python = "<3.8"}'), 'poetry.lock': lock })).stale).toEqual([]);
  expect((await readStale(pypi, { 'pyproject.toml': standard('"lamp>=2; python_version<\'3.8\'", "bulb; python_version<\'3.8\'"'), 'pdm.lock': `[metadata]\nlock_version = "4.5.0"\n${entry('1.9')}` })).stale).toEqual([]);
});

it('what other tools and overrides want is no business of a lockfile', async () => {
  const lock = `[metadata]\nlock_version = "4.5.0"\ngroups = ["default"]\n${entry('1.9')}`;
  const tables = '[tool.hatch.envs.default]\ndependencies = ["other"]\n[tool.uv]\ndev-dependencies = ["another"]\n[tool.pdm.dev-dependencies]\ntest = ["tester"]\n[tool.pdm.resolution.overrides]\nlamp = "1.9"\n';
  expect((await readStale(pypi, { 'pyproject.toml': standard('"lamp>=2"', tables), 'pdm.lock': lock })).stale).toEqual([]);
  expect((await readStale(pypi, { 'pyproject.toml': standard('"lamp>=1"', '[tool.hatch.envs.default]\ndependencies = ["other"]\n'), 'poetry.lock': `${entry('1.9')}[metadata]\nlock-version = "2.1"\n` })).stale).toEqual([]);
});

it('what comes with Python was left out by old clients', async () => {
  expect((await readStale(pypi, { 'pyproject.toml': poetry('lamp = "*"\nsetuptools = "*"'), 'poetry.lock': `${entry('1.9')}[metadata]\nlock-version = "1.1"\n` })).stale).toEqual([]);
  expect((await readStale(pypi, { 'pyproject.toml': poetry('lamp = "*"\nsetuptools = "*"'), 'poetry.lock': `${entry('1.9')}[metadata]\nlock-version = "2.1"\n` })).stale).toHaveLength(1);
});

describe('the lockfile of a script', () => {
  const lock = 'version = 1\nrevision = 3\nrequires-python = ">=3.12"\n\n[manifest]\nrequirements = [{ name = "lamp", specifier = ">=1,<3" }]\n\n[[package]]\nname = "lamp"\nversion = "1.9.0"\nsource = { registry = "https://index.example/simple" }\n';
  const read = (dependencies: string, before = '') => readStale(pypi, { 'job.py': `${before}# /// script\n# requires-python = ">=3.12"\n# dependencies = [${dependencies}]\n# ///\nimport lamp\n`, 'job.py.lock': lock });

  it('repeats what the script asks for', async () => {
    expect((await read('"lamp>=1,<3"')).stale).toEqual([]);
    expect((await read('"lamp>=2"', '#!/usr/bin/env python3\n')).stale).toEqual(['job.py:4 the manifest and job.py.lock do not agree: lamp is >=2 here and >=1,<3 there']);
    const { stale, purls } = await read('"lamp>=1,<3", "oil"');
    expect(stale).toEqual(['job.py:3 the manifest and job.py.lock do not agree: oil is not locked']);
    expect(purls).toContain('pkg:pypi/oil');
    expect((await read('')).stale).toEqual(['job.py: the manifest and job.py.lock do not agree: lamp is only in the lockfile']);
  });

  it('a script that says nothing is not compared', async () => {
    expect((await readStale(pypi, { 'job.py': 'import lamp\n', 'job.py.lock': lock })).stale).toEqual([]);
    expect((await readStale(pypi, { 'job.py': '# /// script\n# dependencies = [\n', 'job.py.lock': lock })).stale).toEqual([]);
  });
});

describe('compiled requirements', () => {
  const compiled = '#\n# This file is autogenerated by pip-compile with Python 3.12\n#\n#    pip-compile requirements.in\n#\nlamp==1.9.0\n    # via -r requirements.in\nwick==2.1.0 ; python_version < "3.9"\nwick==3.0.0 ; python_version >= "3.9"\n';
  const read = async (requirements: string) => {
    const files = { 'requirements.in': requirements, 'requirements.txt': compiled };
    const extractions = await extractFromMemory(pypi, new Map(Object.entries(files).map(([path, text]) => [path, encodeUtf8(text)])));
    return extractions.flatMap(({ issues }) => issues).filter(({ code }) => code === 'stale-lockfile').map(({ path, line, message }) => `${path}:${line ?? ''} ${message}`);
  };

  it('with a version that is not asked for any more, or without what is asked for', async () => {
    expect(await read('# ours\nlamp>=2\noil\n')).toEqual(['requirements.in:2 the manifest and requirements.txt do not agree: oil is not locked; lamp is >=2 here and locked as 1.9.0']);
  });

  it.each(['lamp', 'lamp\nsetuptools', 'lamp>=1,<2', 'lamp~=1.2', 'wick>=3', 'oil; sys_platform == "win32"', 'lamp @ https://host.example/lamp.zip', 'lamp>=2; python_version < "3"\nlamp<2; python_version >= "3"'])('%j is met', async (requirements) => {
    expect(await read(`${requirements}\n`)).toEqual([]);
  });
});

describe('pylock.toml', () => {
  const lock = 'lock-version = "1.0"\ncreated-by = "tool"\n[[packages]]\nname = "lamp"\nversion = "1.9.0"\n';
  const readAll = (project: string, name = 'pylock.toml', text = lock) => readStale(pypi, { 'pyproject.toml': `[project]\nname = "shop"\nversion = "1.0"\n${project}`, [name]: text });
  const read = async (...given: Parameters<typeof readAll>) => (await readAll(...given)).stale;

  it('with a version that the manifest does not admit', async () => {
    expect(await read('dependencies = ["lamp>=2"]\n')).toEqual(['pyproject.toml:4 the manifest and pylock.toml do not agree: lamp is >=2 here and locked as 1.9.0']);
    expect(await read('dependencies = ["lamp>=1,<2"]\n')).toEqual([]);
    expect(await read('dependencies = ["lamp>=2"]\n[tool.uv]\noverride-dependencies = ["lamp==1.9.0"]\n')).toEqual([]);
  });

  it('without what the project needs at run time', async () => {
    expect(await readAll('dependencies = ["lamp", "oil>=3", "win; sys_platform == \'win32\'"]\n[project.optional-dependencies]\npower = ["plug"]\n[dependency-groups]\ndev = ["tester"]\n')).toEqual({
      stale: ['pyproject.toml:4 the manifest and pylock.toml do not agree: oil is not locked'],
      purls: ['pkg:pypi/lamp@1.9.0', 'pkg:pypi/oil'],
      edges: ['shop > pkg:pypi/lamp@1.9.0 runtime', 'shop > pkg:pypi/oil runtime'],
    });
    expect(await read('dependencies = ["oil"]\n', 'pylock.toml', 'lock-version = "1.0"\ncreated-by = "tool"\npackages = []\n')).toHaveLength(1);
  });

  it('that is for groups only', async () => {
    expect(await read('dependencies = ["oil"]\n')).toEqual([]);
    expect(await read('dependencies = ["oil", "lamp"]\n', 'pylock.dev.toml')).toEqual([]);
  });
});
