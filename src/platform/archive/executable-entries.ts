import type { IssueInput } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { mayBeExecutable } from '../tree/executable-file.ts';
import type { ArchiveTree } from './unpack.ts';

/** Finds the programs among the entries that no name tells of. */
export class ExecutableEntries {
  readonly #opened: ArchiveTree;
  readonly #unknown: { readonly path: string; readonly reason: UnreadableFile }[] = [];

  constructor(opened: ArchiveTree) {
    this.#opened = opened;
  }

  has(path: string): boolean {
    if (!mayBeExecutable(nameOf(path))) return false;
    try {
      return this.#opened.isExecutable(path);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#unknown.push({ path, reason: error });
      return false;
    }
  }

  /** Of those that could not be looked at, one issue for each reason: most have the same. */
  issues(): IssueInput[] {
    const byReason = Map.groupBy(this.#unknown, ({ reason }) => `${reason.code} ${reason.message}`);
    return [...byReason.values()].flatMap((alike) => alike.slice(0, 1).map(({ path, reason }) => ({
      code: reason.code,
      file: path,
      message: `whether it is a program could not be found out${andOthers(alike.length - 1)}: ${reason.message}`,
      remedy: reason.remedy,
    })));
  }
}

const andOthers = (count: number): string => (count === 0 ? '' : `, nor of ${count} more ${count === 1 ? 'entry' : 'entries'}`);
