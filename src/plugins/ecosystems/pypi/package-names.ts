import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import { TextList } from '#core/inventory/text-list.ts';
import type { LockedDependency, LockedPackage } from './locked-packages.ts';

/** No lockfile has more versions of one package for a reason. */
const mostCandidates = 50;

/** Which packages of a lockfile, by position, go by which name. Outside of the heap: a lockfile of 100 MB has 300,000. */
export class PackageNames {
  readonly #names = new TextIndex();
  /** By number of the name: positions + 1. */
  readonly #first = new IntList();
  readonly #last = new IntList();
  /** By position: the next position with the same name, + 1. */
  readonly #next = new IntList();
  readonly #versions = new TextList();
  /** By position: number of the version + 1, 0 for none. */
  readonly #version = new IntList();

  /** Number of packages. */
  get size(): number {
    return this.#version.length;
  }

  add({ name, version }: LockedPackage): void {
    const position = this.size;
    const number = this.#names.number(name);
    const last = this.#last.at(number);
    if (last === 0) this.#first.set(number, position + 1);
    else this.#next.set(last - 1, position + 1);
    this.#last.set(number, position + 1);
    this.#version.push(version === undefined ? 0 : this.#versions.add(version) + 1);
  }

  /** Several versions of one package are there for several platforms or by alternative; where no version fits the lockfile's word counts. */
  resolve({ name, accepts }: LockedDependency): readonly number[] {
    const candidates = this.#named(name);
    if (candidates.length < 2 || accepts === undefined) return candidates;
    const fitting = candidates.filter((position) => {
      const version = this.versionOf(position);
      return version === undefined || accepts(version);
    });
    return fitting.length === 0 ? candidates : fitting;
  }

  versionOf(position: number): string | undefined {
    const version = this.#version.at(position);
    return version === 0 ? undefined : this.#versions.text(version - 1);
  }

  #named(name: string): number[] {
    const number = this.#names.find(name);
    const positions: number[] = [];
    for (let at = number === undefined ? 0 : this.#first.at(number); at !== 0 && positions.length < mostCandidates; at = this.#next.at(at - 1)) positions.push(at - 1);
    return positions;
  }
}
