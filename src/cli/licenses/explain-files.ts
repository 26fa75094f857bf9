import { explainText } from '#core/license/detect/explain-text.ts';
import type { Detection } from '#core/license/detect/detection.ts';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { detectInFile } from '#features/license/detect-in-file.ts';
import { findingsOf } from '#features/license/find-in-text.ts';
import { Paint } from '#core/report/paint.ts';
import { printable } from '#core/report/printable.ts';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { statedInManifest } from '#platform/licenses/stated-in-manifest.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { readTextBytes } from '#platform/licenses/read-text-bytes.ts';
import { isReaderGone, writeStandardOutput } from '../output.ts';
import { terminalOf } from '../terminal.ts';
import { explanation } from './explanation.ts';
import { lines } from './findings-table.ts';

interface Style {
  readonly paint: Paint;
  readonly color: boolean;
  readonly columns: number;
}

/** For each file its licences, and each text that was recognised beside the text of the SPDX list. Answers how many files could not be read. */
export async function explainFiles(files: readonly string[], tell: (issue: { readonly path: string; readonly message: string; readonly remedy: string }) => void): Promise<number> {
  const detector = new LicenseDetector(loadLicenseIndex());
  const { color, columns } = terminalOf(process.stdout);
  const style: Style = { paint: new Paint(color), color, columns };
  let unread = 0;
  for (const file of files) {
    if (isReaderGone()) break;
    const { bytes, issue } = readTextBytes(file);
    if (issue !== undefined) {
      unread++;
      tell(issue);
      continue;
    }
    const detection = detectInFile(detector, file, bytes, await statedInManifest(file, bytes));
    if (files.length > 1 && detection.matches.length === 0 && detection.resembles.length === 0) continue;
    await writeStandardOutput(explainFile(file, bytes, detection, style));
  }
  return unread;
}

function* explainFile(file: string, bytes: Uint8Array, detection: Detection, style: Style): Generator<string> {
  const { paint } = style;
  yield `${paint.bold(printable(file))}: ${findingsOf(file, detection).expression ?? 'no licence found'}\n`;
  for (const { kind, expression, startLine, endLine, start, end, coverage, assumed, echo } of detection.matches) {
    const id = renderLicenseExpression(expression);
    yield `\n  ${id}, ${kind}${assumed === true ? ', version assumed' : ''}${echo === true ? ', refers to another' : ''}, lines ${lines({ startLine, endLine })}`;
    const reference = kind === 'text' ? referenceText(id) : undefined;
    if (reference === undefined) {
      yield `\n    ${paint.dim('“')}${printable(excerpt(bytes, start, end))}${paint.dim('”')}\n`;
      continue;
    }
    const explained = explainText(bytes, { start, end }, reference);
    const [missing, inserted] = [explained.differences.filter((one) => one.kind === 'missing' && !one.optional).length, explained.differences.filter((one) => one.kind === 'inserted').length];
    yield `, ${Math.floor(100 * coverage)} % of the reference; ${missing + inserted === 0 ? 'nothing that counts differs' : `${missing} ${missing === 1 ? 'place' : 'places'} missing, ${inserted} inserted`}\n`;
    for (const row of explanation(explained, style)) yield `${row}\n`;
  }
  for (const { id, startLine, endLine, coverage } of detection.resembles) yield `\n  resembles ${id}, lines ${lines({ startLine, endLine })}: only ${Math.floor(100 * coverage)} % of its text is there\n`;
  yield '\n';
}

/** Of an expression that stands for one text of the list. */
const referenceText = (expression: string): string | undefined => licenseTexts().get(expression)?.text;

function excerpt(bytes: Uint8Array, start: number, end: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8').replace(/\s+/g, ' ').trim();
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
