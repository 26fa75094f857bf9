import type { Hash, HashAlgorithm } from '#core/model/component.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readXmlList } from '#core/plugin/read-xml.ts';
import { children, type XmlElement } from '#core/text/xml.ts';
import { mavenPurl } from '../maven-purl.ts';

const algorithms: ReadonlyMap<string, HashAlgorithm> = new Map([['md5', 'MD5'], ['sha1', 'SHA-1'], ['sha256', 'SHA-256'], ['sha512', 'SHA-512']]);

/** Every module that the build may fetch, plugins and parent POMs included, with the checksums of its files. */
export default function extract({ file, found }: ExtractInput): void {
  const { root, items } = readXmlList(found, file, ['components', 'component']);
  if (root.name !== 'verification-metadata') {
    found.issue({ code: 'malformed', line: root.line, message: `the root element is <${root.name}>, not <verification-metadata>`, remedy: 'Let Gradle write the file again with --write-verification-metadata.' });
    return;
  }
  for (const component of items()) {
    const groupId = component.attributes.get('group') ?? '';
    const artifactId = component.attributes.get('name') ?? '';
    const version = component.attributes.get('version');
    const purl = mavenPurl({ groupId, artifactId, version });
    if (purl === undefined) {
      found.issue({ code: 'partial', line: component.line, message: `a component has no readable ${groupId === '' ? 'group' : 'name'}`, remedy: 'Let Gradle write the file again with --write-verification-metadata.' });
      continue;
    }
    if (version === undefined) {
      found.issue({ code: 'unresolved', line: component.line, message: `the component ${groupId}:${artifactId} has no version`, remedy: 'Let Gradle write the file again with --write-verification-metadata.' });
    }
    found.component({ purl, line: component.line, hashes: hashesOf(component, `${artifactId}-${version ?? ''}`) });
  }
}

/** Of the main file only: the other files of a module (POM, sources, variants) have checksums of their own. */
function hashesOf(component: XmlElement, baseName: string): Hash[] {
  const main = children(component, 'artifact').find((artifact) => [`${baseName}.jar`, `${baseName}.aar`, `${baseName}.klib`, `${baseName}.war`].includes(artifact.attributes.get('name') ?? ''));
  const hashes: Hash[] = [];
  for (const item of main?.children ?? []) {
    const algorithm = algorithms.get(item.name);
    if (algorithm === undefined) continue;
    for (const trust of [item, ...children(item, 'also-trust')]) {
      const value = trust.attributes.get('value')?.toLowerCase();
      if (value !== undefined && /^[0-9a-f]+$/.test(value)) hashes.push({ algorithm, value });
    }
  }
  return hashes;
}
