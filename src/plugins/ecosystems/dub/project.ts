import type { Issues } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { dubPurl } from './dub-purl.ts';
import { readJsonRecipe, readSdlRecipe, type DubRecipe } from './recipe-text.ts';

export const readRecipe = (file: SourceFile, found: Issues): DubRecipe => (file.name.endsWith('.json') ? readJsonRecipe(file, found) : readSdlRecipe(file.text()));

export function addProject(found: Collector, file: SourceFile, recipe: DubRecipe | undefined): NodeId {
  const { name, version, licenses, metadata } = recipe ?? {};
  return found.project({
    path: file.directory, name: name ?? nameOf(file.directory), version,
    purl: name === undefined || version === undefined ? undefined : dubPurl(name, version),
    licenses, metadata, file: file.path,
  });
}
