import type { SbomRange, SbomSnippet } from '../../model/sbom.ts';
import { get, list, record, strings, text, type Value } from '../../text/value.ts';
import { readLicense, type LicenseTexts } from './licenses.ts';
import { optional } from './read-element.ts';
import { sameValue } from '../same-value.ts';

/** A snippet of the JSON form; it stays in `foreign`, for whatever the model does not name. */
export function readSnippet(value: Value): SbomSnippet {
  const spdx = record(value);
  const copyright = text(spdx, 'copyrightText');
  return {
    ref: text(spdx, 'SPDXID') ?? '',
    ...optional('name', text(spdx, 'name')),
    file: text(spdx, 'snippetFromFile') ?? '',
    ...optional('bytes', rangeOf(spdx['ranges'], 'offset')),
    ...optional('lines', rangeOf(spdx['ranges'], 'lineNumber')),
    concludedLicenses: readLicense(text(spdx, 'licenseConcluded')),
    detectedLicenses: strings(spdx, 'licenseInfoInSnippets').flatMap(readLicense),
    ...optional('licenseComment', text(spdx, 'licenseComments') || undefined),
    ...optional('copyright', copyright === 'NOASSERTION' || copyright === 'NONE' || copyright === '' ? undefined : copyright),
    ...optional('comment', text(spdx, 'comment')),
    attributions: strings(spdx, 'attributionTexts'),
    foreign: { spdx },
  };
}

/** The first of its kind. */
function rangeOf(ranges: Value, member: 'offset' | 'lineNumber'): SbomRange | undefined {
  for (const range of list(ranges)) {
    const [first, last] = [get(range, 'startPointer', member), get(range, 'endPointer', member)];
    if (typeof first === 'number' && typeof last === 'number') return { first, last };
  }
  return undefined;
}

export interface SnippetWriting {
  readonly id: string;
  /** Of the file that it is a part of. */
  readonly file: string;
  readonly texts: LicenseTexts;
}

/** As it was read when the model still says the same. */
export function writeSnippet(snippet: SbomSnippet, { id, file, texts }: SnippetWriting): object {
  const original = snippet.foreign.spdx;
  if (original !== undefined && sameValue({ ...readSnippet(original), foreign: {} }, { ...snippet, foreign: {} })) return { ...original, SPDXID: id };
  const { ref, name, bytes, lines, concludedLicenses, detectedLicenses, licenseComment, copyright, comment, attributions } = snippet;
  const range = (member: string, given: SbomRange | undefined): object[] => {
    const pointer = (end: number): object => ({ reference: file, [member]: end });
    return given === undefined ? [] : [{ startPointer: pointer(given.first), endPointer: pointer(given.last) }];
  };
  return {
    SPDXID: id,
    snippetFromFile: file,
    ranges: [...range('offset', bytes), ...range('lineNumber', lines)],
    licenseConcluded: texts.expression(concludedLicenses),
    ...(detectedLicenses.length > 0 && { licenseInfoInSnippets: detectedLicenses.map((license) => texts.expression([license])) }),
    ...optional('licenseComments', licenseComment),
    copyrightText: copyright ?? (text(snippet.foreign.spdx3, 'software_copyrightText') === 'NONE' ? 'NONE' : 'NOASSERTION'),
    ...optional('comment', comment),
    name: name ?? ref,
    ...(attributions.length > 0 && { attributionTexts: attributions }),
  };
}
