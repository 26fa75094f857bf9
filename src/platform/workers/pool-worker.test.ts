import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Ends a worker `milliseconds` after it has begun with something that nobody waits for: in a process of its own, which must not end before the thread has. */
const program = (milliseconds: number): string => `
  const { PoolWorker } = await import(${JSON.stringify(new URL('./pool-worker.ts', import.meta.url).href)});
  const { workCounter, hasBegun } = await import(${JSON.stringify(new URL('./shared-work.ts', import.meta.url).href)});
  const counter = workCounter(1);
  const worker = new PoolWorker();
  const work = { kind: 'walk', root: '/nowhere', exclude: [], licenses: 'none', parts: [], counter, run: 1, worker: 0 };
  worker.converse(work, (answer, end) => end(answer)).catch(() => undefined);
  while (!hasBegun(counter, 0) && performance.now() < 30_000);
  for (const until = performance.now() + ${milliseconds}; performance.now() < until;);
  await worker.terminate();
  console.log('ended');
`;

it.each([0, 1, 3, 10, 50])('ends before the process does, whenever its last answer comes (%i ms)', (milliseconds) => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-worker-'));
  try {
    const file = join(folder, 'end-a-worker.mjs');
    writeFileSync(file, program(milliseconds));
    const { status, stdout } = spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 60_000 });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'ended\n' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
