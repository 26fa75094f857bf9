import type { SbomComponent } from '../model/sbom.ts';

/** Names under which tools note in which file they have seen a component, where they do not use the field for that: Syft, Trivy, cdxgen. */
const placeNames = /^(?:syft:location:\d+:path|aquasecurity:trivy:FilePath|SrcFile)$/;

/** Each file once, in order. */
export function placesInProperties({ properties }: Pick<SbomComponent, 'properties'>): readonly string[] {
  const found = properties.filter(({ name, value }) => value !== '' && placeNames.test(name)).map(({ value }) => value);
  return found.length < 2 ? found : [...new Set(found)];
}

/** Where cdxgen notes the address that a lockfile has. */
export const addressInProperties = ({ properties }: Pick<SbomComponent, 'properties'>): string | undefined => properties.find(({ name, value }) => name === 'ResolvedUrl' && value !== '')?.value;
