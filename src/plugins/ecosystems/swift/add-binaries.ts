import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { makePurl } from '#core/purl/purl.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import type { SwiftManifest } from './package-swift-text.ts';

/** Binary targets are other people's programs: no lockfile lists them, and nobody says their version. */
export function addBinaries(found: Collector, project: NodeId, { binaries }: SwiftManifest, file: string): void {
  for (const { name, url, checksum, line } of binaries) {
    const address = url === undefined ? undefined : withoutSecrets(url);
    const digest = checksum !== undefined && /^[0-9a-f]{64}$/i.test(checksum) ? checksum.toLowerCase() : undefined;
    const purl = makePurl({ type: 'generic', name, qualifiers: { download_url: address, checksum: digest === undefined ? undefined : `sha256:${digest}` } });
    found.depends(project, found.component({
      purl, origin: address === undefined ? 'path' : 'url', downloadLocation: address,
      hashes: digest === undefined ? [] : [{ algorithm: 'SHA-256', value: digest }],
      needsNothing: true, evidence: 'manifest', file, line,
    }));
  }
}
