import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import type { MixLockEntry } from './mix-lock-text.ts';

/** That one package needs another; `undefined` for what is not locked. */
export interface LockedNeed {
  readonly from: NodeId | undefined;
  readonly to: NodeId | undefined;
  /** What is needed. */
  readonly app: () => string;
  readonly optional: boolean;
  readonly line: number;
}

/** Packages of a lockfile by the application that others refer to them by, and what they need; of one that is locked twice the last. */
export class LockedPackages {
  readonly #apps = new TextIndex();
  /** By number of the application: the node + 1. */
  readonly #nodes = new IntList();
  /** Four numbers each: from and to as number of the application, whether it is optional, line. */
  readonly #needs = new IntList();
  readonly #versions = new Map<string, string>();

  /** `isAsked`: a manifest asks for it, and wants to know its version. */
  add(entry: MixLockEntry, node: NodeId | undefined, isAsked: boolean): void {
    const from = this.#apps.number(entry.app);
    if (node !== undefined) this.#nodes.set(from, node + 1);
    if (entry.kind !== 'hex') return;
    if (isAsked) this.#versions.set(entry.app, entry.version);
    for (const { app, optional } of entry.dependencies) for (const item of [from, this.#apps.number(app), optional ? 1 : 0, entry.line]) this.#needs.push(item);
  }

  node(app: string): NodeId | undefined {
    const number = this.#apps.find(app);
    return number === undefined ? undefined : this.#nodeOf(number);
  }

  /** Of a package of the registry, which requirements decide about. */
  version(app: string): string | undefined {
    return this.#versions.get(app);
  }

  *needs(): Generator<LockedNeed> {
    for (let at = 0; at < this.#needs.length; at += 4) {
      const to = this.#needs.at(at + 1);
      yield { from: this.#nodeOf(this.#needs.at(at)), to: this.#nodeOf(to), app: () => this.#apps.text(to), optional: this.#needs.at(at + 2) === 1, line: this.#needs.at(at + 3) };
    }
  }

  #nodeOf(number: number): NodeId | undefined {
    const node = this.#nodes.at(number);
    return node === 0 ? undefined : node - 1;
  }
}
