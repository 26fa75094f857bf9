import { compareTargets } from '#core/inventory/compare-targets.ts';
import { hasDifferences, summarizeComparisons } from '#core/inventory/comparison-summary.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { ComparisonReport } from '#core/plugin/comparison-report.ts';
import { shownTarget } from '#platform/target/git-checkout.ts';
import { nothingThere, readOperand } from '#platform/target/read-operand.ts';
import { AbsentDirectoryError } from '#platform/target/target-error.ts';
import { ExtractionPool } from '#platform/workers/extraction-pool.ts';
import { comparisonReports } from '#plugins/comparisons/registry.generated.ts';
import { exitCodes, unlessFault, UsageError } from '../exit-codes.ts';
import { demandFittingExtension } from '../fitting-extension.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { Progress } from '../progress.ts';
import { say } from '../say.ts';
import { terminalOf } from '../terminal.ts';
import { generatedAt } from '../timestamp.ts';
import { version } from '../version.ts';

export interface DiffOptions {
  readonly format?: string;
  readonly output?: string;
  readonly exclude?: readonly string[];
  readonly exitCode: boolean;
  readonly strict?: boolean;
  readonly quiet?: boolean;
}

/** `muster diff`: what is different from A to B, whatever the two are. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const { report, file } = destinationOf(options);
  const timestamp = generatedAt();
  const [old, fresh] = await readBoth([before, after], options);
  const comparisons = compareTargets(old, fresh);
  const summary = summarizeComparisons(comparisons);
  const { default: render } = await report.load();
  const terminal = file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 };
  const document = render({ before: shownTarget(before), after: shownTarget(after), comparisons, summary, generatedAt: timestamp, tool: { name: 'muster', version }, terminal });
  if (file === undefined) await writeStandardOutput(document);
  else writeFile(file, document);
  const isDifferent = options.exitCode && hasDifferences(summary);
  return unlessFault([...old, ...fresh], isDifferent ? exitCodes.findings : options.strict && !summary.complete ? exitCodes.incomplete : exitCodes.done);
}

async function readBoth(operands: readonly [string, string], { exclude = [], quiet = false }: DiffOptions): Promise<[Inventory[], Inventory[]]> {
  const progress = new Progress(quiet ? undefined : process.stderr);
  const pool = new ExtractionPool(undefined);
  const onNote = (note: string): void => {
    progress.clear();
    say(`muster: ${note}\n`);
  };
  const options = { exclude, name: undefined, config: undefined, online: undefined, pool, onProgress: (message: string) => progress.show(message) };
  try {
    const read = async (operand: string): Promise<Inventory[] | AbsentDirectoryError> => {
      try {
        return await readOperand(operand, options, onNote);
      } catch (error) {
        if (error instanceof AbsentDirectoryError) return error;
        throw error;
      }
    };
    const [before, after] = [await read(operands[0]), await read(operands[1])];
    if (before instanceof AbsentDirectoryError && after instanceof AbsentDirectoryError) throw before;
    const known = (operand: string, side: Inventory[] | AbsentDirectoryError): Inventory[] => {
      if (!(side instanceof AbsentDirectoryError)) return side;
      onNote(`the directory ${side.path} is not in ${operand}: nothing stood there`);
      return [nothingThere(operand, side)];
    };
    return [known(operands[0], before), known(operands[1], after)];
  } finally {
    progress.clear();
    await pool.close();
  }
}

function destinationOf({ format, output }: DiffOptions): { report: ComparisonReport; file: string | undefined } {
  const file = output === '-' ? undefined : output;
  const wish = format ?? (file === undefined ? 'table' : comparisonReports.find(({ extension }) => file.toLowerCase().endsWith(extension))?.id);
  if (wish === undefined) throw new UsageError(`The name ${file} does not say which format to write.`, 'Give one with --format, or use the extension .md, .json or .txt.');
  const report = comparisonReports.find(({ id }) => id === (wish === 'md' ? 'markdown' : wish));
  if (report === undefined) throw new UsageError(`There is no format ${JSON.stringify(wish)} for differences.`, `Formats: ${comparisonReports.map(({ id }) => id).join(', ')}.`);
  demandFittingExtension(file, report);
  return { report, file };
}
