import type { Component } from '#core/model/component.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import type { ReportInput } from '#core/plugin/report.ts';

/** Sorted and unique over all inventories; first-party projects are not components and are left out. */
export default function* render({ inventories }: ReportInput): Generator<string> {
  const [first] = inventories;
  if (inventories.length === 1) {
    for (const component of first!.components) yield line(component);
    return;
  }
  const scopes = new Map<Component['purl'], Scope>();
  for (const { components } of inventories) {
    for (const { purl, scope } of components) {
      const known = scopes.get(purl);
      scopes.set(purl, known === undefined ? scope : strongest(known, scope));
    }
  }
  for (const purl of [...scopes.keys()].sort()) yield line({ purl, scope: scopes.get(purl)! });
}

const line = ({ purl, scope }: Pick<Component, 'purl' | 'scope'>): string => (scope === 'runtime' ? `${purl}\n` : `${purl}\t${scope}\n`);
