import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { exceptionId, licenseId } from '#core/license/license-list.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { entries, get, isRecord, list, text, type Value } from '#core/text/value.ts';

/** Keys of ScanCode that differ from the SPDX id by more than letter case. */
const differing: Readonly<Record<string, string>> = {
  'bsd-new': 'BSD-3-Clause', 'bsd-simplified': 'BSD-2-Clause', 'bsd-original': 'BSD-4-Clause', 'bsd-original-uc': 'BSD-4-Clause-UC', 'boost-1.0': 'BSL-1.0', 'x11-xconsortium': 'X11', 'epl-1.0': 'EPL-1.0', 'cddl-1.0': 'CDDL-1.0',
  'sun-bcl-sdk-5.0': 'LicenseRef-scancode-sun-bcl-sdk-5.0', 'mpl-1.1': 'MPL-1.1', 'python': 'Python-2.0', 'openssl-ssleay': 'OpenSSL', 'ofl-1.1': 'OFL-1.1', 'unlicense': 'Unlicense', 'wtfpl-2.0': 'WTFPL',
};

/** Translates expressions of ScanCode's own keys into SPDX, by what the document itself says of its keys. */
export class LicenseKeys {
  readonly #ids = new Map<string, string>();

  /** Learns from every pair of a key and an id that the document has. */
  constructor(document: Value) {
    for (const reference of list(document, 'license_references')) this.#learn(text(reference, 'key'), text(reference, 'spdx_license_key'));
    for (const file of list(document, 'files')) {
      for (const match of list(file, 'licenses')) this.#learn(text(match, 'key'), text(match, 'spdx_license_key'));
      for (const detection of [file, ...list(file, 'license_detections')]) {
        this.#learn(text(detection, 'license_expression') ?? text(detection, 'detected_license_expression'), text(detection, 'license_expression_spdx') ?? text(detection, 'detected_license_expression_spdx'));
        for (const match of list(detection, 'matches')) this.#learn(text(match, 'license_expression'), text(match, 'license_expression_spdx'));
      }
    }
  }

  #learn(key: string | undefined, id: string | undefined): void {
    if (key !== undefined && id !== undefined && id !== '' && !/[\s()]/.test(key + id)) this.#ids.set(key.toLowerCase(), id);
  }

  /** An SPDX expression in canonical spelling; `undefined` when it is none. */
  spdx(expression: string): string | undefined {
    return canonical(expression.replace(/[^\s()]+/g, (word) => (/^(?:and|or|with)$/i.test(word) ? word.toUpperCase() : this.#idOf(word))));
  }

  #idOf(key: string): string {
    const low = key.toLowerCase();
    const known = this.#ids.get(low) ?? (Object.hasOwn(differing, low) ? differing[low] : undefined) ?? licenseId(key) ?? exceptionId(key);
    if (known !== undefined) return known;
    const gnu = /^([al]?gpl|gfdl)-(\d\.\d)(-plus)?$/.exec(low);
    return gnu === null ? `LicenseRef-scancode-${key.replace(/[^A-Za-z0-9.-]/g, '-')}` : `${gnu[1]!.toUpperCase()}-${gnu[2]!}-${gnu[3] === undefined ? 'only' : 'or-later'}`;
  }
}

/** `undefined` for what is no SPDX expression. */
export function canonical(expression: string): string | undefined {
  const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
  return parsed.ok ? renderLicenseExpression(normalizeExpression(parsed.expression)) : undefined;
}

/** Is it the result of ScanCode? */
export function isScancode(document: Value): boolean {
  if (!isRecord(document)) return false;
  return list(document, 'headers').some((header) => text(header, 'tool_name') === 'scancode-toolkit') || (Array.isArray(get(document, 'files')) && entries(document).some(([key]) => key.startsWith('scancode_')));
}
