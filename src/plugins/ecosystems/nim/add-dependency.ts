import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { exactVersion, nimPurl } from './nim-purl.ts';
import type { NimDependency } from './nimble-text.ts';

/** A package as the `.nimble` file `file` asks for it. */
export function addDependency(found: Collector, file: SourceFile, { name, url, revision, requirement, line }: NimDependency): NodeId {
  const purl = nimPurl(name, exactVersion(requirement) ?? revision, url === undefined ? undefined : vcsUrl(url, revision));
  return found.component({ purl, requirement, origin: url === undefined ? 'registry' : 'git', file: file.path, line, evidence: 'manifest' });
}
