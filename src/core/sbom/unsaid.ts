import type { Sbom, SbomProperty } from '../model/sbom.ts';

/** Property of a document that tells what SPDX demands and its source did not say, with commas between. */
const propertyName = 'muster:unsaid';

const demanded = { created: 'timestamp', dataLicense: 'dataLicense', name: 'name' } as const;

type Demanded = keyof typeof demanded;

/** What has to be written though nobody said it is marked, so that it is not taken for a fact when it comes back. What Muster finds itself it says itself. */
export function unsaidProperties(sbom: Sbom): SbomProperty[] {
  if (sbom.format === 'muster') return [];
  const unsaid = (Object.keys(demanded) as Demanded[]).filter((key) => {
    const value = sbom[demanded[key]];
    return value === undefined || value === '' || (key === 'created' && Number.isNaN(Date.parse(value)));
  });
  return unsaid.length === 0 ? [] : [{ name: propertyName, value: unsaid.join() }];
}

/** Takes such a property up: what it names is not said. */
export function withoutUnsaid<T extends Pick<Sbom, 'properties'> & Partial<Pick<Sbom, 'timestamp' | 'dataLicense' | 'name'>>>(sbom: T): T {
  const marks = sbom.properties.filter(({ name, value }) => name === propertyName && value.split(',').every((key) => Object.hasOwn(demanded, key)));
  if (marks.length === 0) return sbom;
  const said = { ...sbom, properties: sbom.properties.filter((property) => !marks.includes(property)) };
  for (const { value } of marks) for (const key of value.split(',')) delete said[demanded[key as Demanded]];
  return said;
}
