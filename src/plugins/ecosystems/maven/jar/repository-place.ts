import { isCoordinate } from '../maven-purl.ts';
import { withoutExtension } from './jar-name.ts';

export interface RepositoryPlace {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  readonly classifier?: string | undefined;
}

/** Directories below which repositories of Maven's layout begin, by custom. */
const roots = new Set(['repository', 'repo', 'repos', 'repositories', 'maven2', 'maven', 'maven-repo', 'maven-repository', 'm2', 'm2repo', 'local-repo', 'releases', 'snapshots', 'system', 'lib-repo', 'm2repository']);

/** The coordinates that the place of an archive in a repository or in the cache of a build tool says; `undefined` at any other place. */
export function placeInRepository(path: string): RepositoryPlace | undefined {
  const segments = path.split('/');
  return inGradleCache(segments) ?? inIvyCache(segments) ?? inMavenLayout(segments);
}

/** `…/files-2.1/group/artifact/version/hash/artifact-version.jar` */
function inGradleCache(segments: readonly string[]): RepositoryPlace | undefined {
  const at = segments.lastIndexOf('files-2.1');
  const [group, artifact, version, , file, ...more] = at === -1 ? [] : segments.slice(at + 1);
  return group === undefined || more.length > 0 ? undefined : checked(group, artifact, version, file);
}

/** `…/.ivy2/cache/group/artifact/jars/artifact-version.jar` */
function inIvyCache(segments: readonly string[]): RepositoryPlace | undefined {
  const at = segments.lastIndexOf('.ivy2');
  const [place, group, artifact, kind = '', file = '', ...more] = at === -1 ? [] : segments.slice(at + 1);
  if (place !== 'cache' || group === undefined || artifact === undefined || !/^(?:jars|bundles|maven-plugins|orbits)$/.test(kind) || more.length > 0) return undefined;
  const version = file.startsWith(`${artifact}-`) ? withoutExtension(file).slice(artifact.length + 1) : undefined;
  return checked(group, artifact, version, file);
}

/** `…/repository/org/acme/artifact/version/artifact-version.jar` */
function inMavenLayout(segments: readonly string[]): RepositoryPlace | undefined {
  const [file, version, artifact, ...above] = segments.toReversed();
  const root = above.findIndex((segment) => roots.has(segment.toLowerCase()));
  return root < 1 ? undefined : checked(above.slice(0, root).toReversed().join('.'), artifact, version, file);
}

/** The file must go by the artifact and the version that its directories say. */
function checked(groupId: string, artifactId: string | undefined, version: string | undefined, file: string | undefined): RepositoryPlace | undefined {
  if (artifactId === undefined || version === undefined || file === undefined || !/^v?\d/.test(version)) return undefined;
  const whole = withoutExtension(file);
  const start = `${artifactId}-${version}`;
  const isSnapshot = version.endsWith('-SNAPSHOT') && whole.startsWith(`${artifactId}-${version.slice(0, -'SNAPSHOT'.length)}`);
  if (whole !== start && !whole.startsWith(`${start}-`) && !isSnapshot) return undefined;
  if (![groupId, artifactId, version].every(isCoordinate)) return undefined;
  const classifier = whole.startsWith(`${start}-`) ? whole.slice(start.length + 1) : undefined;
  return { groupId, artifactId, version, classifier };
}
