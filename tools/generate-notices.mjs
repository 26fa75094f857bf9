// Writes NOTICE and THIRD-PARTY-NOTICES.txt by our own muster notice: what is distributed with Muster, bundled into dist/ or installed beside it. --check compares only.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const texts = 'tools/license-texts';
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

const lock = readJson('package-lock.json').packages;
const bundled = new Set(readJson('dist/bundled.json'));
const isInstalled = ({ dev, devOptional, optional }) => dev !== true && devOptional !== true && optional !== true;
const isDistributed = (place) => place !== '' && (bundled.has(place) || isInstalled(lock[place]));
for (const place of bundled) {
  if (lock[place] === undefined) throw new Error(`${place} is in the bundle and not in package-lock.json: run npm install and build again.`);
}

// programs inside development tools are not handed over; the packages themselves stay in the lockfile, with their scope
const tools = Object.keys(lock).filter((place) => place !== '' && !isDistributed(place));
const inTools = tools.flatMap((place) => ['--exclude', `/${place}/`]);

function notice(format) {
  const command = ['src/cli/main.ts', 'notice', '.', '--quiet', '--strict', '--texts', texts, '--exclude-scope', 'optional', '--exclude-scope', 'peer', '--format', format, ...inTools];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status === 0) return stdout;
  const missing = format === 'json' && stdout !== '' ? JSON.parse(stdout).missing.map(({ name, message, remedy }) => `  ${name}: ${message}. ${remedy}\n`).join('') : '';
  throw new Error(`muster notice ended with ${status}: ${stderr}\n${missing}Missing texts go into ${texts}/; say there where they are from.`);
}

const document = JSON.parse(notice('json'));
const named = new Set(document.components.map(({ name, version }) => `${name} ${version}`));
const expected = new Set(Object.keys(lock).filter(isDistributed).map((place) => `${place.slice(place.lastIndexOf('node_modules/') + 13)} ${lock[place].version}`));
for (const one of expected) if (!named.has(one)) throw new Error(`${one} is distributed and not in the notice: say in uses of muster.yaml that its scope is runtime.`);
for (const one of named) if (!expected.has(one)) throw new Error(`${one} is in the notice, and neither in the bundle nor installed with it.`);
for (const file of readdirSync(join(root, texts))) {
  const name = file.replace(/\.txt$/, '').replaceAll('__', '/');
  if (file !== 'README.md' && !document.components.some((component) => component.name === name)) throw new Error(`${texts}/${file} is a text that nothing needs any more.`);
}

const line = '-'.repeat(80);
const nameOf = (ref) => document.components.find((component) => component.ref === ref).name;
const ownNotice = [
  'Muster',
  'Copyright 2026 Muster contributors',
  '',
  'Licensed under the Apache License, Version 2.0; the file LICENSE holds its text.',
  '',
  'Muster is distributed with software of others. THIRD-PARTY-NOTICES.txt names it,',
  'with its licences and their texts.',
  ...document.texts.filter(({ kind, title }) => kind === 'notice' && /^notice/i.test(title)).flatMap(({ components, text }) => ['', line, `Notice of ${components.map(nameOf).join(', ')}:`, '', text.trimEnd()]),
  '',
].join('\n');

for (const [name, wanted] of [['NOTICE', ownNotice], ['THIRD-PARTY-NOTICES.txt', notice('text')]]) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} is out of date: run npm run notices, and read what changed.`);
    process.exitCode = 1;
  } else writeFileSync(path, wanted);
}
