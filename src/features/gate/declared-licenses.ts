import type { KnownLicense, LicenseSource } from '#core/gate/known-license.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';
import { declaredLicense } from '../licenses/declared-license.ts';
import { licenseDocuments, notedLists, type LicenseDocuments } from '../licenses/document-lists.ts';
import { isOpen } from '../licenses/effective-license.ts';
import { interpretDeclared } from '../licenses/interpret-declared.ts';
import { DeclaredReader } from '../licenses/read-declared.ts';

/** Licences as far as authors declare them in what was scanned; files of licences are not looked at. */
export function declaredLicenses({ projects, components }: Inventory): LicenseSource {
  const documents = licenseDocuments({ projects, components });
  const statements = new Map<string, { readonly declared: readonly DeclaredLicense[]; readonly vocabulary: string }>();
  for (const { id, ecosystem, declaredLicenses: declared } of projects) statements.set(id, { declared, vocabulary: ecosystem });
  for (const { purl, declaredLicenses: declared } of components) statements.set(purl, { declared, vocabulary: purl.slice(4, purl.indexOf('/')) });
  const reader = new DeclaredReader(interpretDeclared);
  return (ref) => {
    const { declared, vocabulary } = statements.get(ref) ?? { declared: [], vocabulary: 'generic' };
    return declared.length === 0 ? undeclared : knownOf(notedLists(declared.map((statement) => reader.read(statement, vocabulary)), documents), vocabulary, documents);
  };
}

const undeclared: KnownLicense = { status: 'unknown', declared: [], evidence: [], notes: ['no file that was read says under which licence it is'] };

function knownOf(readings: readonly DeclaredReading[], vocabulary: string, documents: LicenseDocuments): KnownLicense {
  const basis = {
    declared: [...new Set(readings.map(({ value }) => value))], notes: [...new Set(readings.flatMap(({ notes }) => notes))],
    evidence: readings.map(({ path, line, value }) => ({ path, ...(line === undefined ? {} : { line }), says: value })),
  };
  const declaration = declaredLicense(readings, vocabulary, documents);
  if (declaration !== undefined) return { ...basis, status: isOpen(declaration, readings) ? 'conflict' : 'settled', basis: 'declared', expression: renderLicenseExpression(declaration.expression) };
  const nothing = readings.some(({ certainty }) => certainty === 'proprietary') || readings.every(({ certainty }) => certainty === 'none');
  if (nothing) return { ...basis, status: 'none', basis: 'declared' };
  const file = readings.find(({ certainty }) => certainty === 'file');
  return { ...basis, status: 'unknown', notes: file === undefined ? basis.notes : [`only a file says it: ${file.value}`, ...basis.notes] };
}
