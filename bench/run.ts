// npm run bench [-- NAME…]: start-up, small scan, estate, node_modules, growth, projects, lockfile, memory, cdxgen, copyrights, licenses. Everything side by side in one run; ratios are medians of pairs.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeSboms } from '../test/support/large-sboms.ts';
import { lockfiles } from '../test/support/lockfiles.ts';
import { measureLicenses } from './licenses.ts';
import { compare, median, report, type Command } from './measure.ts';
import { measureLicenseAnswers } from './license-answers.ts';
import { largeFileTree, reportMemory } from './memory.ts';
import { peers } from './peers.ts';
import { benchPolicy } from './policy.ts';
import { reportGrowth } from './projects/growth.ts';
import { measureCopyrights } from './text-findings.ts';
import { gateTree, hugeLockfile, nodeModulesTree } from './trees.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const work = join(root, '.bench/work');
mkdirSync(work, { recursive: true });
const node = join(root, 'node_modules/node/bin/node');
const estate = join(process.env['MUSTER_SHARED'] ?? join(root, '../shared'), 'estate');

const muster = (name: string, ...args: string[]): Command => ({ name, command: join(root, 'bin/muster'), args });

const outputs = ['purls', 'table', 'json', 'csv', 'markdown', 'html', 'cyclonedx-json', 'cyclonedx-xml', 'spdx-json', 'spdx-tag-value', 'spdx3-json'];

/** It is itself what is scanned, not a file of a tree. */
const isDocument = (kind: string): boolean => kind === 'CycloneDX';

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  async start() {
    report('Start-up (target: 0.08 s of CPU)', await compare([
      muster('muster --version', '--version'),
      { name: 'node, doing nothing', command: node, args: ['-e', '0'] },
    ], 15));
  },

  async small() {
    const small = join(root, 'examples/estate/payments-web');
    report('A small scan (target: 0.2 s of CPU)', await compare([
      muster('muster scan', 'scan', '-q', small),
      muster('without licence files, as the peers', 'scan', '-q', '--licenses', 'none', small),
      ...peers(root, ['syft', 'osv-scalibr']).map((peer) => peer.scan(small)),
    ], 9));
  },

  async licenses() {
    await measureLicenses(root, work);
    measureLicenseAnswers();
  },

  async estate() {
    if (!existsSync(estate)) return console.log('\nThe estate is not here (MUSTER_SHARED); left out.');
    report('The estate: 15 repositories as one tree (target: twice as fast as the fastest peer)', await compare([
      muster('muster scan', 'scan', '-q', '-f', 'json', estate),
      muster('without licence files, as the peers', 'scan', '-q', '--licenses', 'none', '-f', 'json', estate),
      ...peers(root, ['syft', 'osv-scalibr']).map((peer) => peer.scan(estate)),
    ], 3));
  },

  async modules() {
    const tree = nodeModulesTree(work, 50_000);
    report('node_modules of 50,000 files (target: twice as fast as the fastest peer)', await compare([
      muster('muster scan', 'scan', '-q', '-f', 'json', tree),
      muster('muster scan --jobs 1', 'scan', '-q', '--jobs', '1', '-f', 'json', tree),
      muster('without licence files, as the peers', 'scan', '-q', '--licenses', 'none', '-f', 'json', tree),
      ...peers(root, ['syft', 'osv-scalibr']).map((peer) => peer.scan(tree)),
    ], 3));
  },

  async growth() {
    const sizes = [12_500, 25_000, 50_000, 100_000];
    const series = await compare(sizes.map((files) => muster(`${files} files`, 'scan', '-q', '-f', 'purls', nodeModulesTree(work, files))), 5);
    report('Growth with the number of files', series);
    const perFile = series.map(({ samples }, index) => median(samples.map(({ cpu }) => cpu)) / sizes[index]!);
    console.log(`  CPU per 1,000 files: ${perFile.map((seconds) => `${(seconds * 1e6).toFixed(1)} ms`).join(', ')}`);
  },

  /** `MUSTER_BENCH_ONLY`: a part of the names; `MUSTER_BENCH_SIZES` (four, each twice the one before) and `MUSTER_BENCH_ROUNDS`. */
  async projects() {
    await reportGrowth(work, (target) => muster(target, 'scan', '-q', '--jobs', '1', '-f', 'json', target));
  },

  async lockfile() {
    const huge = hugeLockfile(work, 100);
    console.log(`\n(the lockfile has ${(statSync(join(huge, 'package-lock.json')).size / 1e6).toFixed(0)} MB)`);
    report('A package-lock.json of 100 MB (target: under 300 MB of memory)', await compare([
      muster('purls', 'scan', '-q', '-f', 'purls', huge),
      muster('table', 'scan', '-q', '-f', 'table', huge),
      muster('json', 'scan', '-q', '-f', 'json', huge),
      ...peers(root, ['syft', 'osv-scalibr']).map((peer) => peer.scan(huge)),
    ], 1));
  },

  async gate() {
    const locked = gateTree(work, 2_000, false);
    const installed = gateTree(work, 2_000, true);
    const check = (name: string, tree: string, ...more: string[]) => muster(name, 'check', '-q', '--fail-on', 'never', '-f', 'json', ...more, tree);
    report('The gate on 2,000 components (target: under 2 s warm)', await compare([
      check('a lockfile', locked), check('a lockfile and node_modules, with a licence file each', installed), check('the same against a baseline', installed, '--baseline', locked),
      muster('for comparison: muster scan of the second', 'scan', '-q', '-f', 'json', installed),
    ], 5));
  },

  async copyrights() {
    measureCopyrights(root);
  },

  /** `MUSTER_BENCH_MEGABYTES` and `MUSTER_BENCH_ONLY` (a part of the names) narrow it down. */
  async memory() {
    const bytes = Number(process.env['MUSTER_BENCH_MEGABYTES'] ?? 100) * 1e6;
    const only = process.env['MUSTER_BENCH_ONLY'] ?? '';
    const kinds = Object.keys(lockfiles).filter((kind) => kind.includes(only));
    await reportMemory('Peak memory by kind of lockfile (target: under 300 MB at 100 MB)', kinds.values().map((kind) => {
      const { root: target, file } = largeFileTree(work, kind, bytes);
      return { command: muster(kind, 'scan', '-q', '-f', 'purls', isDocument(kind) ? file : target), file };
    }));
    await reportMemory('Peak memory by kind of SBOM', Object.keys(largeSboms).filter((kind) => kind.includes(only)).map((kind) => {
      const { file } = largeFileTree(work, kind, bytes);
      return { command: muster(kind, 'scan', '-q', '-f', 'purls', file), file };
    }));
    const { root: target, file } = largeFileTree(work, 'package-lock.json v3', bytes);
    await reportMemory('Peak memory by output, of a package-lock.json v3', outputs.filter((format) => format.includes(only)).map((format) => ({ command: muster(format, 'scan', '-q', '-f', format, target), file })));
  },

  async policy() {
    benchPolicy();
  },

  async cdxgen() {
    const targets = readdirSync(join(root, 'examples/estate')).map((name) => join(root, 'examples/estate', name));
    for (const target of targets.slice(0, 2)) {
      report(`cdxgen on ${target.split('/').at(-1)}`, await compare([muster('muster scan', 'scan', '-q', '-f', 'json', target), ...peers(root, ['cdxgen']).map((peer) => peer.scan(target))], 3));
    }
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(benchmarks)) await benchmarks[name]!();
