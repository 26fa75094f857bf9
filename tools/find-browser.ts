// The Chromium that shows reports in tests and takes their pictures. `node tools/find-browser.ts --install` makes sure that there is one: a step of npm test.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { installDebianPackage } from './debian-package.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where installers put it that do not touch the search path. */
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Quiet and without a network of its own; a container has no sandbox and little shared memory. */
export const browserFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--hide-scrollbars',
];

const remedy = 'Install Chromium (on Debian as root: apt-get update && apt-get install chromium) or Chrome, or say with MUSTER_CHROMIUM=/path/to/it where one is.';

/** Path of a browser, or `undefined` when there is none. Throws when MUSTER_CHROMIUM names something that cannot be run. */
export function findBrowser(environment: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const chosen = environment['MUSTER_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (isAbsolute(chosen) && isProgram(chosen)) return chosen;
    throw new Error(`MUSTER_CHROMIUM=${chosen} is not the full path of a program. ${remedy}`);
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(isProgram);
}

/** As `findBrowser`, and installs Debian's when there is none. What needs a browser and has none fails, and says what to do. */
export function requireBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.error('There is no browser yet: installing Debian\'s package chromium …');
  const reason = installDebianPackage('chromium');
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(`No browser was found, and Debian's chromium could not be installed: ${reason ?? 'the package brought no program'}. ${remedy}`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

if (import.meta.main && process.argv.includes('--install')) {
  try {
    requireBrowser();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
