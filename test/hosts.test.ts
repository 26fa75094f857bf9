import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './support/muster.ts';

/**
 * No registry is built in: which hosts Muster asks is for the configuration of the user's own clients to say. So no file of ours may name one.
 * Which names those are, the clients of this machine tell when the test runs.
 */
const questions: readonly (readonly [string, ...string[]])[] = [
  ['npm', 'config', 'get', 'registry'],
  ['go', 'env', 'GOPROXY', 'GOSUMDB'],
  ['pip', 'config', 'list'],
  ['python3', '-c', 'from pip._internal.models.index import PyPI; print(PyPI.url)'],
  ['gem', 'environment', 'remotesources'],
];
const settings = ['.npmrc', '.yarnrc.yml', '.cargo/config.toml', '.cargo/config', '.m2/settings.xml', '.config/pip/pip.conf', '.gemrc', '.condarc'].map((name) => join(homedir(), name));

function answer([command, ...args]: readonly [string, ...string[]]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', cwd: homedir(), stdio: ['ignore', 'pipe', 'ignore'], timeout: 30_000 });
  } catch {
    // this client is not on the machine
    return '';
  }
}

function debianSources(): string[] {
  const folder = '/etc/apt/sources.list.d';
  return ['/etc/apt/sources.list', ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])];
}

function configuredHosts(): string[] {
  const files = [...settings, ...debianSources()].filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8'));
  const texts = [...questions.map(answer), ...files];
  const hosts = texts.flatMap((text) => [...text.matchAll(/https?:\/\/(?:[^/@\s"'<]+@)?([\w.-]+(?::\d+)?)/g)].map((match) => match[1]!.toLowerCase()));
  return [...new Set(hosts)].filter((host) => host.includes('.') && !host.startsWith('127.') && !sharedWithSources.has(host)).sort();
}

/** Hosts of sources, which components name as their home. */
const sharedWithSources: ReadonlySet<string> = new Set(['github.com', 'maven.apache.org', 'www.w3.org']);

const tracked = (): string[] => execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0').filter((path) => path !== '');

function filesWith(names: readonly string[]): string[] {
  return tracked().filter((path) => existsSync(join(repository, path))).flatMap((path) => {
    const text = readFileSync(join(repository, path), 'latin1').toLowerCase();
    return names.filter((name) => text.includes(name.toLowerCase())).map((name) => `${path}: ${name}`);
  });
}

const isCheckout = existsSync(join(repository, '.git'));

it.runIf(isCheckout)('no file names a host that a client of this machine asks for packages', () => {
  expect(filesWith(configuredHosts())).toEqual([]);
});

it.runIf(isCheckout)('no file names a directory of this machine', () => {
  // one segment, such as /root, is a place on every machine
  const places = [repository, homedir()].filter((path) => path.split('/').length > 2);
  expect(filesWith(places)).toEqual([]);
});
