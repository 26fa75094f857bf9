import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInside } from '#core/plugin/path.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { checkOut, shownTarget, type Checkout } from '#platform/target/git-checkout.ts';
import { repositoryOf } from '#platform/target/local-repository.ts';
import { UnreadTargetError } from '#platform/target/target-error.ts';
import { UsageError } from './exit-codes.ts';
import { Progress } from './progress.ts';

/** A file under `.muster` in which somebody states something. */
export interface StatedFile {
  readonly path: string;
  /** As the user knows it. */
  readonly shown: string;
}

export interface StatedFiles {
  /** Of the current directory: for all targets. */
  readonly shared?: StatedFile | undefined;
  /** Of targets, by their names: each for that target alone. */
  readonly own: ReadonlyMap<string, StatedFile>;
}

/** The targets of a command, and where their files lie while it runs. */
export class TargetPlaces {
  /** As the user named them. */
  readonly targets: readonly string[];
  /** Repositories that were fetched, by the target that names them. */
  readonly checkouts: ReadonlyMap<string, Checkout>;
  /** Repositories that could not be fetched. */
  readonly unfetched: ReadonlyMap<string, UnreadTargetError>;

  constructor(targets: readonly string[], checkouts: ReadonlyMap<string, Checkout>, unfetched: ReadonlyMap<string, UnreadTargetError>) {
    this.targets = targets;
    this.checkouts = checkouts;
    this.unfetched = unfetched;
  }

  /** The directory or file that stands for a target on this disk. */
  path(target: string): string {
    return this.checkouts.get(target)?.path ?? target;
  }

  /** Where directories, and repositories that were fetched, state something. Where the current directory is itself one of several targets, what it states is about that one. Throws `UsageError`. */
  statedIn(name: string): StatedFiles {
    const isTarget = this.targets.length > 1 && this.targets.some((target) => isSame(this.path(target), '.'));
    const shared = isTarget || !existsSync(name) ? undefined : { path: name, shown: name };
    const own = new Map(this.targets.flatMap((target) => {
      const file = this.ownFile(target, name);
      return file === undefined || (shared !== undefined && isSame(file.path, shared.path)) ? [] : [[target, file] as const];
    }));
    return { shared, own };
  }

  /** The file of this name that a target holds itself; documents and archives hold none. */
  ownFile(target: string, name: string): StatedFile | undefined {
    const directory = this.path(target);
    const path = join(directory, name);
    if (target.trim() === '' || !isDirectory(directory) || !existsSync(path)) return undefined;
    if (!this.checkouts.has(target)) return { path, shown: path };
    const shown = `${withoutTrailingSlashes(shownTarget(target))}/${name}`;
    // whoever wrote the repository must not choose which files of this machine are read
    if (!isInside(realpathSync(path), realpathSync(directory))) throw new UsageError(`${shown} is a link that leads out of the repository.`, 'Put the file itself into the repository.');
    return { path, shown };
  }
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const isSame = (one: string, other: string): boolean => existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);

/** Fetches the repositories among the targets and keeps them while `work` runs. Throws `TargetError`. */
export async function withTargetPlaces<T>(targets: readonly string[], { quiet }: { readonly quiet: boolean }, work: (places: TargetPlaces) => Promise<T>): Promise<T> {
  const progress = new Progress(quiet ? undefined : process.stderr);
  const checkouts = new Map<string, Checkout>();
  const unfetched = new Map<string, UnreadTargetError>();
  try {
    for (const target of targets) {
      const repository = checkouts.has(target) || unfetched.has(target) ? undefined : repositoryOf(target);
      if (repository === undefined) continue;
      progress.show(`fetching ${shownTarget(target)}`);
      try {
        checkouts.set(target, checkOut(repository));
      } catch (error) {
        if (!(error instanceof UnreadTargetError)) throw error;
        unfetched.set(target, error);
      }
    }
    progress.clear();
    return await work(new TargetPlaces(targets, checkouts, unfetched));
  } finally {
    progress.clear();
    for (const { remove } of checkouts.values()) remove();
  }
}
