import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const aptGet = '/usr/bin/apt-get';

/** Installs a package of Debian. Answers why it is not there afterwards, or `undefined` when all went well. */
export function installDebianPackage(name: string): string | undefined {
  if (!existsSync(aptGet)) return 'this system has no apt-get';
  if (process.getuid?.() !== 0) return 'only root may install packages';
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // somebody else may be installing: wait for them
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', name]]) {
    const { error, status, stderr } = spawnSync(aptGet, ['--quiet', '-o', 'DPkg::Lock::Timeout=300', ...args], { env: environment, encoding: 'utf8', timeout: 600_000 });
    if (error !== undefined) return `apt-get ${args[0]!}: ${error.message}`;
    // lists that are only in part up to date may do
    if (status !== 0 && args[0] === 'install') return `apt-get install ${name} ended with ${status}: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  }
  return undefined;
}
