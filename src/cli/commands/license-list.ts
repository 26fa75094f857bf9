import { searchLicenses, type ListedLicense } from '#core/license/listed-license.ts';
import { textTable } from '#core/report/text-table.ts';
import { exitCodes } from '../exit-codes.ts';
import { loadKnowledge } from '../license-sources.ts';
import { knownLicenses } from '../licenses/known-licenses.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { terminalOf } from '../terminal.ts';

export interface LicenseListOptions {
  readonly osi: boolean;
  readonly deprecated: boolean;
  readonly exceptions: boolean;
  readonly licenses?: string;
  readonly format?: string;
  readonly output?: string;
}

/** `muster license list`: licences and exceptions by id, name and category. */
export async function licenseList(words: readonly string[], options: LicenseListOptions): Promise<number> {
  const { format, file } = tableOrJson(options, 'lists of licences');
  const all = knownLicenses(loadKnowledge(options.licenses)).filter((one) =>
    (!options.osi || one.osiApproved) && (!options.deprecated || one.deprecated) && (!options.exceptions || one.kind === 'exception'));
  const found = searchLicenses(all, words);
  const pieces = format === 'json' ? [`${JSON.stringify(found, null, 1)}\n`] : table(found, file === undefined ? terminalOf(process.stdout).columns : 120);
  if (file === undefined) await writeStandardOutput(pieces);
  else writeFile(file, pieces);
  return exitCodes.done;
}

function table(found: readonly ListedLicense[], width: number): string[] {
  const rows = found.map(({ id, name, category, osiApproved, deprecated, kind }) => [id, name, category ?? '', [kind === 'exception' ? 'exception' : '', osiApproved ? 'OSI' : '', deprecated ? 'deprecated' : ''].filter((word) => word !== '').join(', ')]);
  const lines = found.length === 0 ? [] : textTable([{ title: 'ID' }, { title: 'NAME', shrinks: true }, { title: 'CATEGORY', drop: 1 }, { title: '' }], rows, width);
  return [...lines, '', `${found.length} found`].map((line) => `${line}\n`);
}
