import type { Sbom, SbomExternalDocument } from '../../model/sbom.ts';
import { namespaceOf } from '../external-refs.ts';
import { UnusedNames } from '../unused-names.ts';
import { withLicenseNames } from './rename-licenses.ts';

/** Documents give names of their own to others, so that one `DocumentRef-x` is not another: one document has one name, and another one another. */
export class ExternalDocuments {
  readonly #byNamespace = new Map<string, SbomExternalDocument>();
  readonly #names = new UnusedNames();

  get all(): readonly SbomExternalDocument[] {
    return [...this.#byNamespace.values()];
  }

  has(ref: string): boolean {
    return this.#byNamespace.has(namespaceOf(ref)) || ref.startsWith('DocumentRef-');
  }

  /** Takes up those of a document; the answer is the document with the names that they got. */
  take(sbom: Sbom): Sbom {
    const renamed = new Map<string, string>();
    for (const document of sbom.externalDocuments) {
      const known = this.#byNamespace.get(namespaceOf(document.identifier));
      const name = known?.name ?? (document.name === undefined ? undefined : this.#names.take(document.name));
      if (document.name !== undefined && name !== undefined && name !== document.name) renamed.set(document.name, name);
      this.#byNamespace.set(namespaceOf(document.identifier), {
        ...document, ...known, ...(name !== undefined && { name }),
        hashes: [...new Map([...(known?.hashes ?? []), ...document.hashes].map((hash) => [`${hash.algorithm} ${hash.value}`, hash])).values()],
      });
    }
    return renamed.size === 0 ? sbom : withNames(sbom, renamed);
  }
}

function withNames(sbom: Sbom, names: ReadonlyMap<string, string>): Sbom {
  const refOf = (ref: string): string => {
    const colon = ref.startsWith('DocumentRef-') ? ref.indexOf(':') : -1;
    const name = colon === -1 ? undefined : names.get(ref.slice(0, colon));
    return name === undefined ? ref : name + ref.slice(colon);
  };
  return {
    ...sbom,
    components: sbom.components.map((component) => withLicenseNames(component, { documents: names })),
    relationships: sbom.relationships.map((relationship) => ({ ...relationship, from: refOf(relationship.from), to: refOf(relationship.to) })),
    annotations: sbom.annotations.map((annotation) => ({ ...annotation, subjects: annotation.subjects.map(refOf) })),
  };
}
