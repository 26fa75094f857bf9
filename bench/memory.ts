import { closeSync, existsSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { largeSboms } from '../test/support/large-sboms.ts';
import { lockfiles } from '../test/support/lockfiles.ts';
import { measure, type Command } from './measure.ts';

/** A directory with one lockfile or SBOM of about so many bytes and what stands beside it. Made once. */
export function largeFileTree(folder: string, kind: string, bytes: number): { readonly root: string; readonly file: string } {
  const { file, beside, pieces, bytesEach } = lockfiles[kind] ?? { ...largeSboms[kind]!, beside: {} };
  const root = join(folder, `large-${kind.replaceAll(/[^\w.]+/g, '-')}-${bytes}`);
  const path = join(root, file);
  if (existsSync(join(root, '.complete'))) return { root, file: path };
  mkdirSync(dirname(path), { recursive: true });
  for (const [name, text] of Object.entries(beside)) writeFileSync(join(root, name), text);
  writeAll(path, pieces(Math.round(bytes / bytesEach)));
  writeFileSync(join(root, '.complete'), '');
  return { root, file: path };
}

function writeAll(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w');
  let lot = '';
  for (const piece of pieces) {
    lot += piece;
    if (lot.length < 2 ** 16) continue;
    writeSync(descriptor, lot);
    lot = '';
  }
  writeSync(descriptor, lot);
  closeSync(descriptor);
}

/** One run each: peak memory, its ratio to the size of the file, and the time. */
export async function reportMemory(title: string, rows: Iterable<{ readonly command: Command; readonly file: string }>): Promise<void> {
  console.log(`\n${title}`);
  for (const { command, file } of rows) {
    const { wall, cpu, memory, outputBytes, exitCode } = await measure(command);
    const size = statSync(file).size / 1e6;
    const failed = exitCode === 0 ? '' : `  exit ${exitCode}`;
    console.log(`  ${command.name.padEnd(26)} ${memory.toFixed(0).padStart(5)} MB  ${(memory / size).toFixed(1).padStart(5)} × the file of ${size.toFixed(0)} MB  ${wall.toFixed(2).padStart(7)} s  CPU ${cpu.toFixed(2).padStart(6)} s  output ${(outputBytes / 1e6).toFixed(0)} MB${failed}`);
  }
}
