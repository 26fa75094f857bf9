import type { Extraction } from '#core/inventory/extraction.ts';
import type { Descriptions } from '#core/plugin/descriptions.ts';
import type { Ecosystem, Source } from '#core/plugin/ecosystem.ts';

/** A piece of reading that can be done on any thread: one source and some of its primary files. */
export interface ExtractionTask {
  readonly ecosystem: string;
  readonly source: string;
  /** Sorted; read in one call for a `batch` source, else one by one. */
  readonly paths: readonly string[];
  /** Rough size of the work in bytes, for fair distribution. */
  readonly weight: number;
}

/** Runs tasks, in any order and on any thread (with descriptions on one only); the results stand in the order of the tasks. */
export type RunTasks = (tasks: readonly ExtractionTask[], descriptions?: Descriptions) => Promise<readonly (readonly Extraction[])[]>;

export function findSource(ecosystems: readonly Ecosystem[], task: ExtractionTask): Source {
  const source = ecosystems.find((candidate) => candidate.id === task.ecosystem)?.sources.find((candidate) => candidate.id === task.source);
  if (source === undefined) throw new Error(`there is no source ${task.ecosystem}/${task.source}`);
  return source;
}
