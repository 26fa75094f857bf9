import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { scalar, text, type Value } from '#core/text/value.ts';
import { elmPurl } from './elm-purl.ts';

/** What a manifest of any version of Elm describes; without a `name` it is called after its directory. */
export function addProject(found: Collector, file: SourceFile, manifest: Value, name: string | undefined): NodeId {
  const [version, license, description] = [scalar(manifest, 'version'), text(manifest, 'license'), text(manifest, 'summary')];
  return found.project({
    path: file.directory, name: name ?? nameOf(file.directory), version,
    purl: name === undefined || version === undefined ? undefined : elmPurl(name, version),
    licenses: license === undefined ? [] : [license],
    metadata: description === undefined ? {} : { description },
    file: file.path,
  });
}
