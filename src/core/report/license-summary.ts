import type { Inventory } from '../model/inventory.ts';
import { joinedEffective } from '../license/joined-effective.ts';
import type { EffectiveLicense, LicenseFacts, LicenseFindingKind } from '../model/license-facts.ts';
import { finderName } from './finder-name.ts';

export interface LicenseSummary {
  /** Effective licences, most frequent first. */
  readonly licenses: readonly { readonly license: string; readonly components: number }[];
  readonly unknown: number;
  readonly conflicts: number;
  /** Not licensed to the public. */
  readonly none: number;
  /** Findings by kind, those of projects included. */
  readonly findings: ReadonlyMap<LicenseFindingKind, number>;
  /** Files that were read. */
  readonly files: number;
  /** How many files and packages foreign tools speak for, by their name. */
  readonly finders: ReadonlyMap<string, { readonly files: number; readonly packages: number; readonly stale: number }>;
}

/** Counts over the inventories for which licences were looked for; a component that is in several counts once. `undefined`: for none. */
export function summarizeLicenses(inventories: readonly Inventory[], facts: ReadonlyMap<Inventory, LicenseFacts> | undefined): LicenseSummary | undefined {
  if (facts === undefined || facts.size === 0) return undefined;
  const several = new Map<string, EffectiveLicense>();
  const licenses = new Map<string, number>();
  const statuses = { settled: 0, conflict: 0, none: 0, unknown: 0 };
  const count = ({ status, license }: EffectiveLicense): void => {
    statuses[status]++;
    if (license !== undefined) licenses.set(license, (licenses.get(license) ?? 0) + 1);
  };
  const findings = new Map<LicenseFindingKind, number>();
  const finders = new Map<string, { files: number; packages: number; stale: number }>();
  let files = 0;
  for (const inventory of inventories) {
    const known = facts.get(inventory);
    if (known === undefined) continue;
    files += known.coverage.files;
    for (const document of known.coverage.findings ?? []) {
      const name = finderName(document);
      const sum = finders.get(name) ?? { files: 0, packages: 0, stale: 0 };
      finders.set(name, { files: sum.files + document.files, packages: sum.packages + document.packages, stale: sum.stale + document.stale.length });
    }
    for (const { kind } of known.findings) findings.set(kind, (findings.get(kind) ?? 0) + 1);
    for (const { purl, declaredLicenses } of inventory.components) {
      const { effective } = known.of(purl, declaredLicenses);
      if (inventories.length === 1) count(effective);
      else several.set(purl, several.has(purl) ? joinedEffective([several.get(purl)!, effective]) : effective);
    }
  }
  for (const effective of several.values()) count(effective);
  return {
    licenses: [...licenses].map(([license, components]) => ({ license, components })).sort((a, b) => b.components - a.components || (a.license < b.license ? -1 : 1)),
    unknown: statuses.unknown, conflicts: statuses.conflict, none: statuses.none, findings, files, finders,
  };
}

/** Each kind in few words, for one and for several. */
export const findingWords: Readonly<Record<LicenseFindingKind, readonly [one: string, several: string]>> = {
  'declared-differs-from-detected': ['contradiction', 'contradictions'],
  'part-differs-from-package': ['part under another licence', 'parts under other licences'],
  'declaration-not-understood': ['declaration not understood', 'declarations not understood'],
  'altered-license-text': ['altered licence text', 'altered licence texts'],
  'findings-differ': ['difference between tools', 'differences between tools'],
  'findings-unused': ['document of findings that does not fit', 'documents of findings that do not fit'],
  'curation-unused': ['curation without use', 'curations without use'],
  'curation-contradicted': ['curation contradicted', 'curations contradicted'],
};
