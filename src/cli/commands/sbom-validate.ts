import { basename } from 'node:path';
import type { SbomProblem } from '#core/plugin/sbom-format.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { printableLines } from '#core/report/printable.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { openSbom } from '#platform/target/open-sbom.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { placed } from '../sbom-problems.ts';
import { tableOrJson } from '../table-or-json.ts';

export interface SbomValidateOptions {
  readonly format?: string;
  readonly output?: string;
  readonly strict: boolean;
}

interface Verdict {
  readonly path: string;
  /** Title; absent when the document is of no known format. */
  readonly format: string | undefined;
  readonly valid: boolean;
  readonly problems: readonly SbomProblem[];
}

/** `muster sbom validate`: what the specifications say against documents. */
export async function sbomValidate(paths: readonly string[], options: SbomValidateOptions): Promise<number> {
  const { format, file } = tableOrJson(options, 'verdicts');
  const verdicts: Verdict[] = [];
  for (const path of paths) verdicts.push(await readable(path, () => verdictOn(path, options.strict)));
  const text = format === 'json' ? [`${JSON.stringify(verdicts, null, 2)}\n`] : verdicts.flatMap(inWords).map(printableLines);
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return verdicts.every(({ valid }) => valid) ? exitCodes.done : exitCodes.findings;
}

async function verdictOn(path: string, strict: boolean): Promise<Verdict> {
  const { source, format } = openSbom(path);
  if (format === undefined) return { path, format: undefined, valid: false, problems: [{ at: '/', message: 'it is not an SBOM of a known format' }] };
  const { default: codec } = await format.load();
  const problems = codec.validate(source, basename(path), packageFiles);
  return { path, format: format.title, valid: !problems.some(({ severity }) => strict || severity !== 'warning'), problems };
}

async function readable<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof UnreadableFile) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`${path} cannot be read: ${fileFailure(error)}.`, 'Name SBOM files that are there and readable.');
  }
}

function inWords({ path, format, valid, problems }: Verdict): string[] {
  const lines = problems.map((problem) => `  ${path}${problem.line === undefined ? '' : `:${problem.line}`}: ${problem.severity === 'warning' ? 'warning: ' : ''}${placed(problem)}\n`);
  return [`${path}: ${valid ? 'valid' : 'not valid'}${format === undefined ? '' : `, ${format}`}\n`, ...lines];
}
