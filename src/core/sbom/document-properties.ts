import type { Sbom, SbomProperty } from '../model/sbom.ts';

/** Properties in which SPDX says what it has no member for of a document. */
const names = { revision: 'muster:revision', lifecycle: 'muster:lifecycle' } as const;

/** `areSaid`: whether a member of the format says all phases, and in their order. */
export function documentProperties({ revision, lifecycles, properties }: Sbom, areSaid: boolean): readonly SbomProperty[] {
  return [
    ...properties,
    ...(revision === undefined || revision === 1 ? [] : [{ name: names.revision, value: String(revision) }]),
    ...(areSaid ? [] : lifecycles.map((value) => ({ name: names.lifecycle, value }))),
  ];
}

/** `said`: phases by the member of the format. */
export function readDocumentProperties(given: readonly SbomProperty[], said: readonly string[]): Pick<Sbom, 'properties' | 'lifecycles'> & Partial<Pick<Sbom, 'revision'>> {
  const valuesOf = (wanted: string): string[] => given.filter(({ name }) => name === wanted).map(({ value }) => value);
  const revision = Number(valuesOf(names.revision)[0]);
  const lifecycles = valuesOf(names.lifecycle);
  return {
    properties: given.filter(({ name }) => name !== names.revision && name !== names.lifecycle),
    lifecycles: lifecycles.length > 0 ? lifecycles : [...said],
    ...(Number.isSafeInteger(revision) && revision > 0 && { revision }),
  };
}
