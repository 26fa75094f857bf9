/** SPDX ids for refs of any origin: `SPDXRef-` and letters, digits, `.` and `-`; an id that is one already stays. */
export class SpdxIds {
  readonly #byRef = new Map<string, string>();
  readonly #used = new Set<string>(['SPDXRef-DOCUMENT']);

  /** Ids that are valid keep themselves, so they are taken first. */
  constructor(refs: readonly string[]) {
    for (const ref of refs) if (isSpdxId(ref)) this.#take(ref, ref);
    for (const ref of refs) if (!this.#byRef.has(ref)) this.#take(ref, this.#free(`SPDXRef-${slug(ref)}`));
  }

  /** A ref outside the document (another document's element, NONE, NOASSERTION) stays as it is when SPDX can say it. */
  of(ref: string): string | undefined {
    return this.#byRef.get(ref) ?? (ref === 'SPDXRef-DOCUMENT' || ref === 'NONE' || ref === 'NOASSERTION' || /^DocumentRef-[\w.-]+:SPDXRef-[\w.-]+$/.test(ref) ? ref : undefined);
  }

  #take(ref: string, id: string): void {
    this.#byRef.set(ref, id);
    this.#used.add(id);
  }

  #free(wish: string): string {
    if (!this.#used.has(wish)) return wish;
    for (let count = 2; ; count++) if (!this.#used.has(`${wish}-${count}`)) return `${wish}-${count}`;
  }
}

export const isSpdxId = (text: string): boolean => /^SPDXRef-[a-zA-Z0-9.-]+$/.test(text);

const slug = (ref: string): string => ref.replaceAll(/[^a-zA-Z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'element';
