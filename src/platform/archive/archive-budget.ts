import { UnreadableFile } from '#core/plugin/source-file.ts';
import { archiveLimits } from './archive-limits.ts';

/** What may be unpacked from one outermost archive in all, however many archives are in it and however often an entry is read. */
export class ArchiveBudget {
  readonly #most: number;
  #spent = 0;

  /** Bytes of the outermost archive. */
  constructor(size: number) {
    this.#most = Math.max(archiveLimits.totalFloor, size * archiveLimits.totalRatio);
  }

  /** Throws `UnreadableFile` when that is more than is left. */
  spend(bytes: number): void {
    this.#spent += bytes;
    if (this.#spent > this.#most) throw new UnreadableFile('unsafe', `the outermost archive unpacks to more than ${Math.round(this.#most / 2 ** 20)} MiB in all; the rest was not read`);
  }
}
