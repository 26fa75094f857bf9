import { TextIndex } from '../../inventory/text-index.ts';
import { UnusedNames } from '../unused-names.ts';

/** Ids of the elements of a document, all different, so that a component with the id of another element does not become it. */
export class ElementIds {
  /** Without the base, which nearly all have. */
  readonly #names = new UnusedNames();
  readonly #base: string;
  readonly #refs = new TextIndex();
  /** Components whose id does not simply follow from their ref. */
  readonly #odd = new Map<string, string>();

  /** `base` is the IRI of the document. */
  constructor(base: string, components: Iterable<{ readonly ref: string }>) {
    this.#base = base;
    for (const { ref } of components) {
      this.#refs.number(ref);
      const wish = this.#wishOf(ref);
      const id = this.take(wish);
      if (id !== wish) this.#odd.set(ref, id);
    }
  }

  /** Of a component. */
  of(ref: string): string | undefined {
    return this.#refs.find(ref) === undefined ? undefined : (this.#odd.get(ref) ?? this.#wishOf(ref));
  }

  take(wish: string): string {
    return this.#long(this.#names.take(this.#short(wish)));
  }

  /** A relationship's; nothing else of ours has a name like it, so that it need not be remembered. */
  ofRelationship(number: number): string {
    return this.#long(this.#names.once(`#relationship-${number}`));
  }

  /** Of a licence that the document defines: ends with its name, by which it is found again. */
  ofLicense(reference: string): string {
    return this.take(`${this.#base}#${reference}`);
  }

  named(...parts: readonly string[]): string {
    return this.take(this.#inDocument(parts.filter((part) => part !== '').join('-')));
  }

  #wishOf(ref: string): string {
    return isIri(ref) && !ref.startsWith('pkg:') ? ref : this.#inDocument(ref);
  }

  #inDocument(name: string): string {
    return `${this.#base}#${slug(name)}`;
  }

  #short(id: string): string {
    return id.startsWith(`${this.#base}#`) ? id.slice(this.#base.length) : id;
  }

  #long(name: string): string {
    return name.startsWith('#') ? this.#base + name : name;
  }
}

const isIri = (ref: string): boolean => /^(?:https?|urn):\S+$/i.test(ref);

const slug = (text: string): string => text.replaceAll(/[^a-zA-Z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'element';
