import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { makePurl, PurlError, type Purl } from '#core/purl/purl.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';

/** What is imported by address: the package it belongs to, where the address names a version. */
export interface RemotePackage {
  readonly purl: Purl;
  /** The address up to the version. */
  readonly address: string;
}

/** `https://host/x/oak@v10.0.0/mod.ts` is `oak` of `host/x` in version `v10.0.0`. */
export function remotePackage(address: string): RemotePackage | undefined {
  const plain = withoutSecrets(address);
  const match = /^https?:\/\/([^/]+)\/(.+)$/.exec(plain);
  if (match === null) return undefined;
  const segments = match[2]!.split('/');
  const at = segments.findIndex((segment) => segment.indexOf('@') > 0);
  if (at === -1) return undefined;
  const segment = segments[at]!;
  const split = segment.indexOf('@');
  const root = plain.slice(0, plain.length - match[2]!.length) + segments.slice(0, at + 1).join('/');
  try {
    const purl = makePurl({
      type: 'generic',
      namespace: [match[1]!, ...segments.slice(0, at)].join('/'),
      name: segment.slice(0, split),
      version: segment.slice(split + 1),
      qualifiers: { download_url: root },
    });
    return { purl, address: root };
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
