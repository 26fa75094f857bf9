import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { makePurl } from '#core/purl/purl.ts';
import { hackagePurl } from './hackage-purl.ts';
import type { StackPackage } from './stack-text.ts';

export function addStackPackage(found: Collector, { name, version, vcs, download, hashes }: StackPackage, place: Pick<ComponentInput, 'file' | 'line' | 'evidence'>): NodeId {
  if (download !== undefined) {
    return found.component({
      purl: makePurl({ type: 'hackage', name, version, qualifiers: { download_url: download } }), origin: 'url', downloadLocation: download,
      hashes, ...place,
    });
  }
  return found.component({
    purl: hackagePurl(name, version, vcs), origin: vcs === undefined ? 'registry' : 'git', downloadLocation: vcs, hashes, ...place,
  });
}

/** A snapshot fixes hundreds of packages and is not on disk. */
export function reportSnapshot(found: Collector, snapshot: string, line: number | undefined): void {
  found.issue({
    code: 'unresolved', line,
    message: `packages that come from the snapshot ${snapshot} are not named here`,
    remedy: 'Scan with the dist-newstyle directory, or commit a cabal.project.freeze that `stack ls dependencies cabal` writes.',
  });
}
