import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import { TextList } from '#core/inventory/text-list.ts';
import { scalar, text, type Value } from '#core/text/value.ts';

/** What a lockfile calls those that somebody asks for. */
const directKinds = ['direct main', 'direct dev', 'direct overridden'] as const;

export type DirectKind = (typeof directKinds)[number];

export interface LockedPackage {
  readonly name: string;
  readonly node: NodeId;
  readonly kind: DirectKind | undefined;
}

/** Packages of a pubspec.lock by name. */
export class LockedPackages {
  readonly #names = new TextIndex();
  /** By number of the name: the node + 1, the number of the version + 1, the number of the kind + 1. */
  readonly #nodes = new IntList();
  readonly #versionOf = new IntList();
  readonly #kinds = new IntList();
  readonly #versions = new TextList();
  /** One for each: does it come from a registry? */
  readonly #hosted = new IntList();
  #tellsKinds = false;

  /** The first versions of the format did not say what is direct. */
  get tellsKinds(): boolean {
    return this.#tellsKinds;
  }

  get isEmpty(): boolean {
    return this.#versions.length === 0;
  }

  add(name: string, entry: Value, node: NodeId | undefined): void {
    const kind = text(entry, 'dependency');
    this.#tellsKinds ||= kind !== undefined;
    if (node === undefined) return;
    const number = this.#names.number(name);
    this.#nodes.set(number, node + 1);
    this.#versionOf.set(number, this.#versions.add(scalar(entry, 'version') ?? '') + 1);
    this.#kinds.set(number, directKinds.findIndex((direct) => direct === kind) + 1);
    this.#hosted.set(number, text(entry, 'source') === 'hosted' ? 1 : 0);
  }

  node(name: string): NodeId | undefined {
    const number = this.#names.find(name);
    return number === undefined ? undefined : this.#nodes.at(number) - 1;
  }

  version(name: string): string | undefined {
    const number = this.#names.find(name);
    return number === undefined ? undefined : this.#versions.text(this.#versionOf.at(number) - 1);
  }

  /** Of a package that manifests decide about: from a registry, and not overridden. */
  decidedVersion(name: string): string | undefined {
    const number = this.#names.find(name);
    return number !== undefined && this.#hosted.at(number) === 1 && this.#kindOf(number) !== 'direct overridden' ? this.version(name) : undefined;
  }

  /** Where the file says what is direct, only those. */
  *candidates(): Generator<LockedPackage> {
    for (let number = 0; number < this.#names.size; number++) {
      const kind = this.#kindOf(number);
      if (!this.#tellsKinds || kind !== undefined) yield { name: this.#names.text(number), node: this.#nodes.at(number) - 1, kind };
    }
  }

  #kindOf(number: number): DirectKind | undefined {
    return directKinds[this.#kinds.at(number) - 1];
  }
}
