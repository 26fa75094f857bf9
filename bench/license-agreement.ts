import { dirname, join } from 'node:path';
import { normalizeExpression } from '../src/core/license/normalize-expression.ts';
import { parseLicenseExpression } from '../src/core/license/parse-expression.ts';
import { renderLicenseExpression } from '../src/core/license/render-expression.ts';

type Answers = ReadonlyMap<string, ReadonlySet<string>>;

/** SPDX ids of an expression; none where there is no licence. Names of a tool's own are left out. */
function idsOf(expression: string | null | undefined): ReadonlySet<string> {
  if (expression === null || expression === undefined || expression === '') return new Set();
  const parsed = parseLicenseExpression(expression.replaceAll(/\band\/or\b/gi, 'OR').replaceAll(/\b(?:and|or|with)\b/gi, (word) => word.toUpperCase()), { unknownIds: 'accept' });
  const text = parsed.ok ? renderLicenseExpression(normalizeExpression(parsed.expression)) : expression;
  return new Set(text.split(/\s+(?:AND|OR|WITH)\s+|[()\s]+/).filter((id) => id !== '' && !id.startsWith('LicenseRef-') && id !== 'UNKNOWN'));
}

const readers: Readonly<Record<string, (text: string, folder: string) => Answers>> = {
  muster: (text) => new Map(text.trim().split('\n').map((line) => JSON.parse(line) as { file: string; expression: string | null }).map(({ file, expression }) => [file, idsOf(expression)])),
  licensecheck: (text) => new Map(text.trim().split('\n').map((line) => line.split('\t')).map(([file, license]) => [file!, idsOf(license)])),
  scancode: (text, folder) => new Map((JSON.parse(text) as { files: { path: string; type: string; detected_license_expression_spdx: string | null }[] }).files
    .filter(({ type }) => type === 'file').map(({ path, detected_license_expression_spdx: expression }) => [join(dirname(folder), path), idsOf(expression)])),
};

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((id) => b.has(id));

/** Prints for each two tools on how many files they name the same licences. */
export function agreement(files: readonly string[], read: (name: string) => string | undefined, folder: string): void {
  const tools = Object.entries(readers).flatMap(([name, reader]) => {
    const text = read(name);
    return text === undefined ? [] : [{ name, answers: reader(text, folder) }];
  });
  const none: ReadonlySet<string> = new Set();
  for (const [index, a] of tools.entries()) {
    const of = (answers: Answers, file: string): ReadonlySet<string> => answers.get(file) ?? none;
    console.log(`  ${a.name} names a licence in ${files.filter((file) => of(a.answers, file).size > 0).length} of ${files.length} files`);
    for (const b of tools.slice(index + 1)) {
      const either = files.filter((file) => of(a.answers, file).size + of(b.answers, file).size > 0);
      const different = either.filter((file) => !same(of(a.answers, file), of(b.answers, file)));
      console.log(`  ${a.name} and ${b.name}: the same ids in ${files.length - different.length} of ${files.length} files, in ${either.length - different.length} of the ${either.length} where either names one`);
      for (const file of different.slice(0, 12)) console.log(`    ${file.slice(folder.length + 1)}: ${[...of(a.answers, file)].join(' ') || 'none'} | ${[...of(b.answers, file)].join(' ') || 'none'}`);
    }
  }
}
