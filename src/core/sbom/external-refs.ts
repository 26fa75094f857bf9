import type { SbomExternalDocument } from '../model/sbom.ts';

/** What stands before a `#`. */
export const namespaceOf = (iri: string): string => iri.split('#', 1)[0]!;

/** The two ways to name an element of another document: SPDX 2 by a name of the document and the id in it, SPDX 3 by one IRI. */
export class ExternalRefs {
  /** Namespaces by name, and names by namespace. */
  readonly #namespaces = new Map<string, string>();
  readonly #names = new Map<string, string | undefined>();
  /** Names of documents that cannot be referred to. */
  readonly #unheld: ReadonlySet<string>;

  constructor(documents: readonly Pick<SbomExternalDocument, 'identifier' | 'name'>[], unheld: ReadonlySet<string> = new Set()) {
    this.#unheld = unheld;
    for (const { identifier, name } of documents) {
      const namespace = namespaceOf(identifier);
      if (name !== undefined) this.#namespaces.set(name, namespace);
      if (this.#names.get(namespace) === undefined) this.#names.set(namespace, name);
    }
  }

  /** For SPDX 3, where an IRI is absolute: what a file beside this one holds has none. */
  absoluteIriOf(ref: string): string | undefined {
    const iri = this.iriOf(ref);
    return iri !== undefined && /^[a-z][a-z0-9+.-]*:./i.test(iri) ? iri : undefined;
  }

  iriOf(ref: string): string | undefined {
    if (this.#names.size === 0) return undefined;
    const colon = ref.startsWith('DocumentRef-') ? ref.indexOf(':') : -1;
    if (colon === -1) return this.#names.has(namespaceOf(ref)) ? ref : undefined;
    const namespace = this.#namespaces.get(ref.slice(0, colon));
    return namespace === undefined ? undefined : `${namespace}#${ref.slice(colon + 1)}`;
  }

  /** `DocumentRef-x:SPDXRef-y`, if the id in the other document is one of SPDX 2. */
  spdxRefOf(ref: string): string | undefined {
    if (ref.startsWith('DocumentRef-')) return this.#unheld.has(ref.slice(0, Math.max(0, ref.indexOf(':')))) ? undefined : ref;
    if (this.#names.size === 0) return undefined;
    const namespace = namespaceOf(ref);
    const name = this.#names.get(namespace);
    const id = ref.slice(namespace.length + 1);
    return name !== undefined && /^SPDXRef-[\w.-]+$/.test(id) ? `${name}:${id}` : undefined;
  }
}
