import { get } from '../text/value.ts';
import type { CurationReason, ExclusionReason, FindingCorrection, PathExclusion } from './curation.ts';
import { CurationFault, expressionIn, expressionOrNone, lineNumbers } from './curation-values.ts';
import type { At, ForeignDocument } from './foreign-document.ts';
import { fromOrtIdentifier } from './foreign-identifiers.ts';

export const ortAuthor = 'OSS Review Toolkit';

const exclusions: Readonly<Record<string, ExclusionReason>> = {
  BUILD_TOOL_OF: 'build-tool', DATA_FILE_OF: 'data', DOCUMENTATION_OF: 'documentation', EXAMPLE_OF: 'example', OPTIONAL_COMPONENT_OF: 'optional-part', PROVIDED_BY: 'provided-elsewhere', TEST_OF: 'test', TEST_TOOL_OF: 'test', OTHER: 'other',
};

const corrections: Readonly<Record<string, CurationReason>> = {
  CODE: 'false-detection', DATA_OF: 'false-detection', DOCUMENTATION_OF: 'false-detection', INCORRECT: 'false-detection', NOT_DETECTED: 'missed-detection', REFERENCE: 'false-detection',
};

const knownKeys = new Set(['id', 'path_excludes', 'license_finding_curations']);

/** A package configuration of the OSS Review Toolkit: its path excludes and corrections of findings. */
export function importOrtPackageConfiguration(document: ForeignDocument, at: At): void {
  const range = document.try([...at, 'id'], () => fromOrtIdentifier(document.need([...at, 'id'])));
  if (range === undefined) return;
  const told = document.issues.length;
  const foreign = Object.keys(document.record(at)).filter((key) => !knownKeys.has(key));
  if (foreign.length > 0) document.tell('partial', `${foreign.join(', ')} ${foreign.length === 1 ? 'is' : 'are'} left out: what is corrected holds wherever the files of ${document.need([...at, 'id'])} come from`, [...at, foreign[0]!]);
  const exclude = document.list([...at, 'path_excludes']).flatMap((_, index): PathExclusion[] => {
    const place: At = [...at, 'path_excludes', index];
    const read = document.try(place, () => ({ path: globOf(document.need([...place, 'pattern'])), reason: reasonOf(exclusions, document.need([...place, 'reason'])), ...commentOf(document, place) }));
    return read === undefined ? [] : [read];
  });
  const findings = document.list([...at, 'license_finding_curations']).flatMap((_, index): FindingCorrection[] => {
    const place: At = [...at, 'license_finding_curations', index];
    const read = document.try(place, () => correctionOf(document, place));
    return read === undefined ? [] : [read];
  });
  if (exclude.length + findings.length > 0) document.curations.push({ ...range, mappings: new Map(), exclude, findings, reason: 'imported', by: ortAuthor, source: document.source(at) });
  else if (document.issues.length === told) document.tell('unsupported', `${document.need([...at, 'id'])} is left out: nothing is corrected`, at);
}

function correctionOf(document: ForeignDocument, at: At): FindingCorrection {
  const correction = {
    path: globOf(document.need([...at, 'path'])), concluded: expressionOrNone(document.need([...at, 'concluded_license'])), reason: reasonOf(corrections, document.need([...at, 'reason'])),
    ...detectedOf(document, at), ...startLinesOf(document, at), ...commentOf(document, at),
  };
  if (document.text([...at, 'line_count']) !== undefined) document.tell('partial', 'line_count is left out: the correction holds for findings of any length', [...at, 'line_count']);
  return correction;
}

function detectedOf(document: ForeignDocument, at: At): Pick<FindingCorrection, 'detected'> {
  const written = document.text([...at, 'detected_license']);
  return written === undefined ? {} : { detected: expressionIn(written) };
}

/** `3`, `"3, 14"` or a list. */
function startLinesOf(document: ForeignDocument, at: At): Pick<FindingCorrection, 'startLines'> {
  const place: At = [...at, 'start_lines'];
  const given = get(document.value, ...place);
  const written = Array.isArray(given) ? given.map((_, index) => document.need([...place, index])) : document.text(place);
  return written === undefined || written.length === 0 ? {} : { startLines: lineNumbers(written) };
}

/** ORT's patterns count from the root, those of `.gitignore` only with a slash; and they know no brackets and no backslash. */
function globOf(pattern: string): string {
  const plain = pattern.replaceAll(/[[\]\\]/g, String.raw`\$&`);
  return plain.startsWith('/') || plain.startsWith('**') ? plain : `/${plain}`;
}

function reasonOf<T extends string>(reasons: Readonly<Record<string, T>>, written: string): T {
  if (!Object.hasOwn(reasons, written)) throw new CurationFault(`the reason ${JSON.stringify(written)} is unknown; known are ${Object.keys(reasons).join(', ')}`);
  return reasons[written]!;
}

function commentOf(document: ForeignDocument, at: At): { readonly comment?: string } {
  const comment = document.text([...at, 'comment']);
  return comment === undefined ? {} : { comment };
}
