import { equivalentExpressions } from '#core/license/equivalent-expressions.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { FindingsOrigin, LicenseFile, LicenseFinding, LicenseReading, OtherReading } from '#core/model/license-facts.ts';
import { compareLicenses } from '../licenses/compare-licenses.ts';
import { finderName } from '#core/report/finder-name.ts';

/** Places that one finding names. */
const shown = 20;

export const finderOf = (origin: FindingsOrigin | undefined): string => (origin === undefined ? 'Muster' : finderName(origin));

/** A reading of a file that does not mean the same as the one that counts. */
export const differingReadings = (file: LicenseFile): OtherReading[] => (file.others ?? []).filter((other) => !agree(file, other.reading));

/** Two who looked at the same file name licences that are not the same: whoever is right, somebody must look. */
export const isDisputed = (file: LicenseFile): boolean => {
  const counted = expression(file.reading);
  return counted !== undefined && differingReadings(file).some(({ reading }) => {
    const other = expression(reading);
    return other !== undefined && (compareLicenses(counted, other) === 'different' || compareLicenses(other, counted) === 'different');
  });
};

/** Of a file that is disputed. */
export const disputeInWords = (file: LicenseFile): string =>
  `in ${file.path} ${[file, ...differingReadings(file)].map(({ origin, reading }) => `${finderOf(origin)} finds ${reading.expression ?? 'no licence'}`).join(', and ')}`;

/** Files in which a foreign tool finds something else than Muster or another tool, by what each of them finds. */
export function readingDifferences(ref: string, files: readonly LicenseFile[]): LicenseFinding[] {
  const groups = new Map<string, { readonly message: (places: string) => string; readonly counted: string; readonly files: { readonly file: LicenseFile; readonly other: OtherReading }[] }>();
  for (const file of files) {
    for (const other of differingReadings(file)) {
      const [a, b] = [file.reading.expression ?? 'no licence', other.reading.expression ?? 'no licence'];
      const [counted, beside] = [finderOf(file.origin), finderOf(other.origin)];
      const key = JSON.stringify([counted, a, beside, b]);
      const group = groups.get(key) ?? { counted, message: (places: string) => `${counted} finds ${a} in ${places}, and ${beside} finds ${b}`, files: [] };
      groups.set(key, group);
      group.files.push({ file, other });
    }
  }
  return [...groups.values()].map(({ message, counted, files: found }) => ({
    kind: 'findings-differ' as const, ref, message: message(found.length === 1 ? found[0]!.file.path : `${found.length} files`),
    remedy: `What ${counted} finds counts until somebody decides: read the places, and state in .muster/curations.yaml what is right (findings, or concluded).`,
    evidence: found.slice(0, shown).flatMap(({ file, other }) => [place(file.path, file.reading, file.origin), place(file.path, other.reading, other.origin)]),
  }));
}

function place(path: string, { matches, expression: says = 'no licence' }: LicenseReading, origin: FindingsOrigin | undefined): LicenseFinding['evidence'][number] {
  const match = matches.find(({ kind }) => kind !== 'clue');
  return { path, ...(match !== undefined && { line: match.startLine }), says, by: finderOf(origin) };
}

/** Of a readme Muster reads the section about the licence only: that it finds less there is no difference. */
function agree({ role, reading, origin }: LicenseFile, other: LicenseReading): boolean {
  const [a, b] = [expression(reading), expression(other)];
  if (a === undefined || b === undefined) return a === b || (role === 'readme' && origin !== undefined);
  if (role === 'readme') return compareLicenses(a, b) !== 'different' || compareLicenses(b, a) !== 'different';
  return equivalentExpressions(a, b) === 'equivalent';
}

function expression(reading: LicenseReading): LicenseExpression | undefined {
  if (reading.expression === undefined) return undefined;
  // both give names of their own to what SPDX has no name for
  const parsed = parseLicenseExpression(reading.expression.replaceAll('LicenseRef-scancode-', 'LicenseRef-'), { unknownIds: 'accept' });
  return parsed.ok ? parsed.expression : undefined;
}
