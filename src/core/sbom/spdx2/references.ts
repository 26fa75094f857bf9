import { UnusedNames } from '../unused-names.ts';

/** SPDX ids for refs of any origin: `SPDXRef-` and letters, digits, `.` and `-`; an id that is one already stays. */
export class SpdxIds {
  readonly #byRef = new Map<string, string>();

  /** Ids that are valid keep themselves, so they are taken first. */
  constructor(refs: readonly string[]) {
    for (const ref of refs) if (isSpdxId(ref) && ref !== 'SPDXRef-DOCUMENT') this.#byRef.set(ref, ref);
    const names = new UnusedNames(['SPDXRef-DOCUMENT', ...this.#byRef.values()]);
    for (const ref of refs) if (!this.#byRef.has(ref)) this.#byRef.set(ref, names.take(`SPDXRef-${slug(ref)}`));
  }

  /** A ref outside the document (another document's element, NONE, NOASSERTION) stays as it is when SPDX can say it. */
  of(ref: string): string | undefined {
    return this.#byRef.get(ref) ?? (ref === 'SPDXRef-DOCUMENT' || ref === 'NONE' || ref === 'NOASSERTION' || /^DocumentRef-[\w.-]+:SPDXRef-[\w.-]+$/.test(ref) ? ref : undefined);
  }
}

export const isSpdxId = (text: string): boolean => /^SPDXRef-[a-zA-Z0-9.-]+$/.test(text);

const slug = (ref: string): string => ref.replaceAll(/[^a-zA-Z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'element';
