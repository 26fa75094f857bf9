import type { NodeId } from '#core/inventory/extraction.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { Conanfile } from './manifest.ts';
import { conanPurl, parseReference } from './reference.ts';

/** The recipe or consumer that a conanfile describes; `reference` is what a lockfile calls it. */
export function addProject(found: Collector, file: SourceFile, conanfile: Conanfile | undefined, reference?: string): NodeId {
  const named = reference === undefined ? undefined : parseReference(reference);
  const name = conanfile?.name ?? named?.name;
  const version = conanfile?.version ?? named?.version;
  return found.project({
    path: file.directory,
    name: name ?? nameOf(file.directory),
    version,
    purl: name === undefined || version === undefined ? undefined : conanPurl({ ...named, name, version }),
    licenses: conanfile?.licenses,
    metadata: conanfile?.metadata,
    file: file.path,
  });
}

export function reportUnread(found: Collector, file: SourceFile, { unread }: Conanfile): void {
  for (const { line, message } of unread) {
    found.issue({
      code: 'unsupported', file: file.path, line, message,
      remedy: 'Commit the lockfile that `conan lock create` writes, which names every package.',
    });
  }
}
