import { joinDeclaredLicenses, readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { DeclaredLicense as Reading } from '#core/license/declared/declared-license.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { KnownLicense, LicenseSource } from '#core/gate/known-license.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';

/** Licences as far as authors declare them in what was scanned; files of licences are not looked at. */
export function declaredLicenses({ projects, components }: Inventory): LicenseSource {
  const statements = new Map<string, { readonly declared: readonly DeclaredLicense[]; readonly vocabulary: string }>();
  for (const { id, ecosystem, declaredLicenses: declared } of projects) statements.set(id, { declared, vocabulary: ecosystem });
  for (const { purl, declaredLicenses: declared } of components) statements.set(purl, { declared, vocabulary: purl.slice(4, purl.indexOf('/')) });
  const readings = new Map<string, Reading>();
  const read = (value: string, vocabulary: string): Reading => {
    const key = `${vocabulary}\0${value}`;
    const known = readings.get(key);
    if (known !== undefined) return known;
    const fresh = readDeclaredLicense(value, vocabulary);
    readings.set(key, fresh);
    return fresh;
  };
  return (ref) => {
    const { declared, vocabulary } = statements.get(ref) ?? { declared: [], vocabulary: 'generic' };
    return declared.length === 0 ? undeclared : knownOf(declared, joinDeclaredLicenses(declared.map(({ value }) => read(value, vocabulary)), vocabulary));
  };
}

const undeclared: KnownLicense = { status: 'unknown', declared: [], evidence: [], notes: ['no file that was read says under which licence it is'] };

function knownOf(declared: readonly DeclaredLicense[], reading: Reading): KnownLicense {
  const basis = {
    declared: [...new Set(declared.map(({ value }) => value))], notes: reading.notes,
    evidence: declared.map(({ path, line, value }) => ({ path, ...(line === undefined ? {} : { line }), says: value })),
  };
  switch (reading.kind) {
    case 'expression': return { ...basis, status: 'settled', basis: 'declared', expression: renderLicenseExpression(reading.expression) };
    case 'proprietary': case 'none': return { ...basis, status: 'none', basis: 'declared' };
    case 'file': return { ...basis, status: 'unknown', notes: [`only the file ${reading.path} says it`, ...reading.notes] };
    default: return { ...basis, status: 'unknown' };
  }
}
