import { strongest, type Scope } from '#core/model/scope.ts';
import type { ReportInput } from '#core/plugin/report.ts';

/** Sorted and unique over all inventories; first-party projects are not components and are left out. */
export default function* render({ inventories }: ReportInput): Generator<string> {
  const scopes = new Map<string, Scope>();
  for (const { components } of inventories) {
    for (const { purl, scope } of components) {
      const known = scopes.get(purl);
      scopes.set(purl, known === undefined ? scope : strongest(known, scope));
    }
  }
  const purls = [...scopes.keys()];
  if (inventories.length > 1) purls.sort();
  for (const purl of purls) {
    const scope = scopes.get(purl)!;
    yield scope === 'runtime' ? `${purl}\n` : `${purl}\t${scope}\n`;
  }
}
