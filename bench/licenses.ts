import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { agreement } from './license-agreement.ts';
import { reportRanges } from './line-ranges.ts';
import { compare, measure, median, report, type Command, type Series } from './measure.ts';

/** Packages that together bring some 90,000 files: icons, compilers, libraries, bundles, minified and generated code. */
const dependencies = {
  '@mui/icons-material': '7.3.4', '@mui/material': '7.3.4', react: '19.2.0', 'react-dom': '19.2.0', next: '15.5.6', '@angular/core': '20.3.0', '@angular/compiler': '20.3.0', rxjs: '7.8.2', webpack: '5.102.1', eslint: '9.38.0', jest: '30.2.0',
  lodash: '4.17.21', 'core-js': '3.46.0', 'date-fns': '4.1.0', typescript: '5.9.3', express: '5.1.0', three: '0.180.0', mathjs: '15.0.0', '@babel/preset-env': '7.28.5', moment: '2.30.1', 'monaco-editor': '0.54.0', 'aws-sdk': '2.1692.0',
};

/** A real `node_modules`, installed once. */
function realTree(work: string): string {
  const folder = join(work, 'license-tree');
  if (existsSync(join(folder, 'node_modules'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'license-tree', version: '1.0.0', private: true, dependencies }));
  console.log('installing packages …');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error'], { cwd: folder, stdio: 'pipe' });
  return folder;
}

function filesBelow(folder: string): { readonly path: string; readonly size: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name)).sort().map((path) => ({ path, size: statSync(path).size }));
}

/** Every n-th file of the tree, in its place; what is slow is measured on this. */
function sampleOf(tree: string, work: string, every: number): string {
  const folder = join(work, `license-sample-${every}`);
  if (existsSync(folder)) return folder;
  for (const [index, { path }] of filesBelow(tree).entries()) {
    if (index % every !== 0) continue;
    const copy = join(folder, relative(tree, path));
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(path, copy);
  }
  return folder;
}

const shell = (name: string, script: string): Command => ({ name, command: 'sh', args: ['-c', `exec ${script}`] });

/** Peers as they come from Debian and the index of Python packages, installed once. */
function scancode(root: string): string | undefined {
  const folder = join(root, '.bench/scancode');
  const program = join(folder, 'bin/scancode');
  try {
    if (!existsSync(program)) {
      console.log('installing ScanCode …');
      execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
      // newer ones of these two keep its command line from starting
      execFileSync(join(folder, 'bin/pip'), ['install', '-q', 'scancode-toolkit==32.5.0'], { stdio: 'pipe' });
      execFileSync(join(folder, 'bin/pip'), ['install', '-q', 'pluggy<1.6', 'click<8.2'], { stdio: 'pipe' });
    }
    execFileSync(program, ['--version'], { stdio: 'pipe' });
    return program;
  } catch (error) {
    console.log(`ScanCode cannot be had here: ${String(error).split('\n')[0]}`);
    return undefined;
  }
}

function licensecheck(): string | undefined {
  try {
    execFileSync('licensecheck', ['--version'], { stdio: 'pipe' });
    return 'licensecheck';
  } catch {
    console.log('licensecheck is not here: apt-get install licensecheck');
    return undefined;
  }
}

/** Speed of `muster license detect` on a real tree, alone and beside its peers, and the lines that it tells. */
export async function measureLicenses(root: string, work: string): Promise<void> {
  const tree = realTree(work);
  const all = filesBelow(tree);
  const megabytes = all.reduce((sum, { size }) => sum + size, 0) / 1e6;
  const muster = (name: string, ...args: string[]): Command => ({ name, command: join(root, 'bin/muster'), args: ['license', 'detect', '-q', ...args] });
  const own = await compare([muster('one thread', '--jsonl', '--jobs', '1', tree), muster('two threads', '--jsonl', '--jobs', '2', tree)], 3);
  report(`muster license detect on a node_modules of ${all.length} files, ${megabytes.toFixed(0)} MB (targets: 3,000 files/s and 60 MB/s a core, 1.7× with two threads, 350 MB)`, own);
  for (const { name, samples } of own) {
    const [cpu, wall] = [median(samples.map((sample) => sample.cpu)), median(samples.map((sample) => sample.wall))];
    console.log(`  ${name}: ${(all.length / cpu).toFixed(0)} files and ${(megabytes / cpu).toFixed(0)} MB a second of CPU; ${(all.length / wall).toFixed(0)} files and ${(megabytes / wall).toFixed(0)} MB a second`);
  }
  const [one, two] = own as [Series, Series];
  console.log(`  two threads are ${median(one.samples.map(({ wall }, index) => wall / two.samples[index]!.wall)).toFixed(2)}× as fast as one`);
  await besidePeers(root, work, tree, muster);
  reportRanges(600, 1);
}

async function besidePeers(root: string, work: string, tree: string, muster: (name: string, ...args: string[]) => Command): Promise<void> {
  const folder = sampleOf(tree, work, 200);
  const files = filesBelow(folder);
  const outputs = join(work, 'license-answers');
  rmSync(outputs, { recursive: true, force: true });
  mkdirSync(outputs);
  const answers = (name: string): string => join(outputs, name);
  const checker = licensecheck();
  const scanner = scancode(root);
  const commands: Command[] = [
    muster('muster', '--jsonl', '--jobs', '1', '-o', answers('muster'), folder),
    ...(checker === undefined ? [] : [shell('licensecheck', `${checker} --recursive --check . --lines 0 --machine --shortname-scheme spdx ${folder} > ${answers('licensecheck')}`)]),
    ...(scanner === undefined ? [] : [shell('scancode', `${scanner} --license --quiet --processes 0 --json ${answers('scancode')} ${folder}`)]),
  ];
  const series: Series[] = [];
  for (const command of commands) series.push({ name: command.name, samples: [await measure(command)] });
  report(`Every 200th file of it (${files.length}), one core each, start-up included`, series);
  const idle = await measure(muster('muster, no files', '--jsonl', join(outputs, 'muster')));
  const perFile = (cpu: number): number => (1000 * cpu) / files.length;
  for (const { name, samples } of series) console.log(`  ${name}: ${perFile(samples[0]!.cpu).toFixed(2)} ms of CPU a file${name === 'muster' ? `, ${perFile(Math.max(0, samples[0]!.cpu - idle.cpu)).toFixed(2)} without start-up` : ''}`);
  agreement(files.map(({ path }) => path), (name) => (existsSync(answers(name)) ? readFileSync(answers(name), 'utf8') : undefined), folder);
}
