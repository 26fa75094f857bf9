import type { SbomRange, SbomSnippet } from '../../model/sbom.ts';
import { get, text, type ValueRecord } from '../../text/value.ts';
import type { LicensesOfElement } from './element-licenses.ts';
import { idOf, values } from './graph.ts';
import { given } from './read-element.ts';

export function readSnippet(element: ValueRecord, { declaredLicenses = [], concludedLicenses = [], licenseComment }: LicensesOfElement): SbomSnippet {
  const copyright = text(element, 'software_copyrightText');
  return {
    ref: idOf(element) ?? '',
    ...given('name', text(element, 'name')),
    file: idOf(element['software_snippetFromFile']) ?? '',
    ...given('bytes', readRange(element['software_byteRange'])),
    ...given('lines', readRange(element['software_lineRange'])),
    concludedLicenses,
    detectedLicenses: declaredLicenses,
    ...given('licenseComment', licenseComment),
    ...given('copyright', copyright === 'NOASSERTION' || copyright === 'NONE' ? undefined : copyright),
    ...given('comment', text(element, 'comment')),
    attributions: values(element, 'software_attributionText').filter((attribution) => typeof attribution === 'string'),
    foreign: { spdx3: element },
  };
}

function readRange(value: unknown): SbomRange | undefined {
  const [first, last] = [get(value, 'beginIntegerRange'), get(value, 'endIntegerRange')];
  return typeof first === 'number' && typeof last === 'number' ? { first, last } : undefined;
}

const writeRange = (range: SbomRange | undefined): object | undefined => (range === undefined ? undefined : { type: 'PositiveIntegerRange', beginIntegerRange: range.first, endIntegerRange: range.last });

/** The members of its element that the model names; `file` is the id of the file that it is a part of. */
export function snippetMembers({ name, bytes, lines, copyright, comment, attributions, foreign }: Omit<SbomSnippet, 'ref' | 'file'>, file: string): ValueRecord {
  return {
    ...given('name', name), ...given('comment', comment),
    ...given('software_copyrightText', copyright ?? (text(foreign.spdx, 'copyrightText') === 'NONE' ? 'NONE' : undefined)), ...(attributions.length > 0 && { software_attributionText: attributions }),
    ...given('software_byteRange', writeRange(bytes)), ...given('software_lineRange', writeRange(lines)), software_snippetFromFile: file,
  };
}

