import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { juliaPurl } from './julia-purl.ts';
import type { JuliaProject } from './project-text.ts';

export function addProject(found: Collector, file: SourceFile, project: JuliaProject | undefined): NodeId {
  const { name, uuid, version, authors = [] } = project ?? {};
  return found.project({
    path: file.directory,
    name: name ?? nameOf(file.directory),
    version,
    purl: name === undefined || uuid === undefined || version === undefined ? undefined : juliaPurl(name, uuid, version),
    metadata: authors.length === 0 ? {} : { authors },
    file: file.path,
  });
}
