import type { Sbom, SbomComponent, SbomProperty } from '../model/sbom.ts';

/** Property by which a tool says that a package is there for development alone (`cdx:npm:package:development`, `cdx:pip:package:dev`, …). */
export const isDevelopmentProperty = ({ name, value }: SbomProperty): boolean => value === 'true' && /:(?:dev|development)$/.test(name);

export const isForDevelopment = ({ properties }: Pick<SbomComponent, 'properties'>): boolean => properties.some(isDevelopmentProperty);

/** A document that tells of some components that they are not required says by its silence that the others are, as CycloneDX has it; one that never speaks of it says nothing. */
export function withSilentScopes(sbom: Sbom): Sbom {
  if (!sbom.components.some((component) => component.scope !== undefined || isForDevelopment(component))) return sbom;
  const components = sbom.components.map((component) => (component.scope !== undefined || isForDevelopment(component) ? component : { ...component, scope: 'required' as const }));
  return { ...sbom, components };
}
