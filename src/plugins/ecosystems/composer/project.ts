import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { isRecord, scalar, text } from '#core/text/value.ts';
import { composerPurl, licensesOf, metadataOf } from './package-entry.ts';
import { composerJson } from './shapes.ts';

/** The manifest beside a lockfile; one that cannot be read is reported and left out. */
export function readManifest(found: Collector, file: SourceFile): JsonText | undefined {
  found.claim(file.path);
  const json = readOrReport(found, file, () => parseJson(file.text()));
  if (json === undefined) return undefined;
  if (isRecord(json.value)) {
    checkShape(found, json, composerJson, file.path);
    return json;
  }
  found.issue({ code: 'malformed', file: file.path, line: 1, message: 'the manifest is not a JSON object', remedy: 'Repair composer.json.' });
  return undefined;
}

export function addProject(found: Collector, file: SourceFile, manifest: JsonText | undefined): NodeId {
  const value = manifest?.value;
  const [name, version] = [text(value, 'name'), scalar(value, 'version')];
  return found.project({
    path: file.directory,
    name: name ?? nameOf(file.directory),
    version,
    purl: name === undefined || version === undefined ? undefined : composerPurl(name, version),
    licenses: licensesOf(value),
    metadata: metadataOf(value),
    file: file.path,
  });
}
