import type { Descriptions } from '#core/plugin/descriptions.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { parseXml, child, children } from '#core/text/xml.ts';
import { mavenPurl } from '../maven-purl.ts';
import type { PomSource } from './pom-library.ts';

/** POMs of a repository that is part of the tree (`…/<artifact>/<version>/<artifact>-<version>.pom`), then those that a registry described. */
export function sourceOf(tree: TreeView, descriptions: Descriptions | undefined): PomSource {
  return {
    pom(coordinates) {
      const { groupId, artifactId, version } = coordinates;
      const ending = `${groupId.replaceAll('.', '/')}/${artifactId}/${version}/${artifactId}-${version}.pom`;
      const file = tree.named(`${artifactId}-${version}.pom`).find(({ path }) => path === ending || path.endsWith(`/${ending}`));
      if (file !== undefined) return { text: file.text(), path: file.path };
      const purl = descriptions && mavenPurl(coordinates);
      const text = purl && descriptions.get(purl);
      return typeof text === 'string' ? { text, path: purl! } : undefined;
    },
    versions(groupId, artifactId) {
      const purl = descriptions && mavenPurl({ groupId, artifactId });
      const text = purl && descriptions.get(purl);
      return typeof text === 'string' ? readVersions(text) : undefined;
    },
  };
}

/** Versions of a `maven-metadata.xml`; `undefined` when it is none. */
function readVersions(text: string): string[] | undefined {
  try {
    return children(child(child(parseXml(text), 'versioning'), 'versions'), 'version').map((version) => version.text);
  } catch {
    return undefined;
  }
}
