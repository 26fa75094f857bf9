import type { Sbom, SbomComponent } from '../model/sbom.ts';
import { documentIdentifier } from './document-identifier.ts';
import { ownReferences } from './license-reference.ts';
import { onlyWords } from './verbatim-licenses.ts';

/** The text of a licence in a document. */
export interface DocumentText {
  /** `LicenseRef-…` that it defines; absent where it stands with a component. */
  readonly id?: string;
  /** Unique in the document, fit for a path. */
  readonly key: string;
  readonly text: string;
  /** Purls of components and ids of projects that are under it; each once. */
  readonly owners: readonly string[];
}

/** Collects the texts of licences that a document holds, with the components that are under them. */
export class DocumentTexts {
  readonly #defined: ReadonlyMap<string, string>;
  readonly #found = new Map<string, { readonly id?: string; readonly key: string; readonly text: string; readonly owners: Set<string> }>();

  constructor(defined: Sbom['licenseTexts']) {
    this.#defined = new Map(defined.flatMap((license) => (onlyWords(license) !== undefined || says(license.text) === undefined ? [] : [[license.id, license.text]])));
  }

  add({ declaredLicenses, concludedLicenses }: SbomComponent, owner: string): void {
    for (const { text, id, name, expression } of [...declaredLicenses, ...concludedLicenses]) {
      const own = says(text);
      if (own !== undefined) this.#put(undefined, own, owner);
      const written = expression ?? id ?? name ?? '';
      if (this.#defined.size === 0 || !written.includes('LicenseRef-')) continue;
      for (const reference of ownReferences(written)) {
        const defined = this.#defined.get(reference);
        if (defined !== undefined) this.#put(reference, defined, owner);
      }
    }
  }

  all(): readonly DocumentText[] {
    return [...this.#found.values()].map(({ owners, ...text }) => ({ ...text, owners: [...owners] }));
  }

  #put(id: string | undefined, text: string, owner: string): void {
    const known = this.#found.get(id ?? text);
    if (known !== undefined) known.owners.add(owner);
    else this.#found.set(id ?? text, { ...(id !== undefined && { id }), key: id ?? `text-${documentIdentifier([text]).slice(9, 17)}`, text, owners: new Set([owner]) });
  }
}

const says = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' || text.trim() === 'NOASSERTION' || text.trim() === 'NONE' ? undefined : text);
