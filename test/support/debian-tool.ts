import { existsSync } from 'node:fs';
import { installDebianPackage } from '../../tools/debian-package.ts';

/**
 * The path of a program of Debian that tests need; installed by apt-get when it is missing and we may. `undefined` when it is not to be had:
 * said aloud, and in continuous integration an error, so that a check never goes missing unnoticed.
 */
export function debianTool(command: string, packageName: string): string | undefined {
  const path = `/usr/bin/${command}`;
  if (existsSync(path)) return path;
  const reason = installDebianPackage(packageName);
  if (existsSync(path)) return path;
  const message = `${command} is not there and could not be installed (${reason ?? 'the package brought no such program'}): the tests that need it DID NOT RUN. Install it with: apt-get install ${packageName}`;
  if (process.env['CI'] === 'true') throw new Error(message);
  console.error(`\n${'!'.repeat(80)}\n${message}\n${'!'.repeat(80)}\n`);
  return undefined;
}
