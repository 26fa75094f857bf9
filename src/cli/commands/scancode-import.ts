import type { ImportedFindings } from '#core/model/package-findings.ts';
import { Paint } from '#core/report/paint.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isScancode } from '#plugins/findings/scancode-json/license-keys.ts';
import { readScancode } from '#plugins/findings/scancode-json/read-scancode.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { readWholeText } from '#platform/tree/read-whole-text.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { findingsDocument } from '../licenses/findings-document.ts';
import { findingsTable, summaryOf } from '../licenses/findings-table.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { tellIssues } from '../tell-issues.ts';
import { terminalOf } from '../terminal.ts';

export interface ScancodeImportOptions {
  readonly format: string;
  readonly output?: string;
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** `muster scancode import`: findings of ScanCode in our form. */
export async function scancodeImport(path: string, options: ScancodeImportOptions): Promise<number> {
  const { format, file } = tableOrJson(options, 'findings');
  const findings = read(path);
  if (!options.quiet) tellIssues(findings.issues, 'the JSON');
  const pieces = format === 'json' ? findingsDocument(findings) : table(findings, file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 });
  if (file === undefined) await writeStandardOutput(pieces);
  else writeFile(file, pieces);
  const isComplete = findings.issues.length === 0 && findings.files.every(({ issue }) => issue === undefined);
  return options.strict && !isComplete ? exitCodes.incomplete : exitCodes.done;
}

function read(path: string): ImportedFindings {
  try {
    const json = parseJson(readWholeText(path));
    if (!isScancode(json.value)) throw new UsageError(`${path} is no result of ScanCode: it has no header of scancode-toolkit.`, 'Name what scancode --json or --json-pp wrote.');
    return readScancode(json, path);
  } catch (error) {
    if (error instanceof TextSyntaxError) throw new UsageError(`${path}${error.line === undefined ? '' : `:${error.line}`} cannot be read: ${error.message}`, 'Only the JSON of ScanCode is read; run it with --json-pp.');
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UnreadableFile || (code !== undefined && !(error instanceof UsageError))) throw new UsageError(`${path} cannot be read: ${fileFailure(error)}.`, 'Correct the path, or make the file readable.');
    throw error;
  }
}

function table({ files, packages }: ImportedFindings, { color, columns }: { readonly color: boolean; readonly columns: number }): string[] {
  const shown = files.filter(({ licenses, copyrights, authors, issue }) => licenses.length + (copyrights?.length ?? 0) + (authors?.length ?? 0) > 0 || issue !== undefined);
  const declared = packages.map(({ purl, declaredExpression, declaredStatement }) => `${purl}: ${declaredExpression ?? declaredStatement ?? 'no licence declared'}`);
  return [...findingsTable(shown, columns), '', ...declared, summaryOf(files, new Paint(color))].map((line) => `${line}\n`);
}
