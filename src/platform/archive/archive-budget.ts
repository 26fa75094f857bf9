import { UnreadableFile } from '#core/plugin/source-file.ts';
import { archiveLimits } from './archive-limits.ts';

/** What may be unpacked from one outermost archive in all, however many archives are in it and however often an entry is read. */
export class ArchiveBudget {
  readonly #most: number;
  readonly #size: number;
  #spent = 0;
  #ofPrograms: ArchiveBudget | undefined;

  /** Bytes of the outermost archive. */
  constructor(size: number) {
    this.#most = Math.max(archiveLimits.totalFloor, size * archiveLimits.totalRatio);
    this.#size = size;
  }

  /** What programs in it may take besides: they are large, and must not leave too little for what names packages. */
  get ofPrograms(): ArchiveBudget {
    return (this.#ofPrograms ??= new ArchiveBudget(this.#size));
  }

  /** Throws `UnreadableFile` when that is more than is left. */
  spend(bytes: number): void {
    this.#spent += bytes;
    if (this.#spent > this.#most) throw new UnreadableFile('unsafe', `the outermost archive unpacks to more than ${Math.round(this.#most / 2 ** 20)} MiB in all; the rest was not read`);
  }
}
