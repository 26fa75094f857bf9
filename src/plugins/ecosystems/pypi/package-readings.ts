import type { SourceFile } from '#core/plugin/source-file.ts';
import { LARGE } from '#core/text/text-lines.ts';
import type { LockedPackage } from './locked-packages.ts';
import { PackageNames } from './package-names.ts';

/**
 * Packages of a lockfile, to be gone through any number of times. They are read once at once, to report what is wrong and to learn their names;
 * those of a large file are not kept but read anew each time.
 */
export class PackageReadings implements Iterable<LockedPackage> {
  readonly names = new PackageNames();
  readonly #read: () => Iterable<LockedPackage>;

  /** `read` is told when it reads for the first time. */
  constructor(file: SourceFile, read: (isFirst: boolean) => Iterable<LockedPackage>) {
    const kept: LockedPackage[] | undefined = file.size < LARGE ? [] : undefined;
    for (const locked of read(true)) {
      this.names.add(locked);
      kept?.push(locked);
    }
    this.#read = kept === undefined ? () => read(false) : () => kept;
  }

  [Symbol.iterator](): Iterator<LockedPackage> {
    return this.#read()[Symbol.iterator]();
  }
}
