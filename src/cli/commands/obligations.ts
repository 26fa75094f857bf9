import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { obligationsJson, type ObligationsReport } from '#core/obligations/obligations-document.ts';
import { obligationsOf } from '#core/obligations/obligations-of.ts';
import { obligationsTable } from '#core/obligations/obligations-table.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { licenseOf, loadKnowledge } from '../license-sources.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { terminalOf } from '../terminal.ts';
import { tableOrJson } from '../table-or-json.ts';
import { generatedAt } from '../timestamp.ts';
import { usageOf, type UsageOptions } from '../usage-options.ts';
import { version } from '../version.ts';

export interface ObligationsOptions extends UsageOptions {
  readonly license: string;
  readonly component: string;
  readonly licenses?: string;
  readonly format?: string;
  readonly output?: string;
}

/** `muster obligations --license`: what a licence asks of one use. */
export async function obligations(targets: readonly string[], options: ObligationsOptions): Promise<number> {
  if (targets.length > 0) throw new UsageError('--license and a target exclude each other.', 'Leave out one of them.');
  const license = licenseOf(options.license);
  const use = usageOf({ ...options, context: options.context ?? 'distributed' });
  const { format, file } = tableOrJson(options, 'obligations');
  const result = obligationsOf({ component: options.component, license, use }, { knowledge: loadKnowledge(options.licenses) });
  const report: ObligationsReport = { result, license: typeof license === 'string' ? license : renderLicenseExpression(license), use, generatedAt: generatedAt(), tool: { name: 'muster', version } };
  const text = format === 'json' ? [obligationsJson(report)] : obligationsTable(report, file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 });
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return exitCodes.done;
}
