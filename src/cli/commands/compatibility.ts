import { checkDeliverable } from '#core/compatibility/check-deliverable.ts';
import { compatibilityJson, type CompatibilityReport } from '#core/compatibility/compatibility-document.ts';
import { compatibilityTable } from '#core/compatibility/compatibility-table.ts';
import type { DeliverableComponent } from '#core/compatibility/component.ts';
import { compatibilities, worse, type Compatibility } from '#core/compatibility/verdict.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';
import { outboundOption } from '../outbound-option.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { licenseOf, loadKnowledge, loadMatrix } from '../license-sources.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { terminalOf } from '../terminal.ts';
import { generatedAt } from '../timestamp.ts';
import { linkageOf, usageOf, type UsageOptions } from '../usage-options.ts';
import { version } from '../version.ts';

export interface CompatibilityOptions extends UsageOptions {
  readonly outbound?: string;
  readonly licenses?: string;
  readonly matrix?: string;
  readonly failOn: string;
  readonly format?: string;
  readonly output?: string;
}

/** `muster compatibility`: licences of one deliverable against each other and against its own. */
export async function compatibility(licenses: readonly string[], options: CompatibilityOptions): Promise<number> {
  const limit = limitOf(options.failOn);
  const { format, file } = tableOrJson(options, 'compatibility');
  const outbound = options.outbound === undefined ? undefined : outboundOption(options.outbound);
  const use = usageOf({ ...options, context: options.context ?? 'distributed' });
  const components = licenses.map((text) => componentOf(text, use));
  const timestamp = generatedAt();
  const matrix = loadMatrix(options.matrix);
  const answer = checkDeliverable({ components, ...(outbound !== undefined && { outbound }) }, { knowledge: loadKnowledge(options.licenses), today: timestamp.slice(0, 10), ...(matrix !== undefined && { matrix }) });
  const report: CompatibilityReport = { answer, generatedAt: timestamp, tool: { name: 'muster', version }, ...(outbound !== undefined && { outbound: renderLicenseExpression(outbound) }) };
  const text = format === 'json' ? [compatibilityJson(report)] : compatibilityTable(report, file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 });
  if (file === undefined) await writeStandardOutput(text);
  else writeFile(file, text);
  return limit !== undefined && worse(answer.verdict, limit) === answer.verdict ? exitCodes.findings : exitCodes.done;
}

function limitOf(text: string): Compatibility | undefined {
  if (text === 'never') return undefined;
  const found = compatibilities.find((candidate) => candidate === text);
  if (found === undefined || found === 'compatible') throw new UsageError(`--fail-on is ${JSON.stringify(text)}.`, `It may be ${compatibilities.slice(1).join(', ')} or never.`);
  return found;
}

/** `EXPRESSION` or `EXPRESSION@LINKAGE`, with `NAME=` before it when it needs a name. */
function componentOf(text: string, use: UsageFacts): DeliverableComponent {
  const equals = text.indexOf('=');
  const name = equals === -1 ? undefined : text.slice(0, equals);
  const rest = text.slice(equals + 1);
  const at = rest.lastIndexOf('@');
  const written = at === -1 ? rest : rest.slice(0, at);
  const license = licenseOf(written);
  return { name: name ?? (typeof license === 'string' ? license : renderLicenseExpression(license)), license, use: at === -1 ? use : { ...use, linkage: linkageOf(rest.slice(at + 1), `what follows @ in ${JSON.stringify(text)}`) } };
}
