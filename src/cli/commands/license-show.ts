import { successors } from '#core/license/deprecated-licenses.data.ts';
import { currentLicenseIds } from '#core/license/license-list.ts';
import { nearIds } from '#core/license/near-ids.ts';
import { searchLicenses, type ListedLicense } from '#core/license/listed-license.ts';
import { exceptionFacts } from '#core/license-knowledge/exception-facts.ts';
import { summarizeFacts } from '#core/license-knowledge/facts-summary.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { Paint } from '#core/report/paint.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { loadKnowledge } from '../license-sources.ts';
import { factsOf, knownLicenses } from '../licenses/known-licenses.ts';
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
  const license = find(all, wish.trim());
  if (license === undefined) throw unknownLicense(wish, all);
  const text = licenseTexts().get(license.id)?.text;
  if (options.text && text === undefined) throw new UsageError(`The text of ${license.id} is not part of Muster.`, isOnTheList(license) ? `The SPDX list has it: https://spdx.org/licenses/${license.id}.html` : 'Who wrote it, or your counsel, has it.');
  const color = file === undefined && terminalOf(process.stdout).color;
  const pieces = options.text ? [withEnd(text!)] : format === 'json' ? [json(license, knowledge, text)] : page(license, knowledge, text, new Paint(color));
  if (file === undefined) await writeStandardOutput(pieces);
  else writeFile(file, pieces);
  return exitCodes.done;
}

/** `Apache-2.0+` is an expression: the licence, or any later version of it. */
function find(all: readonly ListedLicense[], wish: string): ListedLicense | undefined {
  const withId = (wanted: string): ListedLicense | undefined => all.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
  const exact = withId(wish);
  if (exact !== undefined || !wish.endsWith('+')) return exact;
  const base = withId(wish.slice(0, -1));
  if (base?.kind !== 'license' || base.id.endsWith('-or-later')) return undefined;
  const later = Object.hasOwn(successors, base.id) ? successors[base.id]!.orLater : base.id.endsWith('-only') ? base.id.replace(/only$/, 'or-later') : undefined;
  return later === undefined ? { ...base, name: `${base.name}, or any later version (${base.id}+)` } : withId(later);
}

function unknownLicense(wish: string, all: readonly ListedLicense[]): UsageError {
  const written = wish.slice(0, 80);
  const near = nearIds(written, all.filter(({ deprecated }) => !deprecated).map(({ id }) => id));
  const named = near.length > 0 ? near : searchLicenses(all, written.split(/\s+/).filter((word) => word !== '')).slice(0, 6).map(({ id }) => id);
  return new UsageError(`There is no licence or exception ${JSON.stringify(written)}.`, `${named.length === 0 ? '' : `Did you mean ${named.join(', ')}? `}muster license list WORD searches for names.`);
}

function successorOf(id: string): string | undefined {
  const later = id.endsWith('+') ? successors[id.slice(0, -1)]?.orLater : undefined;
  if (later !== undefined) return later;
  if (id === 'Nokia-Qt-exception-1.1') return 'Qt-LGPL-exception-1.1';
  if (!Object.hasOwn(successors, id)) return undefined;
  const { id: now, orLater, exception } = successors[id]!;
  return `${[now, ...(orLater === undefined ? [] : [orLater])].join(' or ')}${exception === undefined ? '' : ` WITH ${exception}`}`;
}

function json(license: ListedLicense, knowledge: LicenseKnowledge, text: string | undefined): string {
  const facts = license.kind === 'license' ? factsOf(knowledge, license.id) : exceptionFacts(license.id);
  return `${JSON.stringify({ ...license, successor: successorOf(license.id), urls: licenseTexts().get(license.id)?.urls, facts, text }, null, 2)}\n`;
}

function* page(license: ListedLicense, knowledge: LicenseKnowledge, text: string | undefined, paint: Paint): Generator<string> {
  yield `${paint.bold(license.id)}  ${license.name}\n\n`;
  const rows: (readonly [string, string])[] = [];
  if (license.kind === 'license') {
    rows.push(['OSI', license.osiApproved ? 'approved' : 'not approved']);
    if (license.deprecated) rows.push(['Deprecated', successorOf(license.id) === undefined ? 'has no successor' : `write ${successorOf(license.id)!}`]);
    const facts = factsOf(knowledge, license.id);
    rows.push(...(facts === undefined ? [['Facts', 'none recorded; counsel may add them in .muster/licenses.yaml'] as const] : summarizeFacts(facts)));
  } else {
    const facts = exceptionFacts(license.id);
    rows.push(['Kind', 'exception: written behind WITH']);
    if (license.deprecated) rows.push(['Deprecated', `write ${successorOf(license.id)!}`]);
    if (facts !== undefined) rows.push(['Effect', facts.effect], ['Made for', facts.appliesTo.join(', ')], ['Meaning', facts.meaning]);
  }
  if (text === undefined && isOnTheList(license)) rows.push(['Text', `not part of Muster: https://spdx.org/licenses/${license.id}.html`]);
  for (const url of licenseTexts().get(license.id)?.urls ?? []) rows.push(['Address', url]);
  const width = Math.max(...rows.map(([title]) => title.length));
  for (const [title, what] of rows) yield `${paint.dim(title.padEnd(width))}  ${what}\n`;
  yield text === undefined ? '' : `\n${withEnd(text)}`;
}

/** Of counsel's licences only counsel knows where the text is. */
const isOnTheList = ({ id, kind }: ListedLicense): boolean => kind === 'exception' || currentLicenseIds.includes(id);

const withEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
