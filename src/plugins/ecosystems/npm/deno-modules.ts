import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl, PurlError, type Purl } from '#core/purl/purl.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { servedPackage, type ServedPackage } from './npm-cdn.ts';
import { npmPurl } from './package-name.ts';

/** What is imported by address: the package it belongs to, where the address names a version. */
export interface RemotePackage {
  readonly purl: Purl;
  /** The address up to the version. */
  readonly address: string;
  /** What stands in place of an exact version. */
  readonly requirement?: string;
}

/** `https://host/x/oak@v10.0.0/mod.ts` is `oak` of `host/x` in version `v10.0.0`; networks that serve packages of npm and repositories are seen through. */
export function remotePackage(address: string): RemotePackage | undefined {
  const plain = withoutSecrets(address);
  const match = /^https?:\/\/([^/]+)\/(.+)$/.exec(plain);
  if (match === null) return undefined;
  const [, host = '', path = ''] = match;
  const base = plain.slice(0, plain.length - path.length);
  const served = servedPackage(host, path);
  if (served !== undefined) return ofServed(served, base);
  const raw = /^raw\.githubusercontent\.com$/.test(host) ? /^([^/]+\/[^/]+)\/(?:refs\/tags\/)?(v?\d[^/]*|[0-9a-f]{40})\//.exec(path) : null;
  if (raw !== null) return ofServed({ type: 'github', name: raw[1]!, version: raw[2], requirement: undefined, path: raw[0].slice(0, -1) }, base);
  const segments = path.split(/[?#]/, 1)[0]!.split('/');
  const at = segments.findIndex((segment) => segment.indexOf('@') > 0);
  if (at === -1) return undefined;
  const segment = segments[at]!;
  const split = segment.indexOf('@');
  const root = base + segments.slice(0, at + 1).join('/');
  const purl = purlOrNone({
    type: 'generic',
    namespace: [host, ...segments.slice(0, at)].join('/'),
    name: segment.slice(0, split),
    version: segment.slice(split + 1),
    qualifiers: { download_url: root },
  });
  return purl === undefined ? undefined : { purl, address: root };
}

function ofServed({ type, name, version, requirement, path }: ServedPackage, base: string): RemotePackage | undefined {
  const slash = name.indexOf('/');
  const purl = type === 'npm' ? npmPurl(name, version) : purlOrNone({ type, namespace: name.slice(0, slash), name: name.slice(slash + 1), version });
  return purl === undefined ? undefined : { purl, address: base + path, ...(requirement === undefined ? {} : { requirement }) };
}

function purlOrNone(parts: Parameters<typeof makePurl>[0]): Purl | undefined {
  try {
    return makePurl(parts);
  } catch (error) {
    if (error instanceof PurlError) return undefined;
    throw error;
  }
}

/** One issue for modules whose address says no version. */
export function reportUnversioned({ found }: ExtractInput, addresses: readonly string[], line: number | undefined, file?: string): void {
  if (addresses.length === 0) return;
  const shown = addresses.slice(0, 3).map(withoutSecrets).join(', ');
  found.issue({
    code: 'unresolved', line, file,
    message: `${addresses.length === 1 ? '1 module is' : `${addresses.length} modules are`} imported by an address that names no version: ${shown}${addresses.length > 3 ? ', …' : ''}`,
    remedy: 'Import a version by its address, or the package from a registry.',
  });
}
