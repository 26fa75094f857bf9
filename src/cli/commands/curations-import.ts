import type { ImportedCurations } from '#core/curation/foreign-document.ts';
import { importCurations } from '#core/curation/import-curations.ts';
import { renderCurations } from '#core/curation/render-curations.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { count } from '#core/report/words.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { readWholeText } from '#platform/tree/read-whole-text.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { demandFittingExtension } from '../fitting-extension.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { today } from '../policy-input.ts';
import { say } from '../say.ts';
import { tellIssues } from '../tell-issues.ts';

export interface CurationsImportOptions {
  readonly output?: string;
  readonly by?: string;
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** `muster curations import`: curations of other tools in our form. All files are read before anything is written. */
export async function curationsImport(paths: readonly string[], { output, by, strict, quiet }: CurationsImportOptions): Promise<number> {
  const author = by?.trim();
  if (author === '') throw new UsageError('--by names nobody.', 'Say who answers for the curations, or leave it out.');
  demandFittingExtension(output, { id: 'curations', extension: '.yaml' });
  const read = paths.map(readImport);
  const curations = read.flatMap(({ curations: own }) => own.map((curation) => (author === undefined ? curation : { ...curation, by: author })));
  const issues = read.flatMap(({ issues: own }) => own);
  if (!quiet) tellIssues(issues);
  const pieces = renderCurations(curations, today());
  if (output === undefined || output === '-') await writeStandardOutput(pieces);
  else writeFile(output, pieces);
  if (!quiet) say(`muster: ${count(curations.length, 'curation')} written, ${count(issues.length, 'issue')}\n`);
  return strict && issues.length > 0 ? exitCodes.incomplete : exitCodes.done;
}

function readImport(path: string): ImportedCurations {
  let found: ImportedCurations | undefined;
  try {
    found = importCurations(readWholeText(path), path);
  } catch (error) {
    if (error instanceof TextSyntaxError) throw new UsageError(`${path}${error.line === undefined ? '' : `:${error.line}`} cannot be read: ${error.message}`, 'Correct it; curations of ORT and ClearlyDefined are YAML or JSON.');
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UnreadableFile || code !== undefined) throw new UsageError(`${path} cannot be read: ${fileFailure(error)}.`, 'Correct the path, or make the file readable.');
    throw error;
  }
  if (found === undefined) throw new UsageError(`${path} holds no curations of ORT and none of ClearlyDefined.`, 'Name package curations or package configurations of ORT (a list of entries with id), an .ort.yml with some, or a definition or curation of ClearlyDefined (with coordinates). Our own form needs no import.');
  return found;
}
