import type { Registry, RegistryEndpoint, RegistryFacts, RegistryRequest } from '#core/plugin/registry.ts';
import type { PurlParts } from '#core/purl/purl.ts';
import { parseXml } from '#core/text/xml.ts';
import { isCoordinate } from '../maven-purl.ts';
import { readPom, type RawPom } from '../pom/raw-pom.ts';
import { repositoryEndpoints } from './client-repositories.ts';
import { mavenAssignments } from './registry-assignments.ts';

/** Credentials in `settings.xml` are often names of these. */
const credentials = [
  'MAVEN_USERNAME', 'MAVEN_PASSWORD', 'MAVEN_TOKEN', 'NEXUS_USERNAME', 'NEXUS_PASSWORD', 'ARTIFACTORY_USERNAME', 'ARTIFACTORY_PASSWORD', 'GITHUB_ACTOR', 'GITHUB_TOKEN', 'CI_JOB_TOKEN',
];

/**
 * A Maven repository: the POM of a version, and for a purl without version the list of versions (`maven-metadata.xml`). The repositories are those of the
 * clients' settings; with none of them Maven itself is asked, whose own built-in settings name its default repository.
 */
const registry: Registry = {
  configuration: {
    files: [
      '~/.m2/settings.xml', '$MAVEN_HOME/conf/settings.xml', '$M2_HOME/conf/settings.xml', '/etc/maven/settings.xml', '/usr/share/maven/conf/settings.xml',
      '~/.gradle/init.gradle', '~/.gradle/init.gradle.kts', '~/.sbt/repositories',
    ],
    environment: ['COURSIER_REPOSITORIES', ...credentials],
    commands: [['mvn', '-q', '-B', 'help:evaluate', '-Dexpression=project.repositories', '-DforceStdout']],
    parse: repositoryEndpoints,
  },
  assignments: mavenAssignments,
  archive: {
    form: 'zip',
    request: archiveRequest,
    // licence files are often left out of what is built
    beside: (purl, endpoint) => (purl.qualifiers?.['classifier'] === undefined ? archiveRequest({ ...purl, qualifiers: { ...purl.qualifiers, classifier: 'sources', type: 'jar' } }, endpoint) : undefined),
  },
  request({ namespace, name, version, qualifiers }, endpoint) {
    if (namespace === undefined || namespace === null || !isCoordinate(namespace) || !isCoordinate(name) || qualifiers?.['vcs_url'] !== undefined) return undefined;
    const directory = [endpoint.url, ...namespace.split('.'), name].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
    if (version === undefined || version === '') return { url: `${directory}/maven-metadata.xml`, accept: 'application/xml' };
    // the POM of a snapshot is called after the time of its build
    if (!isCoordinate(version) || version.endsWith('-SNAPSHOT')) return undefined;
    return { url: `${directory}/${encodeURIComponent(version)}/${encodeURIComponent(`${name}-${version}`)}.pom`, accept: 'application/xml' };
  },
  parse(body, { version }): RegistryFacts {
    if (version !== undefined && version !== '') return factsOf(readPom(body));
    if (parseXml(body).name !== 'metadata') throw new Error('it is no list of versions');
    return { licenses: [], metadata: {} };
  },
};

export default registry;

function archiveRequest(purl: PurlParts, endpoint: RegistryEndpoint): RegistryRequest | undefined {
  const { name, version, qualifiers } = purl;
  const { type = 'jar', classifier } = qualifiers ?? {};
  // a POM alone has no archive
  if (version === undefined || version === '' || type === 'pom' || !isCoordinate(type) || (classifier !== undefined && !isCoordinate(classifier))) return undefined;
  const pom = registry.request(purl, endpoint);
  const file = `${name}-${version}${classifier === undefined ? '' : `-${classifier}`}.${type}`;
  return pom === undefined ? undefined : { url: `${pom.url.slice(0, pom.url.lastIndexOf('/'))}/${encodeURIComponent(file)}`, accept: '*/*' };
}

/** What needs properties of a parent to be read stays out. */
function factsOf(pom: RawPom): RegistryFacts {
  const metadata = { description: pom.description, homepage: pom.url, repository: pom.scmUrl, supplier: pom.organization };
  const authors = pom.developers.map(({ name, email }) => name ?? email).filter((author) => author !== undefined && isPlain(author));
  return {
    licenses: pom.licenses.filter(({ value, url = '' }) => isPlain(value + url)),
    metadata: {
      ...Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined && isPlain(value))),
      ...(authors.length > 0 ? { authors: authors as string[] } : {}),
    },
    ...inherited(pom),
  };
}

/** A POM without licences has those of its parent. */
function inherited({ licenses, parent }: RawPom): Pick<RegistryFacts, 'inherits'> {
  const { groupId, artifactId, version } = parent ?? {};
  if (licenses.length > 0 || groupId === undefined || artifactId === undefined || version === undefined || !isPlain(groupId + artifactId + version)) return {};
  return { inherits: { type: 'maven', namespace: groupId, name: artifactId, version } };
}

const isPlain = (text: string): boolean => !text.includes('${');
