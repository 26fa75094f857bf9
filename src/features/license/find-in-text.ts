import { decodeUtf8 } from '#core/binary/utf8.ts';
import { findAuthors } from '#core/copyright/find-authors.ts';
import { findCopyrights } from '#core/copyright/find-copyrights.ts';
import { explainText } from '#core/license/detect/explain-text.ts';
import type { Detection } from '#core/license/detect/detection.ts';
import type { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { withoutIgnoredBlocks } from '#core/reuse/ignored-blocks.ts';
import type { FileFindings, FoundLicense } from '#core/model/file-findings.ts';
import { detectInFile } from './detect-in-file.ts';
import type { StatedLicenses } from './stated-licenses.ts';

export interface FindOptions {
  /** Look for copyright statements and authors too. */
  readonly copyrights: boolean;
  /** Say of each text what differs from the reference text. */
  readonly differences?: boolean;
  /** What the fields of a manifest say, where its ecosystem has read them. */
  readonly stated?: StatedLicenses | undefined;
}

/** The reference text of a licence by its id. */
export type ReferenceText = (id: string) => string | undefined;

/** What the text of one file says of licences and rights. */
export function findInText(detector: LicenseDetector, file: string, bytes: Uint8Array, { copyrights, stated }: FindOptions, referenceText?: ReferenceText): FileFindings {
  const detection = detectInFile(detector, file, bytes, stated);
  const plain = findingsOf(file, detection);
  const findings = referenceText === undefined ? plain : { ...plain, licenses: plain.licenses.map((finding, index) => withDifferences(finding, bytes, detection.matches[index]!, referenceText)) };
  return copyrights ? { ...findings, ...statementsOf(withoutIgnoredBlocks(decodeUtf8(bytes))) } : findings;
}

export function findingsOf(file: string, { expression, matches, resembles }: Detection): FileFindings {
  return {
    file,
    ...(expression && { expression: renderLicenseExpression(expression) }),
    licenses: matches.map(({ kind, expression: named, startLine, endLine, coverage, score, assumed, echo }): FoundLicense => ({
      kind, expression: renderLicenseExpression(named), startLine, endLine, coverage: rounded(coverage), score: rounded(score), ...(assumed && { assumed }), ...(echo && { echo }),
    })),
    resembles: resembles.map(({ id, startLine, endLine, coverage }) => ({ id, startLine, endLine, coverage: rounded(coverage) })),
  };
}

function withDifferences(finding: FoundLicense, bytes: Uint8Array, place: { readonly start: number; readonly end: number }, referenceText: ReferenceText): FoundLicense {
  const reference = finding.kind === 'text' ? referenceText(finding.expression) : undefined;
  return reference === undefined ? finding : { ...finding, differences: explainText(bytes, place, reference).differences };
}

function statementsOf(text: string): Pick<FileFindings, 'copyrights' | 'authors'> {
  return {
    copyrights: findCopyrights(text).filter(({ subject }) => subject === 'work').map(({ text: statement, holder, lines }) => ({
      statement, ...(holder !== undefined && { holder }), startLine: lines.first, endLine: lines.last,
    })),
    authors: findAuthors(text).map(({ name, lines }) => ({ name, startLine: lines.first, endLine: lines.last })),
  };
}

const rounded = (part: number): number => Math.round(part * 1000) / 1000;
