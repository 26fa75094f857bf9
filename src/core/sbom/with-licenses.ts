import type { Component } from '../model/component.ts';
import type { LicenseFacts } from '../model/license-facts.ts';
import type { SbomComponent, SbomLicense } from '../model/sbom.ts';
import { finderName } from '../report/finder-name.ts';
import { licenseBasisProperty, licenseStatusProperty, silentProperty } from './stated-licenses.ts';
import { licenseStatement, licenseWords } from './license-statement.ts';

/** What the author declares stands as it is; beside it what was found in files, and, where the sources do not contradict each other, the effective licence as concluded. */
export function withLicenses(component: SbomComponent, facts: LicenseFacts | undefined, ref: string, of?: Component): SbomComponent {
  if (facts === undefined) return component;
  const unit = facts.of(ref, of?.declaredLicenses);
  const { declared: statements, files, embedded, copyrights, effective, detectedLicense, concluded } = unit;
  const foreign = statements.filter(({ origin }) => origin !== undefined);
  // a package that only declares is told as it is
  if (files.length === 0 && embedded.length === 0 && concluded === undefined && foreign.length === 0 && effective.silent !== true) return component;
  const finders = new Set([...files, ...embedded.flatMap((part) => part.files), ...foreign].flatMap(({ origin }) => (origin === undefined ? [] : finderName(origin))));
  const conclusion = effective.status === 'settled' && effective.license !== undefined && files.length > 0 || effective.basis === 'concluded' ? effective.license : undefined;
  const properties = [
    ...component.properties,
    ...(conclusion === undefined || effective.basis === undefined || effective.basis === 'concluded' ? [] : [{ name: licenseBasisProperty, value: effective.basis as string }]),
    ...(effective.silent === true ? [{ name: silentProperty, value: 'true' }] : []),
    ...(effective.status === 'settled' ? [] : [{ name: licenseStatusProperty, value: effective.status as string }]),
    ...embedded.flatMap(({ pattern, license }) => (license === undefined ? [] : [{ name: 'muster:embedded-license', value: `${pattern}: ${license}` }])),
    ...(concluded === undefined ? [] : [{ name: 'muster:license-reason', value: `${concluded.reason} (${concluded.path}${concluded.line === undefined ? '' : `:${concluded.line}`})` }]),
    ...[...finders].map((value) => ({ name: 'muster:license-found-by', value })),
  ];
  const found = [detectedLicense, ...embedded.map(({ license }) => license), ...files.filter(({ role }) => role === 'source').map(({ reading }) => reading.expression)];
  const copyright = component.copyright ?? (copyrights.length === 0 ? undefined : copyrights.join('\n'));
  return {
    ...component,
    ...(copyright !== undefined && { copyright }),
    ...(component.declaredLicenses.length === 0 && { declaredLicenses: unique(foreign.map(({ expression, value }) => licenseStatement(expression ?? value))) }),
    concludedLicenses: conclusion === undefined ? [] : [licenseStatement(conclusion)],
    detectedLicenses: unique(found.filter((license) => license !== undefined).map((license) => licenseStatement(license))),
    properties,
  };
}

const unique = (licenses: readonly SbomLicense[]): SbomLicense[] => [...new Map(licenses.map((license) => [licenseWords(license), license])).values()];
