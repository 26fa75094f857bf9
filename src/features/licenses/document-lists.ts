import type { DeclaredLicense } from '#core/model/component.ts';
import type { Evidence } from '#core/model/evidence.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';

/** Paths of bills of materials that list several licences of one package. What a list means in the manifests of an ecosystem says nothing about a list there. */
export type LicenseDocuments = ReadonlySet<string>;

export const noDocuments: LicenseDocuments = new Set();

export function licenseDocuments({ projects, components }: Pick<Inventory, 'projects' | 'components'>): LicenseDocuments {
  const documents = new Set<string>();
  for (const units of [projects, components]) for (const unit of units) addDocuments(unit, documents);
  return documents;
}

interface Unit {
  readonly declaredLicenses: readonly DeclaredLicense[];
  readonly evidence: readonly Evidence[];
}

/** The evidence of a component may be the places that the document tells in place of the document itself: what is known by nothing else is all from it. */
function addDocuments(unit: Unit, documents: Set<string>): void {
  const { declaredLicenses } = unit;
  // nearly all packages of a tree: to look at their evidence takes time
  if (declaredLicenses.length < 2) return;
  const { evidence } = unit;
  const listed = evidence.filter(({ kind }) => kind === 'sbom');
  if (listed.length === 0) return;
  const isOnlyListed = listed.length === evidence.length;
  for (const { path } of declaredLicenses) if (isOnlyListed || listed.some((one) => one.path === path)) documents.add(path);
}

/** Tells of entries of a list in a document that it leaves open how they go together. */
export function notedLists(readings: readonly DeclaredReading[], documents: LicenseDocuments): readonly DeclaredReading[] {
  if (documents.size === 0 || readings.length < 2) return readings;
  const values = Map.groupBy(readings.filter(({ path }) => documents.has(path)), ({ path }) => path);
  const isListed = ({ path }: DeclaredReading): boolean => new Set(values.get(path)?.map(({ value }) => value)).size > 1;
  return readings.map((reading) => (isListed(reading) ? { ...reading, notes: [...reading.notes, `${reading.path} lists several licences and does not say how they go together: all of them are taken to apply`] } : reading));
}
