import type { Sbom, SbomComponent } from '../../model/sbom.ts';
import { append } from '../../inventory/multi-map.ts';
import { strings, text } from '../../text/value.ts';

/** The files of an SPDX 3 document that packages are delivered as, by the package: `hasDistributionArtifact`. Other formats say such things of the component itself. */
export function distributedFiles({ format, components, relationships }: Sbom): ReadonlyMap<string, readonly SbomComponent[]> {
  if (format !== 'spdx3') return new Map();
  const owners = new Map<string, string[]>();
  for (const { from, to, type } of relationships) {
    if (type === 'distribution-artifact') append(owners, to, from);
  }
  const files = new Map<string, SbomComponent[]>();
  if (owners.size === 0) return files;
  for (const component of components) {
    for (const owner of owners.get(component.ref) ?? []) append(files, owner, component);
  }
  return files;
}

/** What SPDX 3 says a file is for: `executable`, `archive`, `container`, … */
export const purposesOf = ({ foreign }: SbomComponent): string[] => [text(foreign.spdx3, 'software_primaryPurpose') ?? [], strings(foreign.spdx3, 'software_additionalPurpose')].flat();
