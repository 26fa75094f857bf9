import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotSize, SharedPaths } from './shared-paths.ts';

/** All that is left, lot after lot. */
function rest(paths: SharedPaths): string[] {
  const all: string[] = [];
  for (let lot = paths.take(); lot !== undefined; lot = paths.take()) all.push(...lot.paths);
  return all;
}

describe('SharedPaths', () => {
  it('gives back every path as it was, in order', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 * lotSize }), (all) => {
      const paths = new SharedPaths();
      for (const path of all) paths.add(path);
      paths.end();
      expect(rest(new SharedPaths(paths.memory))).toEqual(all);
    }));
  });

  it('keeps halves of characters, which names of Windows may have', () => {
    const paths = new SharedPaths();
    paths.add('a\uD800b');
    paths.end();
    expect(rest(paths)).toEqual(['a\uD800b']);
  });

  it('grows with the tree', () => {
    const all = Array.from({ length: 3000 }, (_, index) => `${'ä'.repeat(100)}/${index}`);
    const paths = new SharedPaths();
    for (const path of all) paths.add(path);
    paths.end();
    expect(rest(paths)).toEqual(all);
  });

  it('gives each lot to one thread, also to threads that came before there was anything to take', async () => {
    const paths = new SharedPaths();
    const source = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.module).then(({ SharedPaths }) => {
        const paths = new SharedPaths(workerData.memory);
        const lots = [];
        parentPort.postMessage('ready');
        for (let lot = paths.take(); lot !== undefined; lot = paths.take()) lots.push(lot);
        parentPort.postMessage(lots);
      });`;
    const workers = Array.from({ length: 3 }, () => new Worker(source, { eval: true, workerData: { module: new URL('shared-paths.ts', import.meta.url).href, memory: paths.memory } }));
    const answers = workers.map((worker) => new Promise<{ lot: number; paths: string[] }[]>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: 'ready' | { lot: number; paths: string[] }[]) => message !== 'ready' && resolve(message));
    }));
    await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
    const all = Array.from({ length: 20 * lotSize + 5 }, (_, index) => `file ${index}`);
    for (const path of all) paths.add(path);
    paths.end();
    const lots = (await Promise.all(answers)).flat().sort((a, b) => a.lot - b.lot);
    expect(lots.map(({ lot }) => lot)).toEqual(Array.from({ length: 21 }, (_, index) => index));
    expect(lots.flatMap((lot) => lot.paths)).toEqual(all);
  });
});
