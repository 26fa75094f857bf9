import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { entries, strings, text, type Value } from '#core/text/value.ts';
import { galaxyPurl } from './galaxy-purl.ts';
import { collectionManifest } from './shapes.ts';

/** Every installed collection carries a manifest; dependencies are by name, so all are read together. */
export default function extract({ files, found }: ExtractInput): void {
  const nodes = new Map<string, NodeId>();
  const needs: { readonly from: NodeId; readonly names: readonly string[] }[] = [];
  for (const file of files) {
    let value: Value;
    try {
      const json = parseJson(file.text());
      checkShape(found, json, collectionManifest, file.path);
      value = json.value;
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      found.issue({ code: 'malformed', file: file.path, line: error.line, message: error.message, remedy: 'Install the collection again.' });
      continue;
    }
    const namespace = text(value, 'collection_info', 'namespace');
    const name = text(value, 'collection_info', 'name');
    const version = text(value, 'collection_info', 'version');
    if (!namespace || !name || !version) {
      found.issue({
        code: 'malformed',
        file: file.path,
        line: 1,
        message: 'the manifest has no namespace, name or version',
        remedy: 'Install the collection again.',
      });
      continue;
    }
    const description = text(value, 'collection_info', 'description');
    const homepage = text(value, 'collection_info', 'homepage');
    const repository = text(value, 'collection_info', 'repository');
    const authors = strings(value, 'collection_info', 'authors');
    const node = found.component({
      purl: galaxyPurl(`${namespace}.${name}`, version),
      licenses: strings(value, 'collection_info', 'license'),
      metadata: statedMetadata({ description, homepage, repository, authors }),
      file: file.path,
    });
    nodes.set(`${namespace}.${name}`, node);
    needs.push({ from: node, names: entries(value, 'collection_info', 'dependencies').map(([dependency]) => dependency) });
  }
  for (const { from, names } of needs) {
    for (const name of names) {
      const to = nodes.get(name);
      if (to !== undefined) found.depends(from, to);
    }
  }
}
