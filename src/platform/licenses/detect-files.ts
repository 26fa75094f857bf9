import { availableParallelism } from 'node:os';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { decodeLicenseIndex } from '#core/license/detect/license-index.ts';
import type { Issue } from '#core/model/issue.ts';
import type { FindOptions } from '#features/license/find-in-text.ts';
import { keepHeapSmall } from '../tree/small-heap.ts';
import { compileLess } from './compile-less.ts';
import { detectLot, type DetectedLot, type DetectionRun } from './detection-run.ts';
import { DetectionThreads } from './detection-threads.ts';
import { listFiles } from './files-named.ts';
import { licenseIndexBytes, shareLicenseIndex } from './shared-license-index.ts';
import { SharedPaths } from './shared-paths.ts';

export interface DetectFilesOptions extends Omit<FindOptions, 'stated'> {
  /** Threads, this one included; default: one for each core. */
  readonly jobs: number | undefined;
  /** Answer lines of JSON instead of findings. */
  readonly asLines: boolean;
  /** Tell of which content the findings are. */
  readonly identify?: boolean;
  /** Hears of the lots in the order of the files; `total` is the number of all. Makes this thread wait; others go on. `enough` ends the run: nobody wants to hear of the files that are left. */
  readonly onDetected: (detected: DetectedLot, total: number) => Promise<'enough' | 'more'>;
}

/** Below this many files starting a thread costs more than it saves. */
const worthAThread = 256;

/**
 * Detects in the files that are named and in those of directories, on several threads when there are many: they begin while this one is still listing,
 * and share the index and the list. Answers which directories could not be listed.
 */
export async function detectFiles(named: readonly string[], { jobs, copyrights, differences = false, asLines, identify = false, onDetected }: DetectFilesOptions): Promise<readonly Issue[]> {
  compileLess();
  const index = licenseIndexBytes(shareLicenseIndex());
  const paths = new SharedPaths();
  const run: DetectionRun = { index, paths: paths.memory, copyrights, differences, asLines, identify };
  const threads = new DetectionThreads(run, threadsOf(jobs) - 1);
  try {
    let total = 0;
    const issues = listFiles(named, (path) => {
      paths.add(path);
      if (++total % worthAThread === 0) threads.start();
    });
    paths.end();
    keepHeapSmall();
    const detector = new LicenseDetector(decodeLicenseIndex(index));
    for (let lot = paths.take(); lot !== undefined; lot = paths.take()) {
      threads.add(await detectLot(detector, run, lot));
      for (const detected of await threads.heard()) if (await onDetected(detected, total) === 'enough') return issues;
    }
    await threads.ended();
    for (const detected of await threads.heard()) if (await onDetected(detected, total) === 'enough') break;
    return issues;
  } finally {
    await threads.close();
  }
}

function threadsOf(jobs: number | undefined): number {
  const cores = availableParallelism();
  return Math.max(1, Math.min(jobs ?? cores, 4 * cores));
}
