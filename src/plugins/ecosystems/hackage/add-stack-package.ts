import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { makePurl } from '#core/purl/purl.ts';
import { hackagePurl } from './hackage-purl.ts';
import type { StackPackage } from './stack-text.ts';

export function addStackPackage(found: Collector, { name, version, vcs, download, hashes }: StackPackage, line: number | undefined): NodeId {
  if (download !== undefined) {
    return found.component({
      purl: makePurl({ type: 'hackage', name, version, qualifiers: { download_url: download } }), origin: 'url', downloadLocation: download,
      hashes, line,
    });
  }
  return found.component({
    purl: hackagePurl(name, version, vcs), origin: vcs === undefined ? 'registry' : 'git', downloadLocation: vcs, hashes, line,
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
