/** What stands behind the name of a module, because it is built for each version of Scala and each platform. */
export interface ScalaTarget {
  /** As written (`3.3.1`, `2.13`); `undefined` when it is not known. */
  readonly version?: string | undefined;
  /** `_sjs1`, `_native0.5`; nothing for the JVM. */
  readonly platform?: string | undefined;
}

export interface ScalaCoordinates {
  readonly group: string;
  readonly name: string;
  /** Nothing is added to the name, the binary version of Scala (`_2.13`), or all of it (`_2.13.8`). */
  readonly cross: 'none' | 'binary' | 'full';
  /** Whether the name says the platform too. */
  readonly isPlatform: boolean;
  readonly version?: string;
  readonly classifier?: string;
}

/** `org:name:1.0`, `org::name:1.0`, `org:::name:1.0`, `org::name::1.0`; attributes behind it as Mill (`;classifier=…`) and coursier (`,classifier=…`) write them. */
export function readCoordinates(text: string): ScalaCoordinates | undefined {
  const [coordinates = '', ...attributes] = text.trim().split(/[;,]/);
  const match = /^([^:\s]+)(:{1,3})([^:\s]+)(?:(::?)([^:\s]+))?$/.exec(coordinates.trim());
  if (match === null) return undefined;
  const [, group, colons, name, mark, version] = match as unknown as [string, string, string, string, string?, string?];
  const classifier = attributes.map((each) => /^\s*classifier=(.+)$/.exec(each)?.[1]?.trim()).find((each) => each !== undefined);
  return {
    group, name,
    cross: colons === ':' ? 'none' : colons === '::' ? 'binary' : 'full',
    isPlatform: mark === '::',
    ...(version === undefined ? {} : { version }),
    ...(classifier === undefined ? {} : { classifier }),
  };
}

/** The name as it is published; without what is not known. */
export function publishedName({ name, cross, isPlatform }: ScalaCoordinates, { version, platform }: ScalaTarget): string {
  const scala = cross === 'none' || version === undefined ? '' : `_${cross === 'full' ? version : binaryVersion(version)}`;
  return `${name}${isPlatform ? (platform ?? '') : ''}${scala}`;
}

export const binaryVersion = (version: string): string => (version.startsWith('3') ? '3' : version.split('.').slice(0, 2).join('.'));
