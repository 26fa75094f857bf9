// Writes NOTICE and THIRD-PARTY-NOTICES.txt: what is distributed with Muster, bundled into dist/ or installed beside it. --check compares only.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const texts = join(root, 'tools/license-texts');
const usedTexts = new Set(['README.md']);

/** Line ends differ between packages; nothing else of a licence is touched. */
const readText = (path) => readFileSync(path, 'utf8').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').trimEnd();
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const inOrder = (items) => [...items].sort((a, b) => (a < b ? -1 : 1));

/** `node_modules/ajv` → the files of the package that match. */
function filesOf(place, pattern) {
  return inOrder(readdirSync(join(root, place)).filter((name) => pattern.test(name))).map((name) => readText(join(root, place, name)));
}

function licenseTexts(place, name, license) {
  const own = filesOf(place, /^(?:licen[cs]e|copying|unlicense)(?:[.-].*)?$/i);
  if (own.length > 0) return own;
  const kept = [`${name.replace('/', '__')}.txt`, `${license}.txt`].find((file) => existsSync(join(texts, file)));
  if (kept === undefined) {
    throw new Error(`${name} carries no text of its licence (${license}): put it into tools/license-texts/ and say there where it is from.`);
  }
  usedTexts.add(kept);
  return [readText(join(texts, kept))];
}

function sourceOf({ repository }) {
  const url = typeof repository === 'string' ? repository : (repository?.url ?? '');
  const plain = url.replace(/^git\+/, '').replace(/^git:/, 'https:').replace(/\.git$/, '').replace(/^github:/, '');
  return /^[\w.-]+\/[\w.-]+$/.test(plain) ? `https://github.com/${plain}` : plain;
}

const bundled = new Set(readJson(join(root, 'dist/bundled.json')));
const lock = readJson(join(root, 'package-lock.json')).packages;
for (const place of bundled) {
  if (lock[place] === undefined) throw new Error(`${place} is in the bundle and not in package-lock.json: run npm install and build again.`);
}
const isInstalled = ({ dev, devOptional, optional }) => dev !== true && devOptional !== true && optional !== true;
const isDistributed = (place) => place !== '' && (bundled.has(place) || isInstalled(lock[place]));

const packages = inOrder(Object.keys(lock).filter(isDistributed)).map((place) => {
  const manifest = readJson(join(root, place, 'package.json'));
  const { version, license } = lock[place];
  if (manifest.version !== version) throw new Error(`${place} is installed as ${manifest.version} and locked as ${version}: run npm ci.`);
  if (manifest.license !== license) throw new Error(`${place} declares the licence ${manifest.license}, package-lock.json says ${license}.`);
  return {
    name: manifest.name,
    version,
    license,
    source: sourceOf(manifest),
    use: bundled.has(place) ? 'part of the program (dist/)' : 'installed beside the program',
    texts: licenseTexts(place, manifest.name, license),
    notices: filesOf(place, /^notice(?:[.-].*)?$/i),
  };
});
const leftOver = readdirSync(texts).filter((name) => !usedTexts.has(name));
if (leftOver.length > 0) throw new Error(`tools/license-texts/ holds texts that nothing needs any more: ${leftOver.join(', ')}.`);

const rule = '='.repeat(80);
const line = '-'.repeat(80);

const notice = [
  'Muster',
  'Copyright 2026 Muster contributors',
  '',
  'Licensed under the Apache License, Version 2.0; the file LICENSE holds its text.',
  '',
  'Muster is distributed with software of others. THIRD-PARTY-NOTICES.txt names it,',
  'with its licences and their texts.',
  ...packages.filter(({ notices }) => notices.length > 0).flatMap(({ name, notices }) => ['', line, `Notice of ${name}:`, '', ...notices]),
  '',
].join('\n');

const thirdParty = [
  'Muster is distributed with the following software of others. What is part of the program',
  'was bundled and minified from unmodified sources.',
  `${packages.length} packages. Made by tools/generate-notices.mjs from package-lock.json and the bundle.`,
  '',
  ...packages.map(({ name, version, license }) => `  ${`${name} ${version}`.padEnd(44)} ${license}`),
  '',
  ...packages.flatMap(({ name, version, license, source, use, texts: own, notices }) => [
    rule,
    `${name} ${version}`,
    `License: ${license}`,
    ...(source === '' ? [] : [`Source: ${source}`]),
    `Use: ${use}`,
    ...own.flatMap((text) => [line, text]),
    ...notices.flatMap((text) => [line, 'NOTICE', '', text]),
    '',
  ]),
].join('\n');

for (const [name, wanted] of [['NOTICE', notice], ['THIRD-PARTY-NOTICES.txt', thirdParty]]) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} is out of date: run npm run notices, and read what changed.`);
    process.exitCode = 1;
  } else writeFileSync(path, wanted);
}
