import { makePurl, type Purl } from '#core/purl/purl.ts';

/** A port version of 0 is left out. */
export const vcpkgPurl = (name: string, version?: string, portVersion?: string): Purl =>
  makePurl({ type: 'vcpkg', name, version, qualifiers: { port_version: portVersion === '0' ? undefined : portVersion } });

/** `1.2.3#4` is version 1.2.3 of the software in port version 4. */
export function splitPort(version: string): { version: string; port?: string } {
  const hash = version.indexOf('#');
  return hash === -1 ? { version } : { version: version.slice(0, hash), port: version.slice(hash + 1) };
}
