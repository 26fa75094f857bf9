import { successors } from '#core/license/deprecated-licenses.data.ts';
import { nearIds } from '#core/license/near-ids.ts';
import { searchLicenses, type ListedLicense } from '#core/license/listed-license.ts';
import { exceptionFacts } from '#core/license-knowledge/exception-facts.ts';
import { summarizeFacts } from '#core/license-knowledge/facts-summary.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { Paint } from '#core/report/paint.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { loadKnowledge } from '../license-sources.ts';
import { knownLicenses } from '../licenses/known-licenses.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { terminalOf } from '../terminal.ts';

export interface LicenseShowOptions {
  readonly text: boolean;
  readonly licenses?: string;
  readonly format?: string;
  readonly output?: string;
}

/** `muster license show`: what is known of a licence or exception, and its text. */
export async function licenseShow(wish: string, options: LicenseShowOptions): Promise<number> {
  const { format, file } = tableOrJson(options, 'a licence');
  const knowledge = loadKnowledge(options.licenses);
  const all = knownLicenses(knowledge);
  const license = all.find(({ id }) => id.toLowerCase() === wish.trim().toLowerCase());
  if (license === undefined) throw unknownLicense(wish, all);
  const text = licenseTexts().get(license.id)?.text;
  if (options.text && text === undefined) throw new UsageError(`The text of ${license.id} is not part of Muster.`, 'The SPDX list has it: spdx.org/licenses.');
  const color = file === undefined && terminalOf(process.stdout).color;
  const pieces = options.text ? [withEnd(text!)] : format === 'json' ? [json(license, knowledge, text)] : page(license, knowledge, text, new Paint(color));
  if (file === undefined) await writeStandardOutput(pieces);
  else writeFile(file, pieces);
  return exitCodes.done;
}

function unknownLicense(wish: string, all: readonly ListedLicense[]): UsageError {
  const written = wish.slice(0, 80);
  const near = nearIds(written, all.filter(({ deprecated }) => !deprecated).map(({ id }) => id));
  const named = near.length > 0 ? near : searchLicenses(all, written.split(/\s+/).filter((word) => word !== '')).slice(0, 6).map(({ id }) => id);
  return new UsageError(`There is no licence or exception ${JSON.stringify(written)}.`, `${named.length === 0 ? '' : `Did you mean ${named.join(', ')}? `}muster license list WORD searches for names.`);
}

function successorOf(id: string): string | undefined {
  if (!Object.hasOwn(successors, id)) return undefined;
  const { id: now, orLater, exception } = successors[id]!;
  return `${[now, ...(orLater === undefined ? [] : [orLater])].join(' or ')}${exception === undefined ? '' : ` WITH ${exception}`}`;
}

function json(license: ListedLicense, knowledge: LicenseKnowledge, text: string | undefined): string {
  const facts = license.kind === 'license' ? knowledge.license(license.id) : exceptionFacts(license.id);
  return `${JSON.stringify({ ...license, successor: successorOf(license.id), urls: licenseTexts().get(license.id)?.urls, facts, text }, null, 2)}\n`;
}

function* page(license: ListedLicense, knowledge: LicenseKnowledge, text: string | undefined, paint: Paint): Generator<string> {
  yield `${paint.bold(license.id)}  ${license.name}\n\n`;
  const rows: (readonly [string, string])[] = [];
  if (license.kind === 'license') {
    rows.push(['OSI', license.osiApproved ? 'approved' : 'not approved']);
    if (license.deprecated) rows.push(['Deprecated', successorOf(license.id) === undefined ? 'has no successor' : `write ${successorOf(license.id)!}`]);
    const facts = knowledge.license(license.id);
    rows.push(...(facts === undefined ? [['Facts', 'none recorded; counsel may add them in .muster/licenses.yaml'] as const] : summarizeFacts(facts)));
  } else {
    const facts = exceptionFacts(license.id);
    rows.push(['Kind', 'exception: written behind WITH']);
    if (facts !== undefined) rows.push(['Effect', facts.effect], ['Made for', facts.appliesTo.join(', ')], ['Meaning', facts.meaning]);
  }
  for (const url of licenseTexts().get(license.id)?.urls ?? []) rows.push(['Address', url]);
  const width = Math.max(...rows.map(([title]) => title.length));
  for (const [title, what] of rows) yield `${paint.dim(title.padEnd(width))}  ${what}\n`;
  yield text === undefined ? '' : `\n${withEnd(text)}`;
}

const withEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
