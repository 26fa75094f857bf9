import { basename } from 'node:path';
import type { SbomProblem } from '#core/plugin/sbom-format.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { printableLines } from '#core/report/printable.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { recognizeSbom } from '#platform/target/scan-sbom.ts';
import { readRegularFile } from '#platform/tree/read-regular-file.ts';
import { decodeText } from '#platform/tree/text-decoding.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { placed } from '../sbom-problems.ts';

export interface SbomValidateOptions {
  readonly format: string;
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

/** Bytes; the longest text that Node can hold. */
const sizeLimit = 2 ** 29 - 25;

/** `muster sbom validate`: what the specifications say against documents. */
export async function sbomValidate(paths: readonly string[], { format, output, strict }: SbomValidateOptions): Promise<number> {
  if (format !== 'table' && format !== 'json') throw new UsageError(`There is no format ${JSON.stringify(format)} for verdicts.`, 'Formats: table, json.');
  const verdicts: Verdict[] = [];
  for (const path of paths) verdicts.push(await verdictOn(path, strict));
  const text = format === 'json' ? [`${JSON.stringify(verdicts, null, 2)}\n`] : verdicts.flatMap(inWords).map(printableLines);
  if (output === undefined || output === '-') await writeStandardOutput(text);
  else writeFile(output, text);
  return verdicts.every(({ valid }) => valid) ? exitCodes.done : exitCodes.findings;
}

async function verdictOn(path: string, strict: boolean): Promise<Verdict> {
  const { text } = decodeText(readBytes(path));
  const format = recognizeSbom(text, basename(path));
  if (format === undefined) return { path, format: undefined, valid: false, problems: [{ at: '/', message: 'it is not an SBOM of a known format' }] };
  const { default: codec } = await format.load();
  const problems = codec.validate(text, basename(path), packageFiles);
  return { path, format: format.title, valid: !problems.some(({ severity }) => strict || severity !== 'warning'), problems };
}

function readBytes(path: string): Buffer {
  try {
    return readRegularFile(path, { limit: sizeLimit });
  } catch (error) {
    if (!(error instanceof UnreadableFile) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`, 'Name SBOM files.');
  }
}

function inWords({ path, format, valid, problems }: Verdict): string[] {
  const lines = problems.map((problem) => `  ${path}${problem.line === undefined ? '' : `:${problem.line}`}: ${problem.severity === 'warning' ? 'warning: ' : ''}${placed(problem)}\n`);
  return [`${path}: ${valid ? 'valid' : 'not valid'}${format === undefined ? '' : `, ${format}`}\n`, ...lines];
}
