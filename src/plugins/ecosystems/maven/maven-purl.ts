import { makePurl, type Purl } from '#core/purl/purl.ts';

export interface Artifact {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version?: string | undefined;
  /** As Maven names it; `jar` when absent. */
  readonly type?: string | undefined;
  readonly classifier?: string | undefined;
}

/** The purl of an artifact; what is the default (`jar`) is not spelled out. `undefined` where group or name cannot name anything. */
export function mavenPurl({ groupId, artifactId, version, type, classifier }: Artifact): Purl | undefined {
  if (!isCoordinate(groupId) || !isCoordinate(artifactId)) return undefined;
  const handler = handlers.get(type ?? 'jar');
  return makePurl({
    type: 'maven',
    namespace: groupId,
    name: artifactId,
    version,
    qualifiers: { type: handler === undefined ? type : handler.extension, classifier: classifier || handler?.classifier },
  });
}

/** No part of coordinates holds white space, a separator or an expression. */
export const isCoordinate = (text: string): boolean => text !== '' && !/[\s:/\\${}<>|"*?#@]|^\.+$/.test(text);

/** Types that stand for a jar with or without a classifier (Maven's default artifact handlers); other types are extensions themselves. */
const handlers: ReadonlyMap<string, { readonly extension?: string; readonly classifier?: string }> = new Map([
  ['jar', {}],
  ['bundle', {}],
  ['maven-plugin', {}],
  ['ejb', {}],
  ['eclipse-plugin', {}],
  ['classpath-jar', {}],
  ['modular-jar', {}],
  ['test-jar', { classifier: 'tests' }],
  ['ejb-client', { classifier: 'client' }],
  ['java-source', { classifier: 'sources' }],
  ['javadoc', { classifier: 'javadoc' }],
]);
