import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compare, median, type Command } from '../measure.ts';
import { compiled } from './compiled.ts';
import { javascript } from './javascript.ts';
import { jvm } from './jvm.ts';
import type { ProjectTree } from './member.ts';
import { operations } from './operations.ts';
import { scripting } from './scripting.ts';

const trees: Readonly<Record<string, ProjectTree>> = { ...javascript, ...jvm, ...scripting, ...compiled, ...operations };

/** Four, each twice the one before. */
const sizes = (process.env['MUSTER_BENCH_SIZES'] ?? '200,400,800,1600').split(',').map(Number);

/** Twice as many projects may take so many times as long. */
const tolerance = 2.3;

/** Seconds that it must grow by before its ratio says something: the kernel counts in hundredths. */
const least = 0.05;

function written(work: string, name: string, count: number): string {
  const root = join(work, 'projects', name.replaceAll(/[^\w]+/g, '-'), String(count));
  if (existsSync(`${root}.complete`)) return root;
  for (const [path, content] of trees[name]!(count)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  writeFileSync(`${root}.complete`, '');
  return root;
}

/** Scans trees of more and more projects. What is printed beside the times compares growth with growth, so that what every scan costs does not count: 2 where time is linear, 4 where it is quadratic. */
export async function reportGrowth(work: string, scan: (target: string) => Command): Promise<void> {
  const only = process.env['MUSTER_BENCH_ONLY'] ?? '';
  const rounds = Number(process.env['MUSTER_BENCH_ROUNDS'] ?? 3);
  console.log(`\nGrowth with the number of projects: CPU of ${sizes.join(', ')}, and by how much more it grows up to the last than up to the one before (target: at most ${tolerance}×)`);
  for (const name of Object.keys(trees).filter((kind) => kind.includes(only))) {
    const series = await compare(sizes.map((count) => scan(written(work, name, count))), rounds);
    const seconds = series.map(({ samples }) => median(samples.map(({ cpu }) => cpu)));
    const [before, last] = [seconds.at(-2)! - seconds.at(-4)!, seconds.at(-1)! - seconds.at(-3)!];
    const ratio = last < least ? '–' : `${(last / Math.max(before, least / 2)).toFixed(1)}×`;
    const failed = series.some(({ samples }) => samples.some(({ exitCode }) => exitCode !== 0)) ? '  failed' : '';
    console.log(`  ${name.padEnd(40)} ${seconds.map((cpu) => `${cpu.toFixed(2)} s`).join('  ')}  ${ratio.padStart(6)}${last >= least && last / Math.max(before, least / 2) > tolerance ? '  more than linear' : ''}${failed}`);
  }
}
