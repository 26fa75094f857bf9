import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FileFindings } from '#core/model/file-findings.ts';
import { Paint } from '#core/report/paint.ts';
import { detectFiles } from '#platform/licenses/detect-files.ts';
import { filesNamed } from '#platform/licenses/files-named.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { demandFittingExtension } from '../fitting-extension.ts';
import { findingsTable, summaryOf } from '../licenses/findings-table.ts';
import { explainFiles } from '../licenses/explain-files.ts';
import { findingsDocument, ownFindings } from '../licenses/findings-document.ts';
import { isReaderGone, writeFile, writeStandardOutput, writeStandardOutputBytes } from '../output.ts';
import { parseJobs } from '../jobs.ts';
import { Progress } from '../progress.ts';
import { say } from '../say.ts';
import { terminalOf } from '../terminal.ts';

export interface LicenseDetectOptions {
  readonly format?: string;
  readonly jsonl: boolean;
  readonly explain: boolean;
  readonly copyrights: boolean;
  readonly differences: boolean;
  readonly jobs?: string;
  readonly output?: string;
  readonly strict: boolean;
  readonly quiet: boolean;
}

const formats = ['table', 'json', 'jsonl'] as const;

/** `muster license detect`: what texts say of licences, and where. */
export async function licenseDetect(paths: readonly string[], options: LicenseDetectOptions): Promise<number> {
  const format = formatOf(options);
  const jobs = parseJobs(options.jobs);
  if (paths.length === 0 && process.stdin.isTTY) throw new UsageError('No FILE is named, and standard input is a terminal.', 'Name files or directories, or give their paths on standard input, one a line.');
  const absent = paths.filter((path) => !existsSync(path));
  if (absent.length > 0 && absent.length === paths.length) throw new UsageError(absent.length === 1 ? `${absent[0]!} does not exist.` : `None of the ${absent.length} paths exists: ${absent.slice(0, 3).join(', ')}${absent.length > 3 ? ', …' : ''}.`, 'Check the path.');
  const named = paths.length > 0 ? paths : await linesOfStandardInput();
  const exitCode = (unread: number): number => (absent.length > 0 || (options.strict && unread > 0) ? exitCodes.incomplete : exitCodes.done);
  if (options.explain) {
    const { files, issues } = filesNamed(named);
    for (const issue of issues) tell(issue);
    return exitCode(issues.length + await explainFiles(files, tell));
  }
  const all: FileFindings[] = [];
  const lines: Uint8Array[] = [];
  let unread = 0;
  const progress = new Progress(options.quiet ? undefined : process.stderr);
  const writesAtOnce = format === 'jsonl' && toStandardOutput(options);
  let done = 0;
  const notListed = await detectFiles(named, {
    jobs, copyrights: options.copyrights, differences: options.differences, asLines: format === 'jsonl', identify: format === 'json',
    async onDetected({ count, issues, found }, total) {
      unread += issues.length;
      for (const issue of issues) if (format === 'table' || !options.quiet || absent.includes(issue.path)) tell(issue);
      progress.show(`${done += count} of ${total} files`);
      if (!(found instanceof Uint8Array)) for (const findings of found) all.push(findings);
      else if (writesAtOnce) await writeStandardOutputBytes(found);
      else lines.push(found);
      return writesAtOnce && isReaderGone() ? 'enough' : 'more';
    },
  });
  progress.clear();
  for (const issue of notListed) tell(issue);
  if (!writesAtOnce) await write(format === 'jsonl' ? decoded(lines) : render(all, format, paths, options), options);
  return exitCode(unread + notListed.length);
}

function formatOf(options: LicenseDetectOptions): (typeof formats)[number] {
  const { format, jsonl, explain, differences, output } = options;
  const wish = jsonl ? 'jsonl' : (format ?? (output?.toLowerCase().endsWith('.jsonl') ? 'jsonl' : output?.toLowerCase().endsWith('.json') ? 'json' : 'table'));
  const found = formats.find((one) => one === wish);
  if (found === undefined) throw new UsageError(`There is no format ${JSON.stringify(wish)} for findings.`, `Formats: ${formats.join(', ')}.`);
  if (explain && (found !== 'table' || output !== undefined)) throw new UsageError('--explain is for people: it has no JSON and no --output.', 'Leave out --explain, or the other option.');
  if (differences && found === 'table') throw new UsageError('--differences needs JSON.', 'Add --format json or --jsonl; --explain shows differences to people.');
  demandFittingExtension(toStandardOutput(options) ? undefined : output, { id: found, extension: found === 'table' ? '.txt' : `.${found}` });
  return found;
}

/** Paths, one a line; empty lines are none. */
async function linesOfStandardInput(): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) if (path !== '') paths.push(path);
  return paths;
}

function tell({ path, message, remedy }: { readonly path: string; readonly message: string; readonly remedy: string }): void {
  say(`muster: ${path}: ${message}. ${remedy}\n`);
}

function* decoded(pieces: readonly Uint8Array[]): Generator<string> {
  const decoder = new TextDecoder();
  for (const piece of pieces) yield decoder.decode(piece);
}

function render(all: readonly FileFindings[], format: 'json' | 'table', paths: readonly string[], options: LicenseDetectOptions): Iterable<string> {
  if (format === 'json') return findingsDocument(ownFindings(all));
  const { color, columns } = toStandardOutput(options) ? terminalOf(process.stdout) : { color: false, columns: Number.POSITIVE_INFINITY };
  // what a program or a file takes has no width: a name that is cut names nothing
  const width = process.stdout.isTTY || process.env['COLUMNS'] ? columns : Number.POSITIVE_INFINITY;
  // of whole directories only files that say something are of interest
  const shown = all.length === paths.length ? all : all.filter(({ licenses, resembles, copyrights, authors, issue }) => licenses.length + resembles.length + (copyrights?.length ?? 0) + (authors?.length ?? 0) > 0 || issue !== undefined);
  return [...findingsTable(shown, width), '', summaryOf(all, new Paint(color))].map((one) => `${one}\n`);
}

const toStandardOutput = ({ output }: LicenseDetectOptions): boolean => output === undefined || output === '-';

async function write(pieces: Iterable<string>, options: LicenseDetectOptions): Promise<void> {
  if (toStandardOutput(options)) await writeStandardOutput(pieces);
  else writeFile(options.output!, pieces);
}
