import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomLicense, SbomLicenseText } from '../../model/sbom.ts';
import { licenseReference, ownReferences } from '../license-reference.ts';

/** The value of `licenseDeclared` and its like; NOASSERTION says nothing, NONE says that there is none. */
export function readLicense(text: string | undefined): SbomLicense[] {
  if (text === undefined || text.trim() === '' || text.trim() === 'NOASSERTION') return [];
  const expression = text.trim();
  // a statement, which would pass for the id of a licence
  if (expression === 'NONE') return [{ expression }];
  const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
  if (parsed.ok && parsed.expression.kind === 'license' && !parsed.expression.orLater) return [{ id: parsed.expression.id }];
  return [{ expression }];
}

/** Collects the licences that a document has to define itself. */
export class LicenseTexts {
  readonly #texts = new Map<string, SbomLicenseText>();

  constructor(known: readonly SbomLicenseText[]) {
    for (const text of known) this.#texts.set(text.id, text);
  }

  get all(): readonly SbomLicenseText[] {
    return [...this.#texts.values()];
  }

  /** Several statements are joined by AND, or by OR where they are there to choose from; a name that is no expression becomes a `LicenseRef` with the words as its text. */
  expression(licenses: readonly SbomLicense[], areChoice = false): string {
    const parts = [...new Set(licenses.map((license) => this.#one(license)))].filter((part) => part !== 'NOASSERTION');
    if (parts.length === 0) return 'NOASSERTION';
    if (parts.length === 1) return parts[0]!;
    const other = areChoice ? / AND /i : / OR /i;
    return parts.filter((part) => part !== 'NONE').map((part) => (other.test(part) ? `(${part})` : part)).join(areChoice ? ' OR ' : ' AND ');
  }

  #one({ expression, id, name, text, url }: SbomLicense): string {
    const known = id ?? expression;
    if (known !== undefined && (known === 'NONE' || known === 'NOASSERTION' || parseLicenseExpression(known, { unknownIds: 'accept' }).ok)) {
      for (const reference of ownReferences(known)) this.#define(reference, undefined, text, url);
      return known;
    }
    const words = name ?? known ?? '';
    if (words.trim() === '' && text === undefined) return 'NOASSERTION';
    const reference = licenseReference(words, text ?? '', url);
    this.#define(reference, words, text, url);
    return reference;
  }

  #define(id: string, name: string | undefined, text: string | undefined, url: string | undefined): void {
    if (this.#texts.has(id)) return;
    this.#texts.set(id, { id, text: text ?? name ?? 'NOASSERTION', urls: url === undefined ? [] : [url], ...(name === undefined ? {} : { name }) });
  }
}
