import { makePurl, type Purl } from '#core/purl/purl.ts';

/** `namespace.name` of a collection or role; roles of old have no namespace. */
export function galaxyPurl(name: string, version: string | undefined): Purl {
  const dot = name.indexOf('.');
  return makePurl({ type: 'ansible', namespace: dot > 0 ? name.slice(0, dot) : undefined, name: name.slice(dot + 1), version });
}

/** The version, where a requirement allows only one: `1.2.3`, `==1.2.3`. */
export function exactVersion(requirement: string | undefined): string | undefined {
  const version = requirement?.trim().replace(/^==?\s*/, '');
  return version !== undefined && /^v?\d+(?:\.\d+)+(?:[-+][0-9A-Za-z.+-]+)?$/.test(version) ? version : undefined;
}
