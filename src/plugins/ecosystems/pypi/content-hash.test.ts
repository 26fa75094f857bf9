import { expect, it } from 'vitest';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { changedForPdm, changedForPipenv, changedForPoetry } from './content-hash.ts';

const file = (name: string, text: string) => new MemoryFile(name, encodeUtf8(text));
const other = '0'.repeat(64);

// the hashes are those that the tools themselves computed of these texts

it.each([
  ['of its own tables', `[tool.poetry]\nname = "shop"\nversion = "1.0.0"\ndescription = ""\nauthors = ["Ann <ann@shop.example>"]\n\n[tool.poetry.dependencies]\npython = "^3.9"\nlamp = "^1.2"\nwick = {version = "*", optional = true, extras = ["lumière"]}\n\n[tool.poetry.extras]\nlight = ["wick"]\n`, ['d6d7d4e08e93697598837c29de909b0835d4daf8d5e584cd9bb48a4d1eb2eefa']],
  ['of the standard tables', `[project]\nname = "shop"\nversion = "1.0.0"\nrequires-python = ">=3.9"\ndependencies = ["lamp>=1.2,<2"]\n\n[dependency-groups]\ndev = ["wick>=1"]\n\n[tool.poetry]\npackages = []\n`, ['14667a6f5a2e8faf55db8c96acc342930241f8ce0ca4be1d15dd43e129d0703b', 'a669bc26886808e7cb1a03f9fdf45feb9aa67c83792b417f3db1891506980544']],
])('Poetry: %s', (_, text, hashes) => {
  const manifest = file('pyproject.toml', text);
  for (const hash of hashes) expect(changedForPoetry(manifest, hash)).toBeUndefined();
  expect(changedForPoetry(manifest, other)).toMatchObject({ file: 'pyproject.toml', what: 'the manifest was changed after it was locked (content-hash)' });
  expect(changedForPoetry(file('pyproject.toml', text.replace('lamp', 'lump')), hashes[0])).toBeDefined();
  expect(changedForPoetry(file('pyproject.toml', `${text}\n[tool.black]\nline-length = 100\n`), hashes[0])).toBeUndefined();
});

const pipfile = '[[source]]\nurl = "https://index.example/simple"\nverify_ssl = true\nname = "index"\n\n[packages]\nlamp = "*"\n\n[dev-packages]\nwick = {version = "==1.0", extras = ["lumière"]}\n\n[requires]\npython_version = "3.12"\n\n[scripts]\nrun = "python -m shop"\n';

it('Pipenv, with further categories and without', () => {
  expect(changedForPipenv(file('Pipfile', pipfile), '1b97c3286c8d4589f35993e1090a62a309edaeeea2ef7d736adf94d87d35b37a')).toBeUndefined();
  expect(changedForPipenv(file('Pipfile', `${pipfile}\n[docs]\noil = "*"\n`), '6e2228aa5f1d20fdeb146df748ec6e917a5f9eb70fe8f66c95caba52ee4d2f69')).toBeUndefined();
  expect(changedForPipenv(file('Pipfile', pipfile), other)).toEqual({ file: 'Pipfile', line: 6, what: 'the manifest was changed after it was locked (_meta.hash)' });
});

it('PDM', () => {
  const text = '[project]\nname = "shop"\nversion = "1.0.0"\nrequires-python = ">=3.9"\ndependencies = ["lamp>=1.2,<2"]\n\n[dependency-groups]\nDev_Tools = ["wick>=1"]\n\n[tool.pdm.resolution]\nrespect-source-order = true\n';
  expect(changedForPdm(file('pyproject.toml', text), 'sha256:92ecb3d614230b523141c20ef4f7bb84e291da25acfc2e67eaedb5da8f7eb650')).toBeUndefined();
  expect(changedForPdm(file('pyproject.toml', text), `sha256:${other}`)).toBeDefined();
  expect(changedForPdm(file('pyproject.toml', `${text}\n[tool.pdm.workspace]\nmembers = ["a"]\n`), `sha256:${other}`)).toBeUndefined();
});

it('what cannot be computed is not told', () => {
  expect(changedForPipenv(file('Pipfile', '[packages]\nlamp = "*"\n'), other)).toBeUndefined();
  expect(changedForPipenv(file('Pipfile', pipfile.replace('true', '1.0')), other)).toBeUndefined();
  expect(changedForPoetry(file('pyproject.toml', 'no toml ['), other)).toBeUndefined();
  expect(changedForPoetry(undefined, other)).toBeUndefined();
  expect(changedForPoetry(file('pyproject.toml', ''), 'md5')).toBeUndefined();
  expect(changedForPdm(file('pyproject.toml', ''), 'md5:aa')).toBeUndefined();
});
