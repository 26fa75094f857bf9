import type { NodeId } from '#core/inventory/extraction.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { repositoryPackages } from './cabal-project-text.ts';
import { hackagePurl } from './hackage-purl.ts';

/** Packages that a `cabal.project` takes from repositories; the rest of the file says how to build. */
export default function extract({ file, found }: ExtractInput): void {
  addRepositoryPackages(found, file);
}

export function addRepositoryPackages(found: Collector, file: SourceFile): Map<string, NodeId> {
  return new Map(repositoryPackages(file.text()).map(({ name, vcs, line }) =>
    [name, found.component({ purl: hackagePurl(name, undefined, vcs), origin: 'git', file: file.path, evidence: 'manifest', line })]));
}
