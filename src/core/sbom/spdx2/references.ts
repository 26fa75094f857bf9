import { TextIndex } from '../../inventory/text-index.ts';
import { UnusedNames } from '../unused-names.ts';

/** SPDX ids for refs of any origin: `SPDXRef-` and letters, digits, `.` and `-`; an id that is one already stays. */
export class SpdxIds {
  /** Refs whose id is not simply made of them; of a million, most are. */
  readonly #odd = new Map<string, string>();
  readonly #refs = new TextIndex();

  /** Ids that are valid keep themselves, so they are taken first. */
  constructor(components: Iterable<{ readonly ref: string }>) {
    const names = new UnusedNames(['SPDXRef-DOCUMENT']);
    for (const { ref } of components) if (isSpdxId(ref) && ref !== 'SPDXRef-DOCUMENT') names.use(ref);
    for (const { ref } of components) {
      if (this.#refs.find(ref) !== undefined) continue;
      this.#refs.number(ref);
      if (isOwnId(ref)) continue;
      const wish = wishFor(ref);
      const id = names.take(wish);
      if (id !== wish) this.#odd.set(ref, id);
    }
  }

  /** A ref outside the document (another document's element, NONE, NOASSERTION) stays as it is when SPDX can say it. */
  of(ref: string): string | undefined {
    if (this.#refs.find(ref) !== undefined) return isOwnId(ref) ? ref : (this.#odd.get(ref) ?? wishFor(ref));
    return ref === 'SPDXRef-DOCUMENT' || ref === 'NONE' || ref === 'NOASSERTION' || /^DocumentRef-[\w.+-]+:SPDXRef-[\w.-]+$/.test(ref) ? ref : undefined;
  }
}

export const isSpdxId = (text: string): boolean => /^SPDXRef-[a-zA-Z0-9.-]+$/.test(text);

const isOwnId = (ref: string): boolean => ref !== 'SPDXRef-DOCUMENT' && isSpdxId(ref);

/** Of an IRI with a fragment, as SPDX 3 has them, the fragment. */
function wishFor(ref: string): string {
  const fragment = /^(?:https?|urn):[^#\s]+#(.+)$/i.exec(ref)?.[1];
  return fragment !== undefined && isOwnId(fragment) ? fragment : `SPDXRef-${slug(fragment ?? ref)}`;
}

const slug = (ref: string): string => ref.replaceAll(/[^a-zA-Z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'element';
