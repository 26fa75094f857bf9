import type { Coverage } from '#core/model/inventory.ts';
import { workCounter, type WorkCounter } from '../workers/shared-work.ts';
import { rootLayers } from './ignore-layers.ts';
import { packWalk, type PackedWalk } from './packed-walk.ts';
import { partsOf, shareParts, takeParts, type SharedParts } from './shared-parts.ts';
import { WalkState, type PendingDirectory, type Walk, type WalkOptions } from './walk-state.ts';

export type { Walk, WalkedFile, WalkOptions } from './walk-state.ts';

/** Other threads, and how they are asked to take parts as this one does. */
export interface WalkElsewhere {
  readonly workers: number;
  /** How many of them have been started already. */
  readonly running: number;
  /** What it answers waits, once no part is left, for what they found. */
  readonly hand: (parts: SharedParts, counter: WorkCounter) => () => Promise<readonly Walk[]>;
}

/** From this many directories on, a tree is worth starting a second thread, or giving one something that is there. */
const worthStarting = 1500;
const worthSharing = 300;

/** Lists a directory tree without following links out of it or into a loop; `.git` is never entered. Lists are sorted by path. */
export async function walk(root: string, options: WalkOptions, elsewhere?: WalkElsewhere): Promise<Walk> {
  const state = new WalkState(root, options);
  const pending: PendingDirectory[] = [{ path: '', depth: 0, layers: rootLayers(root, options.exclude, state.report), installed: false, trackedOnly: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    state.visit(next, pending);
    if (elsewhere === undefined || elsewhere.workers === 0 || pending.length < (elsewhere.running > 0 ? worthSharing : worthStarting)) continue;
    const counter = workCounter(elsewhere.workers);
    const others = elsewhere.hand(shareParts(pending), counter);
    const own = walkParts(root, options, pending, counter);
    return joined([state.result(), own, ...(await others())]);
  }
  return joined([state.result()]);
}

/** As another thread does, on a worker. */
export const walkElsewhere = (root: string, options: WalkOptions, parts: SharedParts, counter: WorkCounter): PackedWalk => packWalk(walkParts(root, options, partsOf(parts), counter));

/** Takes lots of parts, as other threads do, until none is left. */
function walkParts(root: string, options: WalkOptions, parts: readonly PendingDirectory[], counter: WorkCounter): Walk {
  const state = new WalkState(root, options);
  const pending: PendingDirectory[] = [];
  for (let lot = takeParts(parts, counter); lot.length > 0; lot = takeParts(parts, counter)) {
    pending.push(...lot);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) state.visit(next, pending);
  }
  return state.result();
}

function joined(walks: readonly Walk[]): Walk {
  const sum = (key: keyof Coverage) => walks.reduce((total, { coverage }) => total + coverage[key], 0);
  return {
    files: walks.flatMap(({ files }) => files).sort((a, b) => (a.path < b.path ? -1 : 1)),
    licenseFiles: walks.flatMap(({ licenseFiles }) => licenseFiles).sort((a, b) => (a.path < b.path ? -1 : 1)),
    findingsFiles: walks.flatMap(({ findingsFiles }) => findingsFiles).sort(),
    archives: walks.flatMap(({ archives }) => archives).sort(),
    others: walks.every(({ files }) => files.length === 0) ? [...new Set(walks.flatMap(({ others }) => others))] : [],
    issues: walks.flatMap(({ issues }) => issues),
    coverage: { files: sum('files'), directories: sum('directories'), recognized: sum('recognized'), ignored: sum('ignored') },
  };
}
