import type { Extraction } from '#core/inventory/extraction.ts';
import type { LicenseMode } from '#core/model/license-facts.ts';
import type { ExtractionTask } from '#features/scan/extraction-task.ts';
import type { LicenseFilesRead } from '../licenses/read-license-files.ts';
import type { SharedLicenseFiles } from '../licenses/shared-license-files.ts';
import type { SharedLicenseIndex } from '../licenses/shared-license-index.ts';
import type { PackedWalk } from '../tree/packed-walk.ts';
import type { SharedParts } from '../tree/shared-parts.ts';
import type { WorkCounter } from './shared-work.ts';
import type { TextFlaw } from '../tree/text-flaw.ts';

/** A piece of work that all threads take from. */
interface Work {
  readonly root: string;
  readonly counter: WorkCounter;
}

/** Extraction tasks. */
export interface TaskWork extends Work {
  readonly kind: 'tasks';
  readonly paths: readonly string[];
  readonly tasks: readonly ExtractionTask[];
}

/** Parts of a tree to be walked. */
export interface WalkWork extends Work {
  readonly kind: 'walk';
  readonly exclude: readonly string[];
  readonly licenses: LicenseMode;
  readonly findings: ReadonlySet<string> | undefined;
  readonly parts: SharedParts;
}

/** Files to be read for licences. */
export interface LicenseWork extends Work {
  readonly kind: 'licenses';
  readonly files: SharedLicenseFiles;
  readonly index: SharedLicenseIndex;
  readonly useCache: boolean;
}

export type WorkerMessage = (TaskWork | WalkWork | LicenseWork) & {
  readonly run: number;
  /** The number of the worker, for the marks of the counter. */
  readonly worker: number;
};

/** Sent back: for tasks one message for each, then one that ends the run. */
export type WorkerAnswer =
  | { readonly run: number; readonly task: number; readonly extractions: readonly Extraction[] }
  | { readonly run: number; readonly flawedTexts: readonly (readonly [path: string, flaw: TextFlaw])[] }
  | { readonly run: number; readonly walk: PackedWalk }
  | { readonly run: number; readonly licenses: LicenseFilesRead };

/** Files that a thread takes at once to read them for licences. */
export const licenseLot = 32;
