import { append } from '../../inventory/multi-map.ts';
import { hashesAgree, identityOf, qualifiersAgree, type Identity, type Named } from './identity.ts';

interface Known {
  readonly number: number;
  readonly identity: Identity;
  readonly component: Named;
}

/** A document with more components of one name than this has them matched in part; it bounds the search. */
const candidateLimit = 64;

/** Components of the documents read so far, to be found again by what another tool says of them. */
export class ComponentIndex {
  /** Numbers that a document has already spoken of. */
  readonly #spoken = new Map<number, Set<number>>();
  readonly #byPurl = new Map<string, number>();
  readonly #byCore = new Map<string, Known[]>();
  readonly #byCoordinates = new Map<string, Known[]>();
  readonly #byHash = new Map<string, Known[]>();
  readonly #byPlace = new Map<string, Known[]>();
  /** With a version: by package, and by name. */
  readonly #byPackage = new Map<string, Known[]>();
  readonly #byName = new Map<string, Known[]>();

  /** Number of the component that is the same, in another document unless the purls are equal; `undefined` when there is none. */
  find(component: Named, document: number): number | undefined {
    const identity = identityOf(component);
    const exact = identity.purl === undefined ? undefined : this.#byPurl.get(identity.purl);
    if (exact !== undefined) return exact;
    const isFree = ({ number }: Known): boolean => this.#spoken.get(number)?.has(document) !== true;
    const first = (index: ReadonlyMap<string, readonly Known[]>, key: string | undefined, isWanted: (known: Known) => boolean): number | undefined =>
      (key === undefined ? undefined : index.get(key))?.slice(0, candidateLimit).find((known) => isFree(known) && isWanted(known))?.number;
    const byCore = first(this.#byCore, identity.core, (known) => qualifiersAgree(identity, known.identity));
    if (byCore !== undefined) return byCore;
    // a purl tells two components apart only when both have one
    const isNameless = (known: Known): boolean => identity.purl === undefined || known.identity.purl === undefined;
    for (const coordinates of identity.coordinates) {
      const byName = first(this.#byCoordinates, coordinates, (known) => isNameless(known) && hashesAgree(known.component.hashes, component.hashes));
      if (byName !== undefined) return byName;
    }
    const byPlace = first(this.#byPlace, identity.place, (known) => hashesAgree(known.component.hashes, component.hashes));
    if (byPlace !== undefined) return byPlace;
    for (const hash of identity.hashes) {
      const found = first(this.#byHash, hash, isNameless);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Numbers of components with a version that may be the package which a document names without one. */
  versionsOf(component: Named, document: number): readonly number[] {
    const identity = identityOf(component);
    // without purl the name alone has to do: among the components of one build it is rarely that of two
    const known = identity.package === undefined ? identity.names.flatMap((name) => this.#byName.get(name) ?? []) : (this.#byPackage.get(identity.package) ?? []);
    return [...new Set(known.filter((one) => this.#spoken.get(one.number)?.has(document) !== true && qualifiersAgree(identity, one.identity)).map(({ number }) => number))];
  }

  /** Takes up what a document says of the component with this number. */
  add(number: number, component: Named, document: number): void {
    const identity = identityOf(component);
    const known: Known = { number, identity, component };
    const documents = this.#spoken.get(number);
    if (documents === undefined) this.#spoken.set(number, new Set([document]));
    else documents.add(document);
    if (identity.purl !== undefined && !this.#byPurl.has(identity.purl)) this.#byPurl.set(identity.purl, number);
    if (identity.core !== undefined) append(this.#byCore, identity.core, known);
    if (identity.package !== undefined && identity.core !== undefined) append(this.#byPackage, identity.package, known);
    if (identity.coordinates.length > 0) for (const name of identity.names) append(this.#byName, name, known);
    for (const coordinates of identity.coordinates) append(this.#byCoordinates, coordinates, known);
    if (identity.place !== undefined) append(this.#byPlace, identity.place, known);
    for (const hash of identity.hashes) append(this.#byHash, hash, known);
  }
}
