import type { SbomLicense, SbomLicenseText } from '../../model/sbom.ts';
import { LicenseTexts } from '../spdx2/licenses.ts';
import type { ElementIds } from './element-ids.ts';
import { creationInfo, type Element, type ElementOutput } from './element-output.ts';

export interface LicenseWriting {
  readonly texts: readonly SbomLicenseText[];
  readonly listVersion: string | undefined;
  /** The IRI of a licence of another document. */
  readonly iriOf: (reference: string) => string | undefined;
}

/** Licences as elements, one for each expression and for each licence outside of the SPDX list. */
export class WrittenLicenses {
  readonly #output: ElementOutput;
  readonly #ids: ElementIds;
  readonly #texts: LicenseTexts;
  readonly #listVersion: Element;
  readonly #iriOf: LicenseWriting['iriOf'];
  readonly #licenses = new Map<string, string>();
  readonly #customs = new Map<string, string>();

  constructor(output: ElementOutput, ids: ElementIds, { texts, listVersion, iriOf }: LicenseWriting) {
    this.#output = output;
    this.#ids = ids;
    this.#texts = new LicenseTexts(texts);
    this.#listVersion = listVersionOf(listVersion);
    this.#iriOf = iriOf;
  }

  /** As it stands in an expression. */
  expression(license: SbomLicense): string {
    return this.#texts.expression([license]);
  }

  /** The id of the element of an expression. */
  of(licenses: readonly SbomLicense[], areChoice = false): string {
    const expression = this.#texts.expression(licenses, areChoice);
    const known = this.#licenses.get(expression);
    if (known !== undefined) return known;
    const uris = new Map([...expression.matchAll(/(DocumentRef-[\w.+-]+:)?LicenseRef-[A-Za-z0-9.-]+/g)].map(([reference, other]) => [reference, other === undefined ? this.#custom(reference) : this.#iriOf(reference)]));
    const defined = [...uris].filter(([, value]) => value !== undefined);
    const id = this.#output.add({
      type: 'simplelicensing_LicenseExpression', spdxId: this.#ids.named('license', String(this.#licenses.size + 1)), creationInfo, simplelicensing_licenseExpression: expression, ...this.#listVersion,
      ...(defined.length === 0 ? {} : { simplelicensing_customIdToUri: defined.map(([key, value]) => ({ type: 'DictionaryEntry', key, value })) }),
    });
    this.#licenses.set(expression, id);
    return id;
  }

  /** The licences outside of the SPDX list, of which all were named before. */
  addTexts(): void {
    for (const { id, name, text, urls, comment } of this.#texts.all) {
      this.#output.add({ type: 'expandedlicensing_CustomLicense', spdxId: this.#custom(id), creationInfo, ...(name === undefined ? {} : { name }), ...(comment === undefined ? {} : { comment }), simplelicensing_licenseText: text, ...(urls.length === 0 ? {} : { expandedlicensing_seeAlso: urls }) });
    }
  }

  #custom(reference: string): string {
    let id = this.#customs.get(reference);
    if (id === undefined) this.#customs.set(reference, (id = this.#ids.ofLicense(reference)));
    return id;
  }
}

/** SPDX 3 wants three numbers. */
function listVersionOf(version: string | undefined): Element {
  const found = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(version ?? '');
  return found === null ? {} : { simplelicensing_licenseListVersion: [found[1], found[2], found[3] ?? 0].map(Number).join('.') };
}
