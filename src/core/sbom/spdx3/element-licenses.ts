import { IntList } from '../../inventory/int-list.ts';
import { TextIndex } from '../../inventory/text-index.ts';
import type { SbomComponent, SbomLicense } from '../../model/sbom.ts';

type Licenses = Partial<Pick<SbomComponent, 'declaredLicenses' | 'concludedLicenses'>>;

export type LicensesOfElement = Licenses & Partial<Pick<SbomComponent, 'licenseComment'>>;

/** What relationships say of the licences of elements; of very many, each takes twelve bytes. */
export class ElementLicenses {
  readonly #elements = new TextIndex();
  /** By number of the element: number of its first and last statement + 1. */
  readonly #first = new IntList();
  readonly #last = new IntList();
  /** By number of the statement: number of the next one of the same element + 1, and what it says. */
  readonly #next = new IntList();
  readonly #said = new IntList();
  /** What is said, each once. */
  readonly #sayings: { readonly key: keyof Licenses; readonly licenses: readonly SbomLicense[]; readonly comment: string | undefined }[] = [];
  readonly #numbers = new Map<string, number>();

  add(element: string, key: keyof Licenses, licenses: readonly SbomLicense[], comment: string | undefined): void {
    const text = key + JSON.stringify([licenses, comment]);
    let saying = this.#numbers.get(text);
    if (saying === undefined) this.#numbers.set(text, (saying = this.#sayings.push({ key, licenses, comment }) - 1));
    const number = this.#elements.number(element);
    const statement = this.#said.length;
    this.#said.push(saying);
    this.#next.push(0);
    const last = this.#last.at(number);
    if (last === 0) this.#first.set(number, statement + 1);
    else this.#next.set(last - 1, statement + 1);
    this.#last.set(number, statement + 1);
  }

  of(element: string): LicensesOfElement {
    const found: { -readonly [K in keyof Licenses]: SbomLicense[] } = {};
    const comments = new Set<string>();
    const number = this.#elements.find(element);
    if (number === undefined) return found;
    for (let next = this.#first.at(number); next !== 0; next = this.#next.at(next - 1)) {
      const { key, licenses, comment } = this.#sayings[this.#said.at(next - 1)]!;
      (found[key] ??= []).push(...licenses);
      if (comment !== undefined && comment !== '') comments.add(comment);
    }
    return { ...found, ...(comments.size > 0 && { licenseComment: [...comments].join('\n') }) };
  }
}
