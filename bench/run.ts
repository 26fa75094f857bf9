// npm run bench [-- NAME…]: start-up, small scan, estate, node_modules, growth, lockfile, cdxgen, copyrights. Everything side by side in one run; ratios are medians of pairs.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, median, report, type Command } from './measure.ts';
import { peers } from './peers.ts';
import { measureCopyrights } from './text-findings.ts';
import { hugeLockfile, nodeModulesTree } from './trees.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const work = join(root, '.bench/work');
mkdirSync(work, { recursive: true });
const node = join(root, 'node_modules/node/bin/node');
const estate = join(process.env['MUSTER_SHARED'] ?? join(root, '../shared'), 'estate');

const muster = (name: string, ...args: string[]): Command => ({ name, command: join(root, 'bin/muster'), args });

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
      ...peers(root, ['syft', 'osv-scalibr']).map((peer) => peer.scan(small)),
    ], 9));
  },

  async estate() {
    if (!existsSync(estate)) return console.log('\nThe estate is not here (MUSTER_SHARED); left out.');
    report('The estate: 15 repositories as one tree (target: twice as fast as the fastest peer)', await compare([
      muster('muster scan', 'scan', '-q', '-f', 'json', estate),
      ...peers(root, ['syft', 'osv-scalibr']).map((peer) => peer.scan(estate)),
    ], 3));
  },

  async modules() {
    const tree = nodeModulesTree(work, 50_000);
    report('node_modules of 50,000 files (target: twice as fast as the fastest peer)', await compare([
      muster('muster scan', 'scan', '-q', '-f', 'json', tree),
      muster('muster scan --jobs 1', 'scan', '-q', '--jobs', '1', '-f', 'json', tree),
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

  async copyrights() {
    measureCopyrights(root);
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
