import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InventoryDocument } from '#core/model/inventory-document.ts';

/** Root of the repository. */
export const repository = resolve(import.meta.dirname, '../..');
export const node = join(repository, 'node_modules/node/bin/node');
export const launcher = join(repository, 'bin/muster');
export const main = join(repository, 'dist/main.js');

/** Not that of the person who runs the tests. */
const testCache = join(tmpdir(), 'muster-test-cache');

let isBuilt = false;

/** Builds when a source is newer than the build: the launcher of a checkout sees to that, also when several threads ask at once. */
function build(): void {
  if (isBuilt) return;
  const { status, stderr } = spawnSync(launcher, ['--version'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed:\n${stderr}`);
  isBuilt = true;
}

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the process; the highest it had. Only with `measured`. */
  readonly peakMemory: number;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Modules that Node loads first. */
  readonly preload?: readonly string[];
  /** After this many seconds it counts as hanging and is ended. */
  readonly seconds?: number;
  /** Tells the peak of memory at the end. */
  readonly measured?: boolean;
  /** As a user to whom rights of files mean something, where the tests run as one to whom they mean nothing. */
  readonly asOrdinaryUser?: boolean;
}

/** Runs the built command line by the project's own Node, as a user would. */
export function muster(args: readonly string[], { cwd = repository, env = {}, preload = [], seconds = 60, measured = false, asOrdinaryUser = false }: RunOptions = {}): Promise<Run> {
  build();
  const modules = [...preload, ...(measured ? [join(import.meta.dirname, 'tell-peak-memory.mjs')] : [])];
  const started = performance.now();
  return new Promise((settle, reject) => {
    const child = spawn(node, [...modules.flatMap((module) => ['--import', module]), main, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', COLUMNS: '120', ...(env['HOME'] === undefined && { MUSTER_CACHE: testCache }), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
      ...(asOrdinaryUser && process.getuid?.() === 0 && { uid: 65_534, gid: 65_534 }),
    });
    const texts = [1, 2, 3].map((descriptor) => {
      const pieces: Buffer[] = [];
      (child.stdio[descriptor] as NodeJS.ReadableStream).on('data', (piece: Buffer) => pieces.push(piece));
      return () => Buffer.concat(pieces).toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => settle({
      code,
      signal,
      stdout: texts[0]!(),
      stderr: texts[1]!(),
      peakMemory: Number(texts[2]!()) * 1024,
      milliseconds: performance.now() - started,
    }));
  });
}

export type ScannedInventory = InventoryDocument['inventories'][number];

export interface Scan extends Run {
  readonly document: InventoryDocument;
  /** Of the first target. */
  readonly inventory: ScannedInventory;
}

/** `muster scan … --format json`, parsed and checked against its schema. */
export async function scan(args: readonly string[], options?: RunOptions): Promise<Scan> {
  const run = await muster(['scan', '--format', 'json', ...args], options);
  if (!run.stdout.startsWith('{')) throw new Error(`no document (exit ${run.code ?? run.signal}): ${run.stdout.slice(0, 500)}${run.stderr}`);
  const document = InventoryDocument.parse(JSON.parse(run.stdout));
  return { ...run, document, inventory: document.inventories[0]! };
}

export const readDocument = (path: string): InventoryDocument => InventoryDocument.parse(JSON.parse(readFileSync(path, 'utf8')));

/** `name version` of each component, in order. */
export const namesOf = ({ components }: ScannedInventory): string[] => components.map(({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name}${version === undefined ? '' : ` ${version}`}`);

/** Each issue as `path:line code`. */
export const placesOf = ({ issues }: ScannedInventory): string[] => issues.map(({ path, line, code }) => `${path}${line === undefined ? '' : `:${line}`} ${code}`);
