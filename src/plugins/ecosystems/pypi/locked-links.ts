import { IntList } from '#core/inventory/int-list.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { platformOf } from '#core/python/marker.ts';
import type { LockedDependency } from './locked-packages.ts';

/** Who needs whom among the packages of a lockfile, by position; outside of the heap but for platforms, which few packages have. */
export class LockedLinks {
  readonly #size: number;
  readonly #from = new IntList();
  readonly #to = new IntList();
  readonly #optional = new IntList();
  /** By position: is it asked for on every platform? */
  readonly #everywhere: Uint8Array;
  readonly #platforms = new Map<number, Set<string>>();
  readonly #asked = new TextMap();
  readonly #askedOf = new IntList();
  readonly #askedExtra = new IntList();
  readonly #extras: string[] = [];
  readonly #numberOfExtra = new Map<string, number>();

  /** `size` is the number of packages. */
  constructor(size: number) {
    this.#size = size;
    this.#everywhere = new Uint8Array(size);
  }

  add(from: number, to: number, isOptional: boolean): void {
    this.#from.push(from);
    this.#to.push(to);
    this.#optional.push(isOptional ? 1 : 0);
  }

  *[Symbol.iterator](): Generator<{ readonly from: number; readonly to: number; readonly isOptional: boolean }> {
    for (let at = 0; at < this.#from.length; at++) yield { from: this.#from.at(at), to: this.#to.at(at), isOptional: this.#optional.at(at) === 1 };
  }

  /** Somebody asks for the package, under a marker or on every platform. */
  askFor(position: number, { marker }: LockedDependency): void {
    const platform = platformOf(marker);
    if (platform === undefined) {
      this.#everywhere[position] = 1;
      this.#platforms.delete(position);
    } else if (this.#everywhere[position] !== 1) {
      const known = this.#platforms.get(position);
      if (known === undefined) this.#platforms.set(position, new Set([platform]));
      else known.add(platform);
    }
  }

  /** The markers under which a package is asked for; nothing as soon as somebody asks for it everywhere. */
  platformsOf(position: number): readonly string[] | undefined {
    const platforms = this.#platforms.get(position);
    return platforms === undefined ? undefined : [...platforms];
  }

  askForExtra(position: number, extra: string): void {
    if (this.asksForExtra(position, extra)) return;
    let number = this.#numberOfExtra.get(extra);
    if (number === undefined) this.#numberOfExtra.set(extra, (number = this.#extras.push(extra) - 1));
    this.#asked.set(`${position}\0${extra}`, 1);
    this.#askedOf.push(position);
    this.#askedExtra.push(number);
  }

  asksForExtra(position: number, extra: string): boolean {
    return this.#asked.has(`${position}\0${extra}`);
  }

  /** In the order of asking; what is asked for meanwhile comes too. */
  *askedExtras(start = 0): Generator<{ readonly position: number; readonly extra: string }> {
    for (let at = start; at < this.#askedOf.length; at++) yield { position: this.#askedOf.at(at), extra: this.#extras[this.#askedExtra.at(at)]! };
  }

  /** By position: 1 for what can be reached from the starts. */
  reachedFrom(starts: Iterable<number>): Uint8Array {
    const { offsets, targets } = this.#targetsByPosition();
    const reached = new Uint8Array(this.#size);
    const pending = new IntList();
    let left = 0;
    const visit = (position: number): void => {
      if (reached[position] === 1) return;
      reached[position] = 1;
      pending.push(position);
    };
    for (const start of starts) visit(start);
    for (; left < pending.length; left++) {
      const position = pending.at(left);
      for (let at = offsets[position]!; at < offsets[position + 1]!; at++) visit(targets[at]!);
    }
    return reached;
  }

  #targetsByPosition(): { readonly offsets: Int32Array; readonly targets: Int32Array } {
    const offsets = new Int32Array(this.#size + 2);
    for (let at = 0; at < this.#from.length; at++) offsets[this.#from.at(at) + 2]!++;
    for (let position = 2; position < offsets.length; position++) offsets[position]! += offsets[position - 1]!;
    const targets = new Int32Array(this.#from.length);
    // the start of each position moves to its end, which is the start of the next
    for (let at = 0; at < this.#from.length; at++) targets[offsets[this.#from.at(at) + 1]!++] = this.#to.at(at);
    return { offsets, targets };
  }
}
