import { makePurl, type Purl } from '#core/purl/purl.ts';

/** `namespace` is the user whose manifest holds the rock. */
export const rockPurl = (name: string, version?: string, namespace?: string): Purl => makePurl({ type: 'luarocks', namespace, name, version: version?.toLowerCase() });

/** The version that a requirement allows only: `== 1.2.3`, `= 1.2.3-1`, `1.2.3`. */
export function exactVersion(requirement: string): string | undefined {
  const text = requirement.replace(/^==?/, '').trim();
  return /^v?\d[\w.]*(?:-\w+)?$/.test(text) ? text : undefined;
}
