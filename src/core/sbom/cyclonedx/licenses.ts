import { isRecord, list, text } from '../../text/value.ts';
import { decodeBase64 } from '../../text/base64.ts';
import { licensesIn } from '../../license/expression.ts';
import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomLicense, SbomLicenseText } from '../../model/sbom.ts';
import { namedLicense } from '../license-reference.ts';
import type { Json } from './special-xml.ts';

export interface StatedLicenses {
  readonly declared: readonly SbomLicense[];
  readonly concluded: readonly SbomLicense[];
}

/** A `licenseChoice`: what is not acknowledged as concluded is declared. */
export function readLicenses(json: unknown): StatedLicenses {
  const declared: SbomLicense[] = [];
  const concluded: SbomLicense[] = [];
  for (const item of list(json)) {
    const license = readLicense(item);
    if (license === undefined) continue;
    const acknowledgement = text(item, 'acknowledgement') ?? text(item, 'license', 'acknowledgement');
    (acknowledgement === 'concluded' ? concluded : declared).push(license);
  }
  return { declared, concluded };
}

function readLicense(item: unknown): SbomLicense | undefined {
  const expression = text(item, 'expression');
  if (expression !== undefined) return { expression };
  const id = text(item, 'license', 'id');
  const name = text(item, 'license', 'name');
  if (id === undefined && name === undefined) return undefined;
  // SPDX says so where there is none; CycloneDX has but a name for it
  if ((id ?? name) === 'NONE' || (id ?? name) === 'NOASSERTION') return { expression: (id ?? name)! };
  const content = contentOf(isRecord(item) && isRecord(item['license']) ? item['license']['text'] : undefined);
  const url = text(item, 'license', 'url');
  return { ...(id !== undefined ? { id } : { name: name! }), ...(content !== undefined && { text: content }), ...(url !== undefined && { url }) };
}

/** The text of an attachment, decoded when it is in base64. */
export function contentOf(attachment: unknown): string | undefined {
  const content = text(attachment, 'content');
  if (content === undefined || text(attachment, 'encoding') !== 'base64') return content;
  return decodeBase64(content) ?? content;
}

/** Texts of licences that the document defines itself, as 1.7 keeps them beside an expression. */
export function readLicenseTexts(json: unknown): SbomLicenseText[] {
  return list(json).flatMap((item) => list(item, 'expressionDetails')).flatMap((detail): SbomLicenseText[] => {
    const id = text(detail, 'licenseIdentifier');
    const content = contentOf(isRecord(detail) ? detail['text'] : undefined);
    const url = text(detail, 'url');
    if (id === undefined || !id.startsWith('LicenseRef-') || content === undefined) return [];
    return [{ id, text: content, urls: url === undefined ? [] : [url] }];
  });
}

/** `undefined` when there is nothing to say. */
export function writeLicenses({ declared, concluded }: StatedLicenses, texts: ReadonlyMap<string, SbomLicenseText>): Json[] | undefined {
  const items = [
    ...declared.map((license) => writeLicense(license, { acknowledgement: 'declared' }, texts)),
    ...concluded.map((license) => writeLicense(license, { acknowledgement: 'concluded' }, texts)),
  ].filter((item) => item !== undefined);
  return items.length === 0 ? undefined : items;
}

export function writeLicense(license: SbomLicense, acknowledgement: Json, texts: ReadonlyMap<string, SbomLicenseText>): Json | undefined {
  const { expression, id, name, text: content, url } = license;
  // SPDX says so where it has nothing to say
  if (expression === 'NOASSERTION') return undefined;
  const defined = expression === undefined ? undefined : texts.get(expression);
  const named = defined === undefined ? undefined : namedLicense(defined);
  if (named !== undefined) return writeLicense(named, acknowledgement, texts);
  if (expression !== undefined && expression !== 'NONE') {
    const details = detailsOf(expression, texts);
    return { ...acknowledgement, expression, ...(details.length > 0 && { expressionDetails: details }) };
  }
  return {
    license: {
      ...acknowledgement,
      ...(id !== undefined ? { id } : { name: name ?? expression ?? '' }),
      ...(content !== undefined && { text: { content } }),
      ...(url !== undefined && { url }),
    },
  };
}

function detailsOf(expression: string, texts: ReadonlyMap<string, SbomLicenseText>): Json[] {
  if (texts.size === 0 || !expression.includes('LicenseRef-')) return [];
  const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
  if (!parsed.ok) return [];
  const ids = new Set(licensesIn(parsed.expression).map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const found = texts.get(id);
    if (found === undefined) return [];
    return [{ licenseIdentifier: id, text: { content: found.text }, ...(found.urls[0] !== undefined && { url: found.urls[0] }) }];
  });
}
