import { Ways } from '#core/inventory/ways.ts';
import type { LicenseFinding, UnitLicenses } from '#core/model/license-facts.ts';
import type { Component } from '#core/model/component.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { finderName } from '#core/report/finder-name.ts';
import { csvLine } from '#core/report/csv-line.ts';

const columns = [
  'target', 'purl', 'ecosystem', 'group', 'name', 'version', 'requirements', 'scope', 'direct', 'declaredLicenses', 'origin', 'path', 'evidence',
  'downloadLocation', 'hashes',
] as const;

/** Only where licences were looked for. */
const licenseColumns = ['licenseStatus', 'effectiveLicense', 'licenseBasis', 'declaredLicense', 'detectedLicense', 'concludedLicense', 'embeddedLicenses', 'copyrights', 'licenseFindings', 'licenseFoundBy'] as const;

/** One row a component and target; lists are joined by ` | `. */
export default function* render({ inventories, licenses }: ReportInput): Generator<string> {
  yield csvLine([...columns, ...(licenses === undefined ? [] : licenseColumns)]);
  for (const inventory of inventories) {
    const { subject, projects, components } = inventory;
    const facts = licenses?.get(inventory);
    const findings = Map.groupBy(facts?.findings ?? [], ({ ref }) => ref);
    const refOf = (node: number): string => projects[node]?.name ?? components[node - projects.length]!.purl;
    const ways = new Ways(inventory);
    for (const [index, component] of components.entries()) {
      const [path] = ways.paths(projects.length + index, 1, component.scope);
      const own = licenses === undefined ? [] : licenseCells(facts?.of(component.purl, component.declaredLicenses), findings.get(component.purl) ?? []);
      yield csvLine([...cells(subject.name, component, (path ?? []).map(refOf)), ...own]);
    }
  }
}

function cells(target: string, component: Component, path: readonly string[]): string[] {
  const { purl, group, name, version, requirements, scope, direct, declaredLicenses, origin, evidence, downloadLocation, hashes } = component;
  return [
    target, purl, purl.slice(4, purl.indexOf('/')), group ?? '', name, version ?? '', requirements.join(' | '), scope, direct ? 'true' : 'false',
    [...new Set(declaredLicenses.map(({ value }) => value))].join(' | '), origin, path.join(' > '),
    evidence.map((item) => (item.line === undefined ? item.path : `${item.path}:${item.line}`)).join(' | '),
    downloadLocation ?? '', hashes.map(({ algorithm, value }) => `${algorithm}:${value}`).join(' | '),
  ];
}

function licenseCells(unit: UnitLicenses | undefined, findings: readonly LicenseFinding[]): string[] {
  if (unit === undefined) return licenseColumns.map(() => '');
  const { declared, files, effective, declaredLicense, detectedLicense, concluded, embedded, copyrights } = unit;
  return [
    effective.status, effective.license ?? '', effective.basis ?? '', declaredLicense ?? '', detectedLicense ?? '', concluded?.license ?? '',
    [...new Set(embedded.flatMap(({ license }) => license ?? []))].join(' | '), copyrights.join(' | '), findings.map(({ message }) => message).join(' | '),
    [...new Set([...declared, ...files, ...embedded.flatMap((part) => part.files)].flatMap(({ origin }) => (origin === undefined ? [] : finderName(origin))))].join(' | '),
  ];
}
