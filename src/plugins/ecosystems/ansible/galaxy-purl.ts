import { makePurl, type Purl } from '#core/purl/purl.ts';

/** `namespace.name` of a collection or role; roles of old have no namespace. */
export function galaxyPurl(name: string, version: string | undefined): Purl {
  return makePurl({ type: 'ansible', ...namespaceAndName(name), version });
}

export function namespaceAndName(written: string): { readonly namespace?: string; readonly name: string } {
  const dot = written.indexOf('.');
  return { ...(dot > 0 && { namespace: written.slice(0, dot) }), name: written.slice(dot + 1) };
}

/** The version, where a requirement allows only one: `1.2.3`, `==1.2.3`. */
export function exactVersion(requirement: string | undefined): string | undefined {
  const version = requirement?.trim().replace(/^==?\s*/, '');
  return version !== undefined && /^v?\d+(?:\.\d+)+(?:[-+][0-9A-Za-z.+-]+)?$/.test(version) ? version : undefined;
}
