import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import { mavenPurl } from '../maven-purl.ts';
import type { EffectivePom } from './effective-pom.ts';
import { isResolved } from '../interpolate.ts';
import { metadataOf } from './pom-metadata.ts';

/** The project that a POM describes, under the coordinates that it would be published as. */
export function addProject(found: Collector, effective: EffectivePom): NodeId {
  const { pom, coordinates, artifactId, version } = effective;
  const { licenses, licenseSource, metadata } = metadataOf(effective);
  return found.project({
    path: pom.directory,
    name: artifactId !== undefined && isResolved(artifactId) ? artifactId : nameOf(pom.directory),
    version: version !== undefined && isResolved(version) ? version : undefined,
    purl: coordinates && mavenPurl(coordinates),
    licenses,
    licenseSource,
    metadata,
    owners: pom.raw.developers.map(({ name, email }) => (name !== undefined && email !== undefined ? `${name} <${email}>` : (name ?? email))).filter((owner) => owner !== undefined),
    file: pom.path,
    line: pom.raw.line,
  });
}
