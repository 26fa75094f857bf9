import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { findAuthors } from '../src/core/copyright/find-authors.ts';
import { findCopyrights } from '../src/core/copyright/find-copyrights.ts';
import { median } from './measure.ts';

/** Texts of real trees in memory, so that the finders alone are measured: our own node_modules, and what Debian states (the densest there is). */
export function measureCopyrights(root: string): void {
  const trees = { node_modules: textsBelow(join(root, 'node_modules')), 'copyright files of Debian': debianTexts() };
  console.log('\nCopyright statements and authors (target: 60 MB/s a core on a source tree)');
  for (const [name, texts] of Object.entries(trees)) {
    if (texts.length === 0) continue;
    const size = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
    for (const [what, find] of [['statements', findCopyrights], ['authors', findAuthors]] as const) {
      let count = 0;
      const seconds = Array.from({ length: 5 }, () => {
        const started = process.cpuUsage().user;
        count = texts.reduce((sum, text) => sum + find(text).length, 0);
        return (process.cpuUsage().user - started) / 1e6;
      });
      console.log(`  ${name}, ${texts.length} files, ${size.toFixed(1)} MB: ${count} ${what}, ${(size / median(seconds)).toFixed(0)} MB/s`);
    }
  }
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => readFileSync(join(item.parentPath, item.name)))
    .filter((bytes) => bytes.length < 5e6 && !bytes.subarray(0, 1000).includes(0))
    .map((bytes) => bytes.toString('utf8'));
}

function debianTexts(): string[] {
  const folder = '/usr/share/doc';
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => join(folder, name, 'copyright')).filter((path) => existsSync(path)).map((path) => readFileSync(realpathSync(path), 'utf8'));
}
