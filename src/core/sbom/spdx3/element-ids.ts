import { TextIndex } from '../../inventory/text-index.ts';
import { isSpdxId } from '../spdx2/references.ts';
import { UnusedNames } from '../unused-names.ts';

/** Ids of the components of a document: their refs where those are IRIs, else made of them. */
export class ComponentIds {
  /** IRI of the document. */
  readonly base: string;
  /** All ids, without the base, which nearly all have. */
  readonly names = new UnusedNames();
  readonly #refs = new TextIndex();
  /** Of components whose id does not simply follow from their ref. */
  readonly #odd = new Map<string, string>();

  constructor(base: string, components: Iterable<{ readonly ref: string }>) {
    this.base = base;
    for (const { ref } of components) {
      this.#refs.number(ref);
      const wish = this.#wishOf(ref);
      const id = longOf(base, this.names.take(shortOf(base, wish)));
      if (id !== wish) this.#odd.set(ref, id);
    }
  }

  of(ref: string): string | undefined {
    return this.#refs.find(ref) === undefined ? undefined : (this.#odd.get(ref) ?? this.#wishOf(ref));
  }

  #wishOf(ref: string): string {
    return isIri(ref) && !ref.startsWith('pkg:') ? ref : `${this.base}#${isSpdxId(ref) ? ref : slug(ref)}`;
  }
}

/** Gives the other elements of a document ids that no component and no other element has. */
export class ElementIds {
  readonly #base: string;
  readonly #names: UnusedNames;

  constructor({ base, names }: ComponentIds) {
    this.#base = base;
    this.#names = new UnusedNames([], names);
  }

  named(...parts: readonly string[]): string {
    return this.#take(`${this.#base}#${slug(parts.filter((part) => part !== '').join('-'))}`);
  }

  /** Of a licence that the document defines: ends with its name, by which it is found again. */
  ofLicense(reference: string): string {
    return this.#take(`${this.#base}#${reference}`);
  }

  /** Nothing else of ours has a name like a relationship's, so that it need not be remembered. */
  ofRelationship(number: number): string {
    return longOf(this.#base, this.#names.once(`#relationship-${number}`));
  }

  #take(wish: string): string {
    return longOf(this.#base, this.#names.take(shortOf(this.#base, wish)));
  }
}

/** Without the base, which nearly all ids have. */
export const shortOf = (base: string, id: string): string => (id.startsWith(`${base}#`) ? id.slice(base.length) : id);

export const longOf = (base: string, name: string): string => (name.startsWith('#') ? base + name : name);

const isIri = (ref: string): boolean => /^(?:https?|urn):\S+$/i.test(ref);

const slug = (text: string): string => text.replaceAll(/[^a-zA-Z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'element';
