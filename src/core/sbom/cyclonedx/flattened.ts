import { isRecord } from '../../text/value.ts';
import { IntList } from '../../inventory/int-list.ts';
import { UnusedNames } from '../unused-names.ts';
import type { DocumentIssues } from './document-issues.ts';
import type { Json } from './special-xml.ts';

export interface FoundComponent {
  readonly json: Readonly<Json>;
  /** Unique in the document; made up when the component has none or not one of its own. */
  readonly ref: string;
  readonly place: 'subject' | 'top' | 'nested';
  /** The `ref` of the component that it is nested in. */
  readonly parent: string | undefined;
}

interface Held {
  readonly json: Readonly<Json>;
  readonly place: FoundComponent['place'];
  /** Number of the component around it; -1 for none. */
  readonly parent: number;
  readonly path: readonly (string | number)[];
}

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

/** All components of a document, outer before inner, in the order of the text; the subject first. Of those that are alone on the upper level nothing is held but where they stand. */
export class FoundComponents {
  readonly #list: readonly unknown[];
  readonly #held = new Map<number, Held>();
  /** By number: place in the list of the document + 1, 0 for those that are held. */
  readonly #places = new IntList();
  readonly #names = new UnusedNames();
  /** By number: that of its name. */
  readonly #refs = new IntList();
  /** Numbers of those without a `bom-ref`. */
  readonly #nameless: number[] = [];
  readonly #renamed = new Set<number>();

  constructor(bom: Readonly<Json>, issues: DocumentIssues) {
    this.#list = Array.isArray(bom['components']) ? bom['components'] : [];
    const faults: Record<'top' | 'nested' | 'ref', Fault[]> = { top: [], nested: [], ref: [] };
    const metadata = bom['metadata'];
    if (isRecord(metadata) && isRecord(metadata['component'])) this.#tree({ json: metadata['component'], place: 'subject', parent: -1, path: ['metadata', 'component'] }, faults);
    let index = 0;
    for (const json of this.#list) {
      const path = ['components', index++];
      if (isRecord(json)) this.#tree({ json, place: 'top', parent: -1, path }, faults);
      else faults.top.push(noObject(path));
    }
    for (const { path, message, remedy } of [...faults.top.reverse(), ...faults.nested, ...faults.ref]) issues.add('malformed', path, message, remedy);
    for (const number of this.#nameless) this.#refs.set(number, this.#named(nameOf(this.#json(number))));
  }

  get length(): number {
    return this.#places.length;
  }

  at(number: number): FoundComponent {
    const held = this.#held.get(number);
    return { json: this.#json(number), ref: this.ref(number), place: held?.place ?? 'top', parent: held === undefined || held.parent === -1 ? undefined : this.ref(held.parent) };
  }

  *[Symbol.iterator](): Generator<FoundComponent> {
    for (let number = 0; number < this.length; number++) yield this.at(number);
  }

  ref(number: number): string {
    return this.#names.name(this.#refs.at(number));
  }

  has(ref: string): boolean {
    return this.#names.find(ref) !== undefined;
  }

  /** Each nested one with the one around it. */
  *nested(): Generator<{ readonly ref: string; readonly parent: string }> {
    for (const [number, { parent }] of this.#held) if (parent !== -1) yield { ref: this.ref(number), parent: this.ref(parent) };
  }

  /** How many have a `bom-ref` of their own. */
  get named(): number {
    return this.length - this.#nameless.length - this.#renamed.size;
  }

  /** Is that the `bom-ref` of a component? */
  isNamed(ref: string): boolean {
    const name = this.#names.find(ref);
    return name !== undefined && name < this.length - this.#nameless.length && !this.#renamed.has(name);
  }

  #json(number: number): Readonly<Json> {
    return this.#held.get(number)?.json ?? (this.#list[this.#places.at(number) - 1] as Json);
  }

  /** A component of the upper level, or the subject, with all inside it. */
  #tree(root: Held, faults: Record<'nested' | 'ref', Fault[]>): void {
    const open = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { json, place, path } = next;
      const number = this.length;
      const inside = json['components'];
      const isAlone = place === 'top' && !(Array.isArray(inside) && inside.length > 0);
      this.#places.push(isAlone ? (path[1] as number) + 1 : 0);
      if (!isAlone) this.#held.set(number, next);
      this.#takeRef(number, json, path, faults.ref);
      if (!Array.isArray(inside)) continue;
      for (let index = inside.length - 1; index >= 0; index--) {
        const inner: unknown = inside[index];
        if (isRecord(inner)) open.push({ json: inner, place: 'nested', parent: number, path: [...path, 'components', index] });
        else faults.nested.push(noObject([...path, 'components', index]));
      }
    }
  }

  #takeRef(number: number, json: Readonly<Json>, path: readonly (string | number)[], faults: Fault[]): void {
    const ref = json['bom-ref'];
    if (typeof ref !== 'string' || ref === '') {
      this.#refs.push(0);
      this.#nameless.push(number);
      return;
    }
    const taken = this.#named(ref);
    this.#refs.push(taken);
    if (this.#names.name(taken) === ref) return;
    this.#renamed.add(taken);
    faults.push({
      path: [...path, 'bom-ref'],
      message: `the bom-ref ${JSON.stringify(ref)} is that of an earlier component too; dependencies are taken to mean the earlier one`,
      remedy: 'Give every component a bom-ref of its own.',
    });
  }

  /** Answers the number of the name that the wish led to. */
  #named(wish: string): number {
    return this.#names.find(this.#names.take(wish))!;
  }
}

const noObject = (path: readonly (string | number)[]): Fault => ({ path, message: 'a component is not an object and is left out', remedy: 'Write the document again with the tool that made it.' });

/** A package URL is what graphs mean when they name something that no component claims. */
function nameOf({ purl, group, name, version }: Readonly<Json>): string {
  if (typeof purl === 'string' && purl.startsWith('pkg:')) return purl;
  const parts = ['component:', typeof group === 'string' && group !== '' ? `${group}/` : '', typeof name === 'string' ? name : ''];
  return parts.join('') + (typeof version === 'string' && version !== '' ? `@${version}` : '');
}
