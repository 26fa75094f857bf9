import { andExpressions } from '#core/license/combine-expressions.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { LicenseFile, LicenseMatchFact, LicenseReading } from '#core/model/license-facts.ts';

/** Lines of a field that go on below its first: an address under a name, the items of a list. */
const fieldLines = 2;

/** Kinds of matches that a field of a manifest is. */
const fieldKinds: ReadonlySet<LicenseMatchFact['kind']> = new Set(['manifest', 'mention', 'url', 'clue']);

/**
 * Sources without what they declare: the field `license` of a package.json says under which licence the package is, not under which that file is, and
 * is told as declared already. A header in the same file stays. `foreign`: manifests that another tool read.
 */
export function withoutDeclarations(files: readonly LicenseFile[], { projects, components }: Inventory, foreign: ReadonlySet<string> = new Set()): readonly LicenseFile[] {
  const sources = new Set(files.filter(({ role }) => role === 'source').map(({ path }) => path));
  if (sources.size === 0) return files;
  const declared = new Map<string, DeclaredLicense[]>();
  for (const units of [projects, components]) {
    for (const { declaredLicenses } of units) {
      for (const one of declaredLicenses) {
        if (!sources.has(one.path)) continue;
        const known = declared.get(one.path);
        if (known === undefined) declared.set(one.path, [one]);
        else known.push(one);
      }
    }
  }
  for (const path of foreign) if (sources.has(path) && !declared.has(path)) declared.set(path, [{ value: '', path }]);
  if (declared.size === 0) return files;
  return files.flatMap((file) => {
    const statements = file.role === 'source' ? declared.get(file.path) : undefined;
    if (statements === undefined) return [file];
    const isField = fieldsOf(statements);
    const reading = remaining(file.reading, isField);
    const others = file.others?.map((other) => ({ ...other, reading: remaining(other.reading, isField) }));
    const isSilent = [reading, ...(others ?? []).map((other) => other.reading)].every(({ expression, copyrights, resembles }) => expression === undefined && copyrights.length + resembles.length === 0);
    return isSilent ? [] : [{ ...file, reading, ...(others !== undefined && { others }) }];
  });
}

function fieldsOf(statements: readonly DeclaredLicense[]): (match: LicenseMatchFact) => boolean {
  const hasLines = statements.every(({ line }) => line !== undefined);
  const lines = new Set(statements.flatMap(({ line }) => (line === undefined ? [] : Array.from({ length: fieldLines + 1 }, (_, more) => line + more))));
  return ({ kind, startLine, endLine, rule }) => {
    // other tools do not tell fields from notices; a field has no more lines than these
    if (!hasLines && (fieldKinds.has(kind) || (rule !== undefined && endLine - startLine <= fieldLines))) return true;
    for (let line = startLine; line <= Math.min(endLine, startLine + 20); line++) if (lines.has(line)) return kind !== 'text';
    return false;
  };
}

function remaining(reading: LicenseReading, isField: (match: LicenseMatchFact) => boolean): LicenseReading {
  const matches = reading.matches.filter((match) => !isField(match));
  if (matches.length === reading.matches.length) return reading;
  const named = matches.filter(({ kind }) => kind !== 'clue').flatMap(({ expression }) => {
    const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
    return parsed.ok ? [parsed.expression] : [];
  });
  const together = andExpressions(named);
  const { expression: _, ...rest } = reading;
  return { ...rest, ...(together !== undefined && { expression: renderLicenseExpression(simplifyExpression(together)) }), matches };
}
