import type { Sbom, SbomProperty } from '../model/sbom.ts';

/** Name of the property of a document that tells what SPDX demands and its source did not say. */
const propertyName = 'muster:unsaid';

const demanded = { created: 'timestamp', dataLicense: 'dataLicense', name: 'name' } as const;

type Demanded = keyof typeof demanded;

/** What has to be written though nobody said it is marked, so that it is not taken for a fact when it comes back. What Muster finds itself it says itself. */
export const unsaidProperties = (sbom: Sbom): SbomProperty[] => (sbom.format === 'muster' ? [] : (Object.keys(demanded) as Demanded[]).flatMap((key) => {
  const value = sbom[demanded[key]];
  const isSaid = value !== undefined && value !== '' && (key !== 'created' || !Number.isNaN(Date.parse(value)));
  return isSaid ? [] : [{ name: propertyName, value: key }];
}));

/** Takes such properties up: what they name is not said. */
export function withoutUnsaid<T extends Pick<Sbom, 'properties'> & Partial<Pick<Sbom, 'timestamp' | 'dataLicense' | 'name'>>>(sbom: T): T {
  const unsaid = new Set(sbom.properties.filter(({ name, value }) => name === propertyName && Object.hasOwn(demanded, value)).map(({ value }) => demanded[value as Demanded]));
  if (unsaid.size === 0) return sbom;
  const { ...rest } = sbom;
  for (const key of unsaid) delete rest[key];
  return { ...rest, properties: sbom.properties.filter(({ name, value }) => name !== propertyName || !Object.hasOwn(demanded, value)) };
}
